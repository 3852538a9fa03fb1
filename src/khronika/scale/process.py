"""A reading process, seen from the one that asks it."""

import subprocess
import sys
from collections.abc import Iterator, Sequence
from queue import Empty, Queue
from threading import Lock, Thread
from typing import IO

from khronika.errors import SettingsError
from khronika.records.body import body_of, record_in
from khronika.scale.task import ReadPage, Step, Task, Word
from khronika.scale.unread import Unread
from khronika.settings import one_thread_environment

COMMAND = (sys.executable, "-P", "-m", "khronika.scale.reading_process")
"""``-P`` so that no file in the folder where a person stands is taken for a library."""

LOADING_SECONDS = 600.0
SAID: dict[str, type[ReadPage] | type[Step] | type[Unread]] = {Word.STEP: Step, Word.READ: ReadPage, Word.UNREAD: Unread}

Said = ReadPage | Step | Unread


class StoppedError(Exception):
    """The run is being stopped."""


class EndedError(Exception):
    """The process ended in the middle; ``code`` is as Python gives it, ``is_hanging`` where a page took too long."""

    def __init__(self, code: int, *, is_hanging: bool = False) -> None:
        super().__init__(code)
        self.code = code
        self.is_hanging = is_hanging


class ReadingProcess:
    """A process that reads shards one after another, begun when the first comes, and anew when it has ended.

    ``stop`` ends it for good, and may be called by another thread.
    """

    def __init__(self, command: Sequence[str] = COMMAND) -> None:
        self._command = command
        self._process: subprocess.Popen[bytes] | None = None
        self._lines: Queue[bytes] = Queue()
        self._is_stopped = False
        self._lock = Lock()

    def answers(self, task: Task) -> Iterator[Said]:
        """What it says to a task; ``EndedError`` where it dies, or says nothing for longer than a page may take."""
        self._begin()
        self._ask(task)
        while True:
            line = self._line(task.timeout_seconds)
            word, _, what = line.decode().partition(" ")
            if word == Word.END:
                return
            if word == Word.FAULT:
                raise SettingsError(record_in(str, what))
            yield record_in(SAID[word], what)

    def stop(self) -> None:
        """Ends the process, whatever it is doing, and lets no other begin."""
        self._is_stopped = True
        self._end()

    def _begin(self) -> None:
        """Lets a process load what it needs, unless one has."""
        if self._process is not None:
            return
        with self._lock:
            if self._is_stopped:
                raise StoppedError
            self._lines = Queue()
            self._process = subprocess.Popen(  # noqa: S603 - khronika's own module
                self._command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=one_thread_environment()
            )
            Thread(target=_listen, args=(self._process.stdout, self._lines), daemon=True).start()
        word, _, what = self._line(LOADING_SECONDS).decode().partition(" ")
        if word == Word.FAULT:
            raise SettingsError(record_in(str, what))

    def _ask(self, task: Task) -> None:
        pipe = None if self._process is None else self._process.stdin
        try:
            if pipe is not None:
                pipe.write(f"{body_of(task)}\n".encode())
                pipe.flush()
        except OSError:
            raise self._ended() from None

    def _line(self, timeout_seconds: float) -> bytes:
        try:
            line = self._lines.get(timeout=timeout_seconds)
        except Empty:
            raise self._ended(is_hanging=True) from None
        if not line:
            raise self._ended()
        return line

    def _ended(self, *, is_hanging: bool = False) -> EndedError:
        code = self._end()
        if self._is_stopped:
            raise StoppedError
        return EndedError(code, is_hanging=is_hanging)

    def _end(self) -> int:
        """Ends the process, if it has not ended by itself; its exit code as Python gives it."""
        with self._lock:
            process, self._process = self._process, None
        if process is None:
            return 0
        process.kill()
        code = process.wait()
        if process.stdin is not None:
            _close(process.stdin)
        return code


def _listen(pipe: IO[bytes], lines: "Queue[bytes]") -> None:
    """Takes lines as they come; nothing stands for the end."""
    with pipe:
        for line in pipe:
            lines.put(line)
    lines.put(b"")


def _close(pipe: IO[bytes]) -> None:
    """Closes a pipe at whose other end nobody is, and in which words may be stuck."""
    try:
        pipe.close()
    except OSError:
        return
