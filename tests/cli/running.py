"""Runs khronika for tests: here where the parser is loaded already, or as a process of its own where that matters."""

import os
import subprocess
import sys
from dataclasses import dataclass

from typer.testing import CliRunner

from khronika.cli import app

COMMAND = [sys.executable, "-m", "khronika"]

STOPPABLE = """
import signal
signal.signal(signal.SIGINT, signal.default_int_handler)
from khronika.__main__ import main
main()
"""
"""The same where the tests run in the background of a shell, which lets Ctrl-C pass its children by."""

GOOD = (
    "Two nurses detained in Bulawayo\n\n5 March 2024\n\n"
    "Police in Bulawayo detained Thandiwe Moyo and Rudo Dube on Monday, their lawyer said.\n\n"
    "A court in Harare sentenced Tendai Sibanda to two years in prison on 1 March 2024.\n"
)
UNDATED = GOOD.replace("5 March 2024\n\n", "")
RUSSIAN = (
    "Трёх журналистов задержали в Минске\n\n"
    "В понедельник в Минске задержали трёх журналистов, сообщили их коллеги. Где они находятся сейчас, родственникам не сказали.\n"
)


@dataclass(frozen=True, slots=True)
class Ran:
    """How a command ended, and what it said."""

    code: int
    out: str
    err: str


def khronika(*arguments: object) -> Ran:
    """The command, in this process."""
    result = CliRunner().invoke(app, [str(argument) for argument in arguments], catch_exceptions=False)
    return Ran(result.exit_code, result.stdout, result.stderr)


def process(*arguments: object, most_kilobytes: int | None = None, **environment: str) -> subprocess.Popen[str]:
    """The command, as a process of its own; no file that it writes may grow over ``most_kilobytes``, as on a full disk."""
    limit = [] if most_kilobytes is None else ["bash", "-c", f'ulimit -f {most_kilobytes}; exec "$@"', "bash"]
    return subprocess.Popen(
        [*limit, sys.executable, "-c", STOPPABLE, *map(str, arguments)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, **environment},  # noqa: TID251 - a test's own edge
    )


def ended(running: subprocess.Popen[str]) -> Ran:
    """The same when it has ended."""
    out, err = running.communicate(timeout=120)
    return Ran(running.returncode, out, err)
