"""A backup is the whole ledger, from either database and into either; only a sound one is made or restored."""

import stat
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import update

from khronika.errors import DamagedLedgerError, LedgerError
from khronika.store import Ledger
from khronika.store.backup import back_up, restore
from khronika.store.schema import reports
from tests.databases import DATABASES, new_location
from tests.store.content import all_rows
from tests.store.made import NOON, Page, many_pages


@pytest.fixture(params=DATABASES)
def target(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Ledger]:
    """An empty ledger, on each database."""
    (tmp_path / "target").mkdir()
    with new_location(request.param, tmp_path / "target") as location, Ledger.open(location, lambda: NOON, "Ama") as ledger:
        yield ledger


def test_a_restored_ledger_is_the_one_that_was_backed_up_and_goes_on(ledger: Ledger, target: Ledger, tmp_path: Path) -> None:
    ledger.add(page.item for page in many_pages(0, 25))
    ledger.add([Page(text="Суд\n\nВ Минск приехала Ольга Ткач, she was released on March 6. By Tendai Sibanda").item])
    out = tmp_path / "backup.db"
    back_up(ledger, out)
    restore(out, target)
    assert all_rows(target) == all_rows(ledger)
    assert list(target.verify()) == []
    assert target.add(page.item for page in many_pages(20, 10)).reports == 5
    assert list(target.verify()) == []


def test_a_backup_is_one_file_for_its_owner_alone(ledger: Ledger, tmp_path: Path) -> None:
    (tmp_path / "kept").mkdir()
    ledger.add([Page().item])
    back_up(ledger, tmp_path / "kept" / "backup.db")
    assert {file.name: stat.S_IMODE(file.stat().st_mode) for file in (tmp_path / "kept").iterdir()} == {"backup.db": 0o600}


def test_a_backup_takes_no_other_files_place(ledger: Ledger, tmp_path: Path) -> None:
    (tmp_path / "other").write_text("Dear diary")
    with pytest.raises(LedgerError, match=r"there is something at .* already; name another file"):
        back_up(ledger, tmp_path / "other")
    assert (tmp_path / "other").read_text() == "Dear diary"


def test_a_ledger_that_is_not_sound_makes_no_backup(ledger: Ledger, tmp_path: Path) -> None:
    ledger.add([Page().item])
    with ledger.writing() as connection:
        connection.execute(update(reports).values(title="Nobody held"))
    with pytest.raises(DamagedLedgerError, match=r"is not as it was stored .*; restore an earlier backup"):
        back_up(ledger, tmp_path / "backup.db")
    assert not (tmp_path / "backup.db").exists()


def test_a_ledger_that_holds_something_is_not_written_over(ledger: Ledger, target: Ledger, tmp_path: Path) -> None:
    ledger.add([Page().item])
    back_up(ledger, tmp_path / "backup.db")
    target.add(page.item for page in many_pages(0, 1))
    before = all_rows(target)
    with pytest.raises(LedgerError, match="holds something already; name a ledger that does not exist yet"):
        restore(tmp_path / "backup.db", target)
    assert all_rows(target) == before


def test_a_torn_backup_is_not_restored(ledger: Ledger, target: Ledger, tmp_path: Path) -> None:
    ledger.add(page.item for page in many_pages(0, 20))
    out = tmp_path / "backup.db"
    back_up(ledger, out)
    out.write_bytes(out.read_bytes()[:-5000])
    with pytest.raises(DamagedLedgerError):
        restore(out, target)
    assert target.counts().captures == 0
