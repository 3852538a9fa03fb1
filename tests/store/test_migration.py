"""The migrations give the tables that the program knows."""

from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from khronika.errors import LedgerError
from khronika.store import Ledger, migration, schema
from tests.store.conftest import OpenLedger
from tests.store.content import all_rows
from tests.store.made import NOON, Page


def test_a_migrated_ledger_has_the_tables_that_the_program_knows(ledger: Ledger) -> None:
    with ledger.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"version_table": migration.VERSION_TABLE, "compare_type": True})
        assert compare_metadata(context, schema.metadata) == []


def test_the_newest_revision_is_the_one_that_the_program_names() -> None:
    steps = ScriptDirectory(str(Path(migration.__file__).parent / "migrations"))
    assert steps.get_heads() == [migration.NEWEST]


def test_opening_again_changes_nothing(open_ledger: OpenLedger) -> None:
    ledger = open_ledger()
    ledger.add([Page().item])
    before = all_rows(ledger)
    assert all_rows(open_ledger()) == before


def test_looking_at_an_older_ledger_changes_nothing_and_says_what_brings_it_up_to_date(
    location: str, ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = Path(location).read_bytes()
    monkeypatch.setattr(migration, "NEWEST", "0004")
    with pytest.raises(LedgerError, match=r"was made by an older khronika .*; make a copy of it, then khronika read"):
        Ledger.open(location, lambda: NOON, "Nadia", create=False)
    assert Path(location).read_bytes() == before


@pytest.mark.parametrize("create", [True, False])
def test_a_newer_ledger_is_refused(location: str, ledger: Ledger, *, create: bool) -> None:
    with ledger.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE khronika_version SET version_num = '9999'")
    with pytest.raises(LedgerError, match="was made by a newer khronika"):
        Ledger.open(location, lambda: NOON, "Nadia", create=create)
