"""The examples in README and the documentation run, and print what they show."""

import doctest
import re
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LOOSELY = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE


class Command(NamedTuple):
    """A line at the prompt, and what a page shows below it."""

    line: str
    shown: str


def blocks_of(page: Path, language: str) -> list[str]:
    return [text for found, text in FENCE.findall(page.read_text(encoding="utf-8")) if found == language]


def commands_of(page: Path) -> list[Command]:
    """Every line after a ``$`` in the page's ``console`` blocks."""
    parts = [part for block in blocks_of(page, "console") for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]]
    return [Command(*part.split("\n", maxsplit=1)) for part in parts]


@pytest.mark.parametrize("page", [page for page in PAGES if blocks_of(page, "pycon")], ids=lambda page: page.name)
def test_the_python_on_a_page_gives_what_the_page_shows(page: Path) -> None:
    session = doctest.DocTestParser().get_doctest("\n".join(blocks_of(page, "pycon")), {}, page.name, str(page), 0)
    report: list[str] = []
    assert session.examples
    assert doctest.DocTestRunner(optionflags=LOOSELY).run(session, out=report.append).failed == 0, "".join(report)


@pytest.mark.parametrize("page", [page for page in PAGES if commands_of(page)], ids=lambda page: page.name)
def test_the_commands_on_a_page_give_what_the_page_shows(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In a new folder with the examples, a new ledger, and khronika as it is installed beside this Python."""
    pytest.importorskip("khronika.cli")
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    monkeypatch.setenv("PATH", str(Path(sys.executable).parent), prepend=":")
    monkeypatch.setenv("KHRONIKA_LEDGER", str(tmp_path / "ledger.db"))
    monkeypatch.setenv("COLUMNS", "140")
    for command in commands_of(page):
        ran = subprocess.run(["bash", "-c", command.line], cwd=tmp_path, capture_output=True, text=True, check=False)
        assert ran.returncode == 0, f"{command.line}: {ran.stderr}"
        if command.shown.strip():
            printed = ran.stdout + ran.stderr
            assert doctest.OutputChecker().check_output(command.shown, printed, LOOSELY), f"{command.line} printed\n{printed}"
