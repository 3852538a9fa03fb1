"""A kill, a full disk and a neighbour: nothing stored before is lost, and the ledger stays sound."""

import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import Engine, event
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.pool import ConnectionPoolEntry

from khronika.errors import LedgerError
from khronika.store import Added, Ledger, sqlite
from tests.store.adding import PAGES_IN_A_BATCH
from tests.store.content import all_rows
from tests.store.made import NOON, Page, many_pages

ROOT = Path(__file__).parents[2]


def adding(location: Path, moment: str = "-", limit_bytes: str = "-") -> subprocess.Popen[str]:
    """A process that adds pages to the ledger until something stops it."""
    command = [sys.executable, "-m", "tests.store.adding", str(location), moment, limit_bytes]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)


def opened(location: Path) -> Ledger:
    return Ledger.open(str(location), lambda: NOON, "Ama")


def assert_holds(location: Path, told: int) -> None:
    """All that the process told of is there, whole batches of it, and it can go on."""
    with opened(location) as ledger:
        stored = ledger.counts().reports
        assert stored in (told, told + PAGES_IN_A_BATCH)
        assert list(ledger.verify()) == []
        assert ledger.add(page.item for page in many_pages(0, stored)) == Added(known=stored)
        assert ledger.add(page.item for page in many_pages(stored, 2)).reports == 2
        assert list(ledger.verify()) == []
    assert [file.name for file in location.parent.iterdir()] == [location.name]


MOMENTS = [
    "making 8",
    "making 40",
    "statement 1",  # the beginning of the first transaction
    "statement 9",  # the first rows
    "statement 60",  # the last rows of the first batch
    "commit 1",
    "statement 150",  # within a later batch
    "commit 2",
    "commit 3",
]


@pytest.mark.parametrize("moment", MOMENTS)
def test_a_process_that_is_killed_loses_nothing_it_had_stored(tmp_path: Path, moment: str) -> None:
    location = tmp_path / "ledger.db"
    process = adding(location, moment)
    told, _ = process.communicate(timeout=60)
    assert process.returncode == -signal.SIGKILL
    assert_holds(location, int((told.split() or ["0"])[-1]))


@pytest.mark.parametrize("wait_seconds", [0.003, 0.011, 0.017, 0.024, 0.041])
def test_a_process_that_is_killed_at_any_time_loses_nothing_it_had_stored(tmp_path: Path, wait_seconds: float) -> None:
    location = tmp_path / "ledger.db"
    with adding(location) as process:
        assert process.stdout is not None
        told = process.stdout.readline()
        time.sleep(wait_seconds)
        process.kill()
        told += process.stdout.read()
    assert_holds(location, int([line for line in told.split("\n") if line][-1]))


@pytest.fixture
def full_disk() -> Iterator[None]:
    """A database that may not grow any more."""

    def leave_no_room(connection: DBAPIConnection, _: ConnectionPoolEntry) -> None:
        cursor = connection.cursor()
        cursor.execute("PRAGMA page_count")
        [pages] = cursor.fetchone() or (0,)
        cursor.execute(f"PRAGMA max_page_count = {pages + 3}")

    event.listen(Engine, "connect", leave_no_room)
    yield
    event.remove(Engine, "connect", leave_no_room)


def test_a_disk_that_fills_up_is_told_with_a_remedy_and_the_addition_is_taken_back(tmp_path: Path, request: pytest.FixtureRequest) -> None:
    location = tmp_path / "ledger.db"
    with opened(location) as ledger:
        ledger.add([Page().item])
        before = all_rows(ledger)
        request.getfixturevalue("full_disk")
        with opened(location) as full, pytest.raises(LedgerError, match="disk is full; free some space") as told:
            full.add(page.item for page in many_pages(0, 50))
        assert str(location) in str(told.value)
        assert all_rows(ledger) == before
        assert list(ledger.verify()) == []


def test_a_file_that_may_not_grow_is_told_and_what_was_stored_stays(tmp_path: Path) -> None:
    location = tmp_path / "ledger.db"
    *told, complaint = adding(location, limit_bytes="700000").communicate(timeout=60)[0].strip().split("\n")
    assert "the disk refuses; check the disk and its free space" in complaint
    assert_holds(location, int(told[-1]))


def test_an_addition_waits_for_a_neighbour_and_then_says_politely_that_the_ledger_is_in_use(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlite, "WAIT_SECONDS", 0.2)
    location = tmp_path / "ledger.db"
    with opened(location) as ledger:
        ledger.add([Page().item])
        neighbour = sqlite3.connect(location, isolation_level=None)
        neighbour.execute("BEGIN IMMEDIATE")
        begin = time.monotonic()
        with pytest.raises(LedgerError, match="in use by another khronika; wait"):
            ledger.add([replace(Page(), address="https://news.example/b").item])
        assert time.monotonic() - begin >= 0.2
        neighbour.execute("ROLLBACK")
        neighbour.close()
        assert ledger.add([replace(Page(), address="https://news.example/b").item]).reports == 1
        assert list(ledger.verify()) == []


def test_two_processes_that_add_the_same_pages_at_once_store_them_once(tmp_path: Path) -> None:
    location = tmp_path / "ledger.db"
    processes = [adding(location, "commit 12") for _ in range(2)]
    told = [int(process.communicate(timeout=60)[0].split()[-1]) for process in processes]
    with opened(location) as ledger:
        assert ledger.counts().reports in (max(told), max(told) + PAGES_IN_A_BATCH)
        assert ledger.counts().claims == 2 * ledger.counts().reports
        assert list(ledger.verify()) == []
