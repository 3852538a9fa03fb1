"""How every command ends: a complaint in one line, a reader that went away, a person who pressed Ctrl-C."""

import errno
import os
import sys
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import ParamSpec

import typer

from khronika.errors import KhronikaError, RecordError

SOME_FAILED = 1
NOTHING_DONE = 2
STOPPED = 130
NOBODY_READS = 141
"""What a shell says of a program that a closed pipe ended."""

NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO)

P = ParamSpec("P")


def mannered(command: Callable[P, int]) -> Callable[P, None]:
    """The command, its result the program's exit code; a fault of khronika's own, which a wrong record is too, goes through."""

    @wraps(command)
    def run(*args: P.args, **kwargs: P.kwargs) -> None:
        raise typer.Exit(_code_of(lambda: command(*args, **kwargs)))

    return run


def _code_of(command: Callable[[], int]) -> int:
    from khronika.cli.screen import flush, show_warnings, tell  # noqa: PLC0415 - loads rich

    _open_what_is_closed()
    show_warnings()
    try:
        code = command()
        flush()
    except RecordError:
        raise
    except KhronikaError as error:
        tell("error", str(error), "bold red")
        return NOTHING_DONE
    except BrokenPipeError:
        _let_go_of_output()
        return NOBODY_READS
    except OSError as error:
        if error.errno not in NO_ROOM:
            raise
        tell("error", f"the results cannot be written: {error.strerror}; free some space, or send them elsewhere", "bold red")
        _let_go_of_output()
        return NOTHING_DONE
    except KeyboardInterrupt:
        tell("stopped", "what the ledger had by then, it keeps; the same command again goes on", "bold yellow")
        return STOPPED
    return code


def _open_what_is_closed() -> None:
    """Somewhere for words to go where a stream was closed before the program began (``>&-``)."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115 - open until the end


def _let_go_of_output() -> None:
    """Keeps Python from complaining at its end that nobody takes its last words."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
