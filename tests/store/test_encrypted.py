"""A ledger whose file is encrypted as a whole is a ledger like any other, to those who have the key."""

import stat
from pathlib import Path

import pytest

from khronika.errors import LedgerError, SettingsError
from khronika.store import ClaimFilter, Ledger
from khronika.store.backup import back_up, restore
from tests.store.bytes_left import traces
from tests.store.content import content_of
from tests.store.made import NOON, Page

NAMES = ("Thandiwe", "Bulawayo", "captures")


def opened(location: str, *, create: bool = True) -> Ledger:
    return Ledger.open(location, lambda: NOON, "Nadia", create=create)


@pytest.fixture
def location(tmp_path: Path) -> str:
    return f"sqlcipher://{tmp_path}/encrypted/ledger.db?key={tmp_path}/key"


def test_an_encrypted_ledger_holds_what_a_plain_one_does_and_its_files_tell_nothing(location: str, tmp_path: Path) -> None:
    with opened(location) as ledger, opened(str(tmp_path / "plain.db")) as plain:
        for one in (ledger, plain):
            one.add([Page().item])
        assert content_of(ledger) == content_of(plain)
        assert [report.id for report in ledger.search("moyo", 9)] == ["nurses"]
        assert list(ledger.verify()) == []
    with opened(location, create=False) as again:
        assert len(list(again.claims(ClaimFilter()))) == 2
    assert traces(NAMES, tmp_path / "encrypted") == []
    assert traces(NAMES[:1], tmp_path) == ["plain.db: Thandiwe"]
    assert {stat.S_IMODE(path.stat().st_mode) for path in (tmp_path / "key", tmp_path / "encrypted" / "ledger.db")} == {0o600}


def test_a_journal_that_a_killed_program_leaves_tells_nothing_either(location: str, tmp_path: Path) -> None:
    with opened(location) as ledger:
        ledger.add([Page().item])
        with ledger.writing() as connection:
            connection.exec_driver_sql("PRAGMA cache_size = 1")
            connection.exec_driver_sql("UPDATE reports SET title = 'Thandiwe Moyo ' || title")
            connection.exec_driver_sql("UPDATE captures SET bytes = zeroblob(100000)")
            assert {path.name for path in (tmp_path / "encrypted").iterdir()} == {"ledger.db", "ledger.db-journal"}
            assert traces(NAMES, tmp_path / "encrypted") == []


def test_its_backup_is_encrypted_too_and_a_plain_one_becomes_encrypted_when_it_is_restored(location: str, tmp_path: Path) -> None:
    (tmp_path / "kept").mkdir()
    with opened(str(tmp_path / "plain.db")) as plain:
        plain.add([Page().item])
        back_up(plain, tmp_path / "plain-backup.db")
        before = content_of(plain)
    with opened(location) as ledger:
        restore(tmp_path / "plain-backup.db", ledger)
        back_up(ledger, tmp_path / "kept" / "backup.db")
    assert traces(NAMES, tmp_path / "kept") == []
    with opened(f"sqlcipher://{tmp_path}/other.db?key={tmp_path}/key") as other:
        restore(tmp_path / "kept" / "backup.db", other)
        assert content_of(other) == before


def test_without_its_key_or_with_another_it_does_not_open(location: str, tmp_path: Path) -> None:
    opened(location).close()
    opened(f"sqlcipher://{tmp_path}/other.db?key={tmp_path}/other-key").close()
    with pytest.raises(LedgerError, match="is not a ledger"):
        opened(location.replace("/key", "/other-key"), create=False)
    with pytest.raises(SettingsError, match="holds no sealing key"):
        opened(location.replace("/key", "/no-key"), create=False)
    with pytest.raises(SettingsError, match="holds no sealing key"):
        opened(location.replace("/key", "/no-key"))
    with pytest.raises(LedgerError, match="is not a ledger"):
        opened(str(tmp_path / "encrypted" / "ledger.db"), create=False)


def test_a_location_that_names_no_key_is_refused(tmp_path: Path) -> None:
    with pytest.raises(LedgerError, match="names no key or no file; give a location such as sqlcipher:"):
        opened(f"sqlcipher://{tmp_path}/ledger.db")
