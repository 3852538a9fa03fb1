"""Whose file a ledger is, where it can be, and which files are none."""

import os
import sqlite3
import stat
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from sqlalchemy.exc import OperationalError

from khronika.errors import LedgerError
from khronika.store import ClaimFilter, Ledger, sqlite
from khronika.store.complaint import complaints
from tests.store.made import NOON, Page, many_pages

NOBODY = 65534


def opened(location: object, *, create: bool = True) -> Ledger:
    return Ledger.open(str(location), lambda: NOON, "Nadia", create=create)


def rights(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.fixture
def ordinary_user() -> Iterator[Path]:
    """A folder of an ordinary user, who runs the test where the machine's administrator started it."""
    user = os.geteuid() or NOBODY
    with TemporaryDirectory() as folder:
        os.chown(folder, user, -1)
        before = os.geteuid()
        os.seteuid(user)
        yield Path(folder)
        os.seteuid(before)


def test_the_file_and_the_folders_it_needs_are_for_their_owner_alone(tmp_path: Path) -> None:
    location = tmp_path / "new" / "folders" / "ledger.db"
    before = os.umask(0)
    try:
        opened(location).close()
    finally:
        os.umask(before)
    assert rights(location) == 0o600
    assert [rights(folder) for folder in (location.parent, location.parent.parent)] == [0o700, 0o700]


def test_a_folder_that_was_there_keeps_its_rights(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    opened(tmp_path / "ledger.db").close()
    assert rights(tmp_path) == 0o755


def test_an_empty_file_becomes_a_ledger_for_its_owner_alone(tmp_path: Path) -> None:
    location = tmp_path / "ledger.db"
    location.touch(mode=0o644)
    with opened(location) as ledger:
        assert ledger.counts().reports == 0
    assert rights(location) == 0o600


def test_side_files_have_the_rights_of_the_ledger(tmp_path: Path) -> None:
    location = tmp_path / "ledger.db"
    with opened(location) as ledger, ledger.engine.execution_options(begin="IMMEDIATE").connect() as connection:
        connection.exec_driver_sql("UPDATE khronika_version SET version_num = '0'")
        assert {file.name: rights(file) for file in tmp_path.iterdir()} == {"ledger.db": 0o600, "ledger.db-journal": 0o600}
        connection.rollback()


def test_between_additions_the_ledger_is_one_file_that_can_be_copied(tmp_path: Path) -> None:
    location, copy = tmp_path / "ledger.db", tmp_path / "copy.db"
    with opened(location) as ledger:
        ledger.add([Page().item])
        copy.write_bytes(location.read_bytes())
        assert [file.name for file in tmp_path.glob("ledger*")] == ["ledger.db"]
    with opened(copy) as other:
        assert len(list(other.claims(ClaimFilter()))) == 2
        assert list(other.verify()) == []


def test_a_row_cannot_belong_to_a_row_that_is_not_there(tmp_path: Path) -> None:
    with opened(tmp_path / "ledger.db") as ledger, ledger.engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
        assert connection.exec_driver_sql("PRAGMA synchronous").scalar() == 3
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "delete"


def _folder(path: Path) -> None:
    path.mkdir()


def _text(path: Path) -> None:
    path.write_text("Dear diary, today I read the news. " * 50)


def _other_database(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE recipes (name)")
    connection.close()


def _newer_ledger(path: Path) -> None:
    opened(path).close()
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE khronika_version SET version_num = '0999'")
    connection.close()


def _ledger_without_version(path: Path) -> None:
    opened(path).close()
    with sqlite3.connect(path) as connection:
        connection.execute("DELETE FROM khronika_version")
    connection.close()


def _cut_ledger(path: Path) -> None:
    with opened(path) as ledger:
        ledger.add(page.item for page in many_pages(0, 20))
    path.write_bytes(path.read_bytes()[:5000])


REFUSED = [
    (_folder, "is a folder; name a file in it"),
    (_text, "is not a ledger; name another file"),
    (_other_database, "is a database, but not a ledger of khronika; name another file"),
    (_newer_ledger, "was made by a newer khronika .*0999.*; upgrade khronika"),
    (_ledger_without_version, "does not say which version of khronika made it"),
    (_cut_ledger, "is damaged; restore a backup"),
]


@pytest.mark.parametrize(("make", "words"), REFUSED)
def test_what_is_no_ledger_of_ours_is_refused_and_left_as_it_is(tmp_path: Path, make: object, words: str) -> None:
    location = tmp_path / "file"
    assert callable(make)
    make(location)
    before = location.read_bytes() if location.is_file() else None
    with pytest.raises(LedgerError, match=words) as told:
        opened(location)
    assert str(location) in str(told.value)
    assert before is None or location.read_bytes() == before


def test_what_only_a_fault_of_khronika_explains_is_not_told_as_one_of_the_ledger(tmp_path: Path) -> None:
    ledger = opened(tmp_path / "ledger.db")
    with pytest.raises(OperationalError), complaints(ledger.location), ledger.engine.connect() as connection:
        connection.exec_driver_sql("SELEKT 1")


def test_an_address_of_another_server_is_refused() -> None:
    with pytest.raises(LedgerError, match="is neither a file nor an address of PostgreSQL"):
        opened("mysql://localhost/khronika")


def test_a_ledger_that_is_not_there_is_not_made_where_it_is_only_looked_for(tmp_path: Path) -> None:
    location = tmp_path / "folder" / "ledger.db"
    with pytest.raises(LedgerError, match=r"there is no ledger at .*; check the path"):
        opened(location, create=False)
    assert not location.parent.exists()
    opened(location).close()
    opened(location, create=False).close()


def test_a_folder_without_rights_is_told(ordinary_user: Path) -> None:
    ordinary_user.chmod(0o500)
    for location in (ordinary_user / "ledger.db", ordinary_user / "folder" / "ledger.db"):
        with pytest.raises(LedgerError, match="cannot be opened: Permission denied; name a file in a folder that you may write to"):
            opened(location)


def test_a_file_without_rights_is_told(ordinary_user: Path) -> None:
    location = ordinary_user / "ledger.db"
    opened(location).close()
    location.chmod(0o000)
    with pytest.raises(LedgerError, match="cannot be opened; check that the file and its folder may be read"):
        opened(location)


def test_a_ledger_that_may_only_be_read_is_read_and_not_written(ordinary_user: Path) -> None:
    location = ordinary_user / "ledger.db"
    with opened(location) as ledger:
        ledger.add([Page().item])
    location.chmod(0o400)
    with opened(location) as ledger:
        assert len(list(ledger.claims(ClaimFilter()))) == 2
        assert list(ledger.verify()) == []
        with pytest.raises(LedgerError, match="cannot be written to; get the right to write"):
            ledger.add(page.item for page in many_pages(0, 1))


def test_a_folder_in_a_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(LedgerError, match="cannot be opened: Not a directory"):
        opened(tmp_path / "file" / "ledger.db")


def test_a_ledger_takes_additions_while_somebody_pages_through_its_claims(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite, "WAIT_SECONDS", 0.1)
    location = tmp_path / "ledger.db"
    with opened(location) as reading, opened(location) as writing:
        writing.add(page.item for page in many_pages(0, 3))
        claims = reading.claims(ClaimFilter())
        next(claims)
        assert writing.add(page.item for page in many_pages(3, 1)).reports == 1
        assert len(list(claims)) == 5


def test_no_error_of_the_database_tells_what_was_to_be_stored(tmp_path: Path) -> None:
    with opened(tmp_path / "ledger.db") as ledger, ledger.engine.connect() as connection:
        with pytest.raises(OperationalError) as raised:
            connection.exec_driver_sql("INSERT INTO nowhere VALUES (?)", ("Thandiwe Moyo",))
        assert "Thandiwe" not in str(raised.value)
