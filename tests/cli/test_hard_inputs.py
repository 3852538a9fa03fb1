"""Inputs, disks and ends that nobody wishes for: a clear message, the right exit code, and nothing lost that was stored before."""

import json
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from khronika.store import Ledger
from tests.cli.running import GOOD, Ran, ended, khronika, process
from tests.store.made import NOON

NOBODY = 65_534
LINE = {"title": "Two nurses detained", "text": "Two nurses detained\n\nPolice detained two nurses in Bulawayo on 4 March 2024."}


def line(id: object, **fields: object) -> str:
    return json.dumps({"id": f"r{id}", **LINE, "published": "2024-03-05", "language": "en", **fields})


@pytest.fixture
def kept(home: Path, ledger: Path) -> Path:
    """A ledger that already holds a report."""
    (home / "kept.txt").write_text(GOOD)
    assert khronika("read", "kept.txt", "--format", "none").code == 0
    return ledger


def stored(location: Path) -> int:
    """How many reports the ledger holds; it must be sound."""
    with Ledger.open(str(location), lambda: NOON, "Ama", create=False) as ledger:
        assert list(ledger.verify()) == []
        return ledger.counts().reports


FAULTY: dict[str, tuple[bytes, str]] = {
    "empty.txt": (b"", "it is empty; give a file or page with text in it"),
    "blank.html": (b" \n\t\n", "it is empty; give a file or page with text in it"),
    "picture.txt": (bytes(range(256)) * 20, "its bytes are no text; give a web page, plain text or JSON lines"),
    "huge.html": (b"<html><body><p>" + b"held " * 10_000_000, "it is larger than 20,000,000 bytes; cut it into smaller files"),
    "wrong_day.jsonl": (line(1, published="2024-02-31").encode(), "field published: '2024-02-31' cannot be read; give a day such as"),
    "day_in_words.jsonl": (line(1, published="last week").encode(), "field published: 'last week' cannot be read; give a day such as"),
    "cut.jsonl": (line(1).encode()[:40], "it is no JSON, column"),
}


@pytest.mark.parametrize("name", FAULTY)
def test_an_input_that_cannot_be_read_is_named_with_a_way_out_and_the_rest_is_kept(name: str, kept: Path, home: Path) -> None:
    content, complaint = FAULTY[name]
    (home / name).write_bytes(content)
    (home / "other.txt").write_text(GOOD.replace("nurses", "teachers"))
    ran = khronika("read", name, "other.txt", "--format", "none")
    assert ran.code == 1
    assert f"failed: {home / name}" in ran.err or f"failed: {name}" in ran.err
    assert complaint in ran.err
    assert "1 input failed" in ran.err
    assert stored(kept) == 2


def test_a_page_that_was_cut_is_read_as_far_as_it_goes(home: Path, ledger: Path) -> None:
    page = f"<html><head><title>Two nurses detained</title></head><body><article><p>{GOOD.splitlines()[4]}</p><p>A court <a hre"
    (home / "cut.html").write_text(page)
    ran = khronika("read", "cut.html")
    assert ran.code == 0
    assert "“detained”" in ran.out
    assert stored(ledger) == 1


def test_a_wrong_line_does_not_stop_the_lines_after_it(home: Path, ledger: Path) -> None:
    (home / "reports.jsonl").write_text("\n".join([line(1), line(2, published="2024-31-12"), "{", line(4)]))
    ran = khronika("read", "reports.jsonl", "--format", "none")
    assert ran.code == 1
    assert [row.partition(": ")[0] for row in ran.err.splitlines() if row.startswith("failed")] == ["failed", "failed"]
    assert f"{home}/reports.jsonl, line 2: " in ran.err or "reports.jsonl, line 2: " in ran.err
    assert stored(ledger) == 2


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that an ordinary user can get to, and that is theirs."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        if os.geteuid() == 0:
            os.chown(folder, NOBODY, NOBODY)
        yield folder


AS_ORDINARY_USER = """
import os, sys
from typer.testing import CliRunner
from khronika.cli import app
assert CliRunner().invoke(app, ["read", "good.txt", "--no-store"]).exit_code == 0
import alembic.op, alembic.runtime.migration, alembic.script, importlib.resources
from khronika.store import Ledger
from datetime import UTC, datetime
if os.geteuid() == 0:
    os.setgroups([])
    os.setgid({nobody})
    os.setuid({nobody})
app(sys.argv[1:])
"""


def as_ordinary_user(folder: Path, *arguments: str) -> Ran:
    """The command as somebody who may not read everything; what it loads is loaded before, for that may not be theirs to read."""
    done = subprocess.run(
        [sys.executable, "-c", AS_ORDINARY_USER.format(nobody=NOBODY), *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    return Ran(done.returncode, done.stdout, done.stderr)


def test_a_folder_without_rights_is_named_and_the_rest_is_read(open_folder: Path) -> None:
    (open_folder / "good.txt").write_text(GOOD)
    for name, rights in (("shut", 0o000), ("listed", 0o444)):
        (open_folder / name).mkdir()
        (open_folder / name / "a.txt").write_text(GOOD)
        (open_folder / name).chmod(rights)
    try:
        ran = as_ordinary_user(open_folder, "read", "shut", "listed", "listed/a.txt", "good.txt", "--no-store", "--format", "none")
    finally:
        for name in ("shut", "listed"):
            (open_folder / name).chmod(0o755)
    assert ran.code == 1, ran.err
    failed = [row.split(": ")[1:] for row in ran.err.splitlines() if row.startswith("failed")]
    assert [name for name, _ in failed] == ["shut", "listed/a.txt", "listed/a.txt"]
    assert all("it may not be read; give yourself the right" in words for _, words in failed)
    assert "1 report read" in ran.err


def test_a_ledger_in_a_folder_without_rights_is_out_of_reach(open_folder: Path) -> None:
    (open_folder / "good.txt").write_text(GOOD)
    (open_folder / "shut").mkdir()
    (open_folder / "shut").chmod(0o555)
    if os.geteuid() == 0:
        os.chown(open_folder / "shut", 0, 0)
    ran = as_ordinary_user(open_folder, "read", "good.txt", "--ledger", "shut/ledger.db")
    assert ran.code == 2
    assert "cannot be opened: Permission denied; name a file in a folder that you may write to" in ran.err
    assert "Traceback" not in ran.err


def test_a_disk_that_is_full_loses_nothing_stored_before_and_says_what_to_do(kept: Path, home: Path) -> None:
    (home / "many.jsonl").write_text("\n".join(line(number, text=f"{LINE['text']} {number}", note="x" * 60_000) for number in range(60)))
    ran = ended(process("read", "many.jsonl", "--format", "none", most_kilobytes=kept.stat().st_size // 1024 + 1_500))
    assert ran.code == 2
    assert "Traceback" not in ran.err
    told, complaint = ran.err.splitlines()[-2:]
    assert complaint.startswith(f"error: {kept} ")
    assert "disk" in complaint
    new = int(told.rpartition(": ")[2].split()[0])
    assert stored(kept) == 1 + new > 1
    assert [path.name for path in kept.parent.glob("ledger.db*")] == ["ledger.db"]


def test_a_full_folder_for_temporary_files_is_told_in_one_line(kept: Path, home: Path) -> None:
    ran = ended(process("read", "kept.txt", most_kilobytes=500))
    assert (ran.code, ran.out) == (2, "")
    assert "free some space in the folder for temporary files" in ran.err
    assert "Traceback" not in ran.err
    assert stored(kept) == 1


@pytest.mark.parametrize(("end", "code"), [(signal.SIGKILL, -signal.SIGKILL), (signal.SIGINT, 130)])
def test_a_reading_that_is_stopped_keeps_what_it_showed_and_goes_on_the_next_time(
    end: signal.Signals, code: int, kept: Path, home: Path
) -> None:
    (home / "many.jsonl").write_text("\n".join(line(number, text=f"{LINE['text']} {number}") for number in range(100)))
    running = process("read", "many.jsonl", "--format", "jsonl", PYTHONUNBUFFERED="1")
    assert running.stdout is not None
    shown = [running.stdout.readline()]
    running.send_signal(end)
    ran = ended(running)
    shown += ran.out.splitlines()
    whole = [row for row in shown if row.endswith(("}", "}\n"))]
    assert ran.code == code
    assert "Traceback" not in ran.err
    assert len(whole) < 100
    assert stored(kept) >= 1 + len(whole) > 1
    again = khronika("read", "many.jsonl", "--format", "none")
    assert again.code == 0
    assert stored(kept) == 101


@pytest.mark.parametrize("format", ["jsonl", "table"])
def test_a_reader_that_goes_away_ends_it_quietly(format: str, home: Path, kept: Path) -> None:
    (home / "many.jsonl").write_text("\n".join(line(number, text=f"{LINE['text']} {number}") for number in range(64)))
    running = process("read", "many.jsonl", "--format", format, "--no-store")
    assert running.stdout is not None
    assert running.stderr is not None
    running.stdout.close()
    assert running.stderr.read() == ""
    running.stderr.close()
    assert running.wait(timeout=120) == 141


@pytest.mark.parametrize("format", ["jsonl", "table", "csv"])
def test_results_that_cannot_be_written_are_told_in_one_line(format: str, kept: Path) -> None:
    command = [sys.executable, "-m", "khronika", "claims", "--format", format]
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False, timeout=120)
    assert done.returncode == 2
    assert done.stderr.startswith("error: the results cannot be written: No space left on device; ")
    assert done.stderr.count("\n") == 1


def test_closed_streams_stop_nothing(home: Path, ledger: Path) -> None:
    (home / "good.txt").write_text(GOOD)
    command = f"{sys.executable} -m khronika read good.txt >&- 2>&-"
    assert subprocess.run(["bash", "-c", command], check=False, timeout=120).returncode == 0
    assert stored(ledger) == 1


def test_a_terminal_without_unicode_gets_plainer_signs(kept: Path) -> None:
    ran = ended(process("claims", PYTHONIOENCODING="ascii", COLUMNS="80"))
    assert ran.code == 0
    assert ran.out.startswith("-" * 80)
    assert '"detained"' in ran.out
