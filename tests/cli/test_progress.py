"""A bar where a person looks at standard error, and nothing of it elsewhere."""

import os
import pty
import subprocess
from pathlib import Path

from khronika.cli.walk import how_many, is_missing
from khronika.errors import InputError
from khronika.read import captures_in
from khronika.records.capture import Capture
from tests.cli.running import COMMAND, GOOD, khronika
from tests.store.made import NOON


def seen_in_a_window(*arguments: str) -> tuple[int, str]:
    """The exit code, and what standard error showed in a terminal."""
    window, inner = pty.openpty()
    with subprocess.Popen([*COMMAND, *arguments], stdin=inner, stdout=subprocess.DEVNULL, stderr=inner) as running:
        os.close(inner)
        shown = b"".join(iter(lambda: _part(window), b""))
    os.close(window)
    return running.returncode, shown.decode()


def _part(window: int) -> bytes:
    """Some of what was shown; nothing at the end, where a window gives an error."""
    try:
        return os.read(window, 65_536)
    except OSError:
        return b""


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


def test_the_bar_ends_where_the_reading_ends(home: Path) -> None:
    """A folder is walked twice, to be counted and to be read: by the same rules."""
    row = '{"id": "a", "text": "x"}\n'
    folder = home / "in"
    for name, content in {
        "a.txt": "words",
        "lines.txt": row * 3,
        "lines.ndjson": row * 2,
        "page.html": row * 2,
        "empty.jsonl": "",
        "style.css": "p {}",
        ".hidden/a.txt": "words",
        "deep/b": row,
    }.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(content)
    (folder / "gone.txt").symlink_to("nowhere")
    os.mkfifo(folder / "pipe.jsonl")
    inputs = ["in", "in/lines.txt", "nowhere"]
    assert how_many(inputs) == len(list(captures_in(inputs, no_fetch, lambda: NOON)))


def no_fetch(address: str) -> Capture:
    raise InputError(address, "no connection", "check the address")


def test_what_is_not_there_is_known_before_anything_is_done(home: Path) -> None:
    (home / "a.txt").write_text("x")
    assert [is_missing(name) for name in ("a.txt", "b.txt", "https://news.example/a", "a\0b", ".")] == [False, True, False, True, False]
