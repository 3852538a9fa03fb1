"""Help comes at once: nothing heavy is loaded for it."""

import json
import subprocess
import sys
import time

import pytest

from khronika import __version__
from tests.cli.running import khronika

HEAVY = {"spacy", "thinc", "numpy", "sqlalchemy", "alembic", "trafilatura", "lxml", "htmldate", "httpx", "httpcore", "py3langid", "msgspec"}
SECONDS = 3
"""Generous, for machines that do other things as well; here it takes a tenth of that."""

LIST_MODULES = """
import json, sys
from khronika.__main__ import main
sys.argv = ["khronika", *sys.argv[1:]]
try:
    main()
except SystemExit as end:
    assert not end.code, end.code
sys.stderr.write(json.dumps(sorted({name.partition(".")[0] for name in sys.modules})))
"""


@pytest.mark.parametrize("arguments", [["--help"], ["read", "--help"], ["claims", "--help"], ["verify", "--help"], ["--version"]])
def test_help_comes_at_once_and_loads_nothing_heavy(arguments: list[str]) -> None:
    begin = time.monotonic()
    done = subprocess.run([sys.executable, "-c", LIST_MODULES, *arguments], capture_output=True, text=True, check=True)
    assert time.monotonic() - begin < SECONDS
    assert HEAVY & set(json.loads(done.stderr)) == set()
    assert done.stdout


def test_help_names_every_command() -> None:
    ran = khronika("--help")
    assert ran.code == 0
    assert [name for name in ("read", "claims", "verify", "evaluate") if f"\n  {name} " not in ran.out] == []


def test_the_version_is_the_packages() -> None:
    assert khronika("--version").out == f"khronika {__version__}\n"


def test_no_command_at_all_shows_help_and_is_wrong_usage() -> None:
    ran = khronika()
    assert ran.code == 2
    assert "Commands:" in ran.out + ran.err
