"""A bar where a person looks at standard error, and nothing of it elsewhere."""

import os
import pty
from pathlib import Path

from khronika.cli.walk import how_many, is_missing
from tests.cli.running import COMMAND, GOOD, khronika


def seen_in_a_window(*arguments: str) -> tuple[int, str]:
    """The exit code, and what standard error showed in a terminal."""
    child, window = pty.fork()
    if child == 0:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        os.execv(COMMAND[0], [*COMMAND, *arguments])  # noqa: S606 - khronika itself
    shown = b""
    while True:
        try:
            part = os.read(window, 65_536)
        except OSError:
            break
        if not part:
            break
        shown += part
    os.close(window)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), shown.decode()


def test_a_window_shows_how_far_the_reading_is(home: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (home / name).write_text(GOOD.replace("Monday", f"Monday ({name})"))
    code, shown = seen_in_a_window("read", "a.txt", "b.txt")
    assert code == 0
    assert "0/2" in shown
    assert "2 reports read" in shown


def test_nothing_of_it_stands_in_a_file(home: Path) -> None:
    (home / "a.txt").write_text(GOOD)
    ran = khronika("read", "a.txt")
    assert ran.err.count("\n") == 1
    assert "━" not in ran.err


def test_the_bar_is_as_long_as_there_are_reports(home: Path) -> None:
    (home / "in" / "deep").mkdir(parents=True)
    (home / "in" / "deep" / "lines.jsonl").write_text('{"id": 1}\n\n{"id": 2}\n')
    (home / "in" / "a.html").write_text("<p>")
    (home / "in" / ".hidden").write_text("x")
    assert how_many(["in", "https://news.example/a", "in/a.html", "nowhere.txt", "a\0b"]) == 3 + 1 + 1 + 1 + 1


def test_what_is_not_there_is_known_before_anything_is_done(home: Path) -> None:
    (home / "a.txt").write_text("x")
    assert [is_missing(name) for name in ("a.txt", "b.txt", "https://news.example/a", "a\0b", ".")] == [False, True, False, True, False]
