"""Where words go: results to standard output, everything else to standard error."""

import logging
import sys

from rich.console import Console
from rich.text import Text

from khronika.cli.plain import harmless_json, plain


def results() -> Console:
    """Standard output, for people; what its encoding cannot show is written as an escape."""
    return _console(to_error=False)


def notices() -> Console:
    """Standard error."""
    return _console(to_error=True)


def tell(label: str, words: str, style: str = "") -> None:
    """A line for the person, on standard error; with a label before it, such as ``failed``."""
    line = Text(f"{label}: " if label else "", style).append(plain(words), "")
    notices().print(line)


def write_line(json: bytes) -> None:
    """A line of results for a program, always in UTF-8."""
    sys.stdout.buffer.write(harmless_json(json.decode()).encode() + b"\n")


def flush() -> None:
    """Sends what was written on its way."""
    sys.stdout.flush()


def show_warnings() -> None:
    """Lets khronika's own warnings reach the person, and no library's."""
    logging.lastResort = None
    log = logging.getLogger("khronika")
    if not any(isinstance(handler, _Notices) for handler in log.handlers):
        log.addHandler(_Notices(logging.WARNING))


class _Notices(logging.Handler):
    def emit(self, record: logging.LogRecord) -> None:
        tell("warning", record.getMessage(), "yellow")


def _console(*, to_error: bool) -> Console:
    stream = sys.stderr if to_error else sys.stdout
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(errors="backslashreplace")
    return Console(stderr=to_error, highlight=False, markup=False, emoji=False, soft_wrap=True)


def say(words: str) -> None:
    """A line of results for a person."""
    results().print(Text(plain(words)))
