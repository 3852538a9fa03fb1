"""Where words go: results to standard output, everything else to standard error."""

import codecs
import logging
import sys
from typing import TextIO

from rich.console import Console
from rich.text import Text

from khronika.cli.plain import harmless_json, plain

PLAINER = {"━": "-", "“": '"', "”": '"', "·": "-", "…": "..."}
"""What stands for signs of khronika's own in an encoding that does not have them."""


class Screen(Console):
    """A console that says when nobody reads it any more."""

    def on_broken_pipe(self) -> None:
        """Leaves it to whoever runs the command to end it."""
        raise BrokenPipeError


def results() -> Console:
    """Standard output, for people."""
    return _console(sys.stdout, to_error=False)


def notices() -> Console:
    """Standard error."""
    return _console(sys.stderr, to_error=True)


def say(words: str) -> None:
    """A line of results for a person."""
    results().print(Text(plain(words)))


def tell(label: str, words: str, style: str = "") -> None:
    """A line for the person, on standard error; with a label before it, such as ``failed``."""
    notices().print(Text(f"{label}: " if label else "", style).append(plain(words), "not bold default on default"))


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


def _console(stream: TextIO, *, to_error: bool) -> Console:
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None and stream.errors != "plainer":
        codecs.register_error("plainer", _plainer)
        reconfigure(errors="plainer")
    return Screen(stderr=to_error, highlight=False, markup=False, emoji=False, soft_wrap=True)


def _plainer(error: UnicodeError) -> tuple[str | bytes, int]:
    """What an encoding cannot show, as its own signs or as an escape."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    lost = error.object[error.start : error.end]
    return "".join(PLAINER.get(sign, sign.encode("ascii", "backslashreplace").decode()) for sign in lost), error.end
