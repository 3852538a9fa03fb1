"""What may happen to a run: nothing is lost, nothing is doubled, and the page at fault is named."""

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from khronika.scale import LocalEngine
from khronika.scale.unread import Why
from tests.scale.fake_process import CRASH, FAULT, HANG
from tests.scale.made import Running, files_in, ids_in, plain, write_lines


@pytest.fixture
def disk() -> Iterator[Path]:
    """A small disk of memory."""
    with TemporaryDirectory() as folder:
        mount = ["mount", "-t", "tmpfs", "-o", "size=200k", "tmpfs", folder]
        if os.geteuid() != 0 or subprocess.run(mount, check=False).returncode:
            pytest.skip("a disk of memory can be made by an administrator alone")
        yield Path(folder)
        subprocess.run(["umount", folder], check=True)


def with_page(words: str, number: int = 9, at: int = 4) -> list[str]:
    texts = plain(number)
    texts[at] = f"This page {words}."
    return texts


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (CRASH, "the process that read it died 2 times (killed by SIGSEGV); please report the fault"),
        (HANG, "it took longer than 3 seconds; give more with --timeout in a new run"),
        (FAULT, "a fault of khronika's own (IndexError in fake_process.py"),
    ],
)
def test_a_page_that_crashes_hangs_or_fails_costs_itself_alone_and_is_named(tmp_path: Path, words: str, told: str) -> None:
    path = write_lines(tmp_path / "a.jsonl", *with_page(words))
    running = Running([path], tmp_path / "out", timeout_seconds=3 if words == HANG else 20)
    done = running.go()
    [failed] = done.failed
    assert (failed.name, failed.why) == (f"{path.as_uri()}#4", Why.FAILED)
    assert told in failed.reason
    assert ids_in(running.folder.path) == [0, 1, 2, 3, 5, 6, 7, 8]


def test_a_worker_that_is_killed_in_the_middle_is_replaced_and_nothing_is_lost(tmp_path: Path) -> None:
    path = write_lines(tmp_path / "a.jsonl", *with_page("kills its process"))
    killed = Running([path], tmp_path / "out", shard_size=9)
    assert killed.go().failed == ()
    assert (tmp_path / "killed").exists()
    undisturbed = Running([path], tmp_path / "other", shard_size=9)
    undisturbed.go()
    assert files_in(killed.folder.path) == files_in(undisturbed.folder.path)
    assert ids_in(killed.folder.path) == list(range(9))


def test_a_full_disk_ends_the_run_and_after_room_was_made_it_goes_on(tmp_path: Path, disk: Path) -> None:
    path = write_lines(tmp_path / "a.jsonl", *plain(60))
    with pytest.raises(OSError, match="No space left on device"):
        Running([path], disk / "out").go(LocalEngine(2))
    done = {file: file.stat().st_mtime_ns for file in disk.glob("out/*.done")}
    assert 0 < len(done) < 20
    subprocess.run(["mount", "-o", "remount,size=8m", disk], check=True)
    again = Running([path], disk / "out")
    assert again.go().shards == 20 - len(done)
    assert {file: file.stat().st_mtime_ns for file in done} == done
    assert ids_in(again.folder.path) == list(range(60))
    assert not list(disk.glob("out/.*"))
