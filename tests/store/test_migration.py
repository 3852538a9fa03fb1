"""The migrations give the tables that the program knows."""

from pathlib import Path

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from khronika.store import Ledger, migration, schema
from tests.store.conftest import OpenLedger
from tests.store.content import all_rows
from tests.store.made import Page


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
