"""The migrations give the tables that the program knows."""

from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import insert, inspect

from khronika.errors import LedgerError
from khronika.store import Ledger, database, migration, schema, searching
from tests.databases import new_location
from tests.store.conftest import OpenLedger
from tests.store.content import all_rows
from tests.store.made import NOON, Page


def test_a_migrated_ledger_has_the_tables_that_the_program_knows(ledger: Ledger) -> None:
    with ledger.engine.connect() as connection:
        context = MigrationContext.configure(
            connection, opts={"version_table": migration.VERSION_TABLE, "compare_type": True, "include_name": is_known}
        )
        assert compare_metadata(context, schema.metadata) == []


def is_known(name: str | None, kind: str, _: object) -> bool:
    """All but the full-text index, which is each database's own."""
    return kind != "table" or not str(name).startswith(searching.TABLE)


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
    before = all_rows(ledger)
    monkeypatch.setattr(migration, "NEWEST", "9998")
    with pytest.raises(LedgerError, match=r"was made by an older khronika .*; make a copy of it, then khronika read"):
        Ledger.open(location, lambda: NOON, "Nadia", create=False)
    assert all_rows(ledger) == before


def test_a_ledger_of_every_earlier_version_is_brought_up_to_date_and_keeps_all_it_held(
    location: str, ledger: Ledger, open_ledger: OpenLedger, tmp_path: Path
) -> None:
    """The rows are put into the tables of the earlier version, which its own step of the chain makes."""
    ledger.add([Page().item])
    held = all_rows(ledger)
    for revision in earlier_revisions():
        with new_location("sqlite" if location.startswith("/") else "postgresql", tmp_path / revision) as older:
            make_older(older, revision, held)
            with Ledger.open(older, lambda: NOON, "Ama") as brought_up:
                assert all_rows(brought_up) == held | {"waiting": [(2,)]}, revision
                assert list(brought_up.verify()) == []
                assert [report.id for report in brought_up.search("moyo", 9)] == ["nurses"]
                assert brought_up.add([Page(address="https://news.example/b").item]).reports == 1
                assert list(brought_up.verify()) == []


def earlier_revisions() -> list[str]:
    """All but the newest."""
    steps = ScriptDirectory(str(Path(migration.__file__).parent / "migrations"))
    return sorted(step.revision for step in steps.walk_revisions())[:-1]


def make_older(location: str, revision: str, rows: dict[str, list[tuple[Any, ...]]]) -> None:
    """A ledger as khronika made it at an earlier revision, with as many of the rows as that had tables for."""
    engine = database.open_database(location, create=True)
    with engine.execution_options(begin="IMMEDIATE").begin() as connection:
        migration.upgrade(connection, None, location, to=revision)
        there = set(inspect(connection).get_table_names())
        for table in schema.metadata.sorted_tables:
            if rows[table.name] and table.name in there:
                names = [column.name for column in table.columns]
                connection.execute(insert(table), [dict(zip(names, row, strict=True)) for row in rows[table.name]])
    engine.dispose()


@pytest.mark.parametrize("create", [True, False])
def test_a_newer_ledger_is_refused(location: str, ledger: Ledger, *, create: bool) -> None:
    with ledger.engine.execution_options(begin="IMMEDIATE").begin() as connection:
        connection.exec_driver_sql("UPDATE khronika_version SET version_num = '9999'")
    with pytest.raises(LedgerError, match="was made by a newer khronika"):
        Ledger.open(location, lambda: NOON, "Nadia", create=create)
