"""What people pasted and dropped, on its way into the ledger: read in the background, a few words of progress for each."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from itertools import count
from queue import SimpleQueue
from threading import Lock, Thread

from khronika.errors import InputError, KhronikaError
from khronika.records.capture import Capture
from khronika.store import Ledger

KEPT_JOBS = 100
"""Of how many jobs the state is remembered."""


@dataclass(frozen=True, slots=True)
class Step:
    """A few reports that were read of a job: how many, how many claims they have, and the inputs that failed."""

    reports: int
    claims: int
    failures: tuple[InputError, ...] = ()


Input = str | Capture | InputError
"""An address, bytes that somebody sent, or why they cannot be read."""

Read = Callable[[Input, Ledger], Iterator[Step]]
"""Reads one input into the ledger, step by step."""


class Stage(StrEnum):
    """How far a job has come."""

    WAITING = "waiting"
    READING = "reading"
    JOINING = "joining"
    DONE = "done"


@dataclass(slots=True)
class Job:
    """One input of one person; ``claims`` and ``reports`` count what was read of it so far, ``failures`` say what could not be."""

    number: int
    who: str
    label: str
    begun: datetime
    stage: Stage = Stage.WAITING
    reports: int = 0
    claims: int = 0
    failures: list[str] = field(default_factory=list)

    @property
    def is_done(self) -> bool:
        """Whether nothing more comes of it."""
        return self.stage is Stage.DONE


@dataclass(frozen=True, slots=True)
class Worker:
    """What reads, and what joins what was read; both are handed in."""

    read: Read
    join: Callable[[Ledger], object]


class Readings:
    """The jobs of a desk, read one after the other by one thread, which begins with the first."""

    def __init__(self, worker: Worker) -> None:
        self._worker = worker
        self._numbers = count(1)
        self._jobs: list[Job] = []
        self._queue: SimpleQueue[tuple[Job, Input, Ledger] | None] = SimpleQueue()
        self._lock = Lock()
        self._thread: Thread | None = None

    def add(self, input: Input, label: str, ledger: Ledger) -> Job:
        """A new job for whoever's ledger it is; it is read when those before it are."""
        with self._lock:
            job = Job(next(self._numbers), ledger.who, label, ledger.clock())
            self._jobs = [*self._jobs[1 - KEPT_JOBS :], job]
            if self._thread is None:
                self._thread = Thread(target=self._run, name="readings", daemon=True)
                self._thread.start()
        self._queue.put((job, input, ledger))
        return job

    def of(self, who: str) -> list[Job]:
        """The jobs of a person, the newest first."""
        return [job for job in reversed(self._jobs) if job.who == who]

    def end(self) -> None:
        """Waits until everything is read, and reads nothing more."""
        self._queue.put(None)
        if self._thread is not None:
            self._thread.join()

    def _run(self) -> None:
        while (asked := self._queue.get()) is not None:
            job, input, ledger = asked
            try:
                self._read(job, input, ledger)
            except KhronikaError as error:
                job.failures.append(str(error))
            except Exception as fault:  # noqa: BLE001 - the next job must be read whatever came up in this one
                job.failures.append(f"a fault of khronika's own ({type(fault).__name__}); please report it")
            job.stage = Stage.DONE

    def _read(self, job: Job, input: Input, ledger: Ledger) -> None:
        job.stage = Stage.READING
        for step in self._worker.read(input, ledger):
            job.reports += step.reports
            job.claims += step.claims
            job.failures += map(str, step.failures)
        job.stage = Stage.JOINING
        self._worker.join(ledger)
