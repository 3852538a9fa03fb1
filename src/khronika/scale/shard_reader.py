"""What reads a shard and keeps what came out of it: the same on one machine and on a cluster."""

import atexit
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cache
from threading import Lock, local

from khronika.scale.done import Done, done_of
from khronika.scale.manner import Manner
from khronika.scale.process import COMMAND, ReadingProcess
from khronika.scale.run_folder import RunFolder
from khronika.scale.shard import Shard
from khronika.scale.task import Task
from khronika.scale.unread import Unread
from khronika.scale.watching import outcomes_of


class Processes:
    """The reading processes of this one, one for each thread; ``stop`` ends them for good."""

    def __init__(self, command: Sequence[str] = COMMAND) -> None:
        self._command = command
        self._own = local()
        self._all: list[ReadingProcess] = []
        self._lock = Lock()
        self._is_stopped = False

    def mine(self) -> ReadingProcess:
        """That of the thread that asks."""
        if not hasattr(self._own, "process"):
            self._own.process = ReadingProcess(self._command)
            with self._lock:
                self._all.append(self._own.process)
                if self._is_stopped:
                    self._own.process.stop()
        process: ReadingProcess = self._own.process
        return process

    def stop(self) -> None:
        """Ends all of them, whatever they are doing."""
        with self._lock:
            self._is_stopped = True
            for process in self._all:
                process.stop()

    def __reduce__(self) -> tuple[Callable[[tuple[str, ...]], "Processes"], tuple[tuple[str, ...]]]:
        """Where this is sent to another machine, that has processes of its own."""
        return processes_here, (tuple(self._command),)


@cache
def processes_here(command: tuple[str, ...]) -> Processes:
    """The reading processes of this process that are begun with a command."""
    processes = Processes(command)
    atexit.register(processes.stop)
    return processes


@dataclass(frozen=True, slots=True)
class ShardReader:
    """Reads shards in a manner into a folder; no page may take longer than ``timeout_seconds``."""

    folder: RunFolder
    manner: Manner
    timeout_seconds: float
    processes: Processes = field(default_factory=Processes)

    def read(self, shard: Shard) -> Done:
        """Reads a shard and writes its files, the empty one that marks it done last; what became of it."""
        lines, unread, reports = list[str](), list[Unread](), 0
        for outcome in outcomes_of(Task(shard, self.manner, self.timeout_seconds), self.processes.mine()):
            if isinstance(outcome, Unread):
                unread.append(outcome)
            else:
                reports += 1
                lines.extend(outcome.lines)
        return done_of(reports, self.folder.keep(shard, lines, unread), unread)
