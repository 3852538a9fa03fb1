"""What a ledger holds, without the order and the times in which it came."""

from typing import Any

from sqlalchemy import Connection, Table, select

from khronika.store import Ledger, schema

CONTENT = ("captures", "reports", "readings", "claims", "evidence", "names")


def content_of(ledger: Ledger) -> dict[str, set[tuple[Any, ...]]]:
    """The rows of the tables that hold captures, reports and claims, numbers replaced by what they point to."""
    with ledger.engine.connect() as connection:
        names: dict[str, dict[int, Any]] = {}
        return {table: set(_rows(connection, schema.metadata.tables[table], names)) for table in CONTENT}


def _rows(connection: Connection, table: Table, names: dict[str, dict[int, Any]]) -> list[tuple[Any, ...]]:
    found = []
    for row in connection.execute(select(table)).mappings():
        values = {column.name: row[column] for column in table.columns}
        number = values.pop("number", None)
        for parent in ("capture", "report", "reading", "claim"):
            if parent in values:
                values[parent] = names[f"{parent}s"][values[parent]]
        found.append(tuple(values.values()))
        names.setdefault(table.name, {})[number] = found[-1]
    return found


def all_rows(ledger: Ledger) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table, as it stands."""
    with ledger.engine.connect() as connection:
        return {table.name: sorted(map(tuple, connection.execute(select(table)))) for table in schema.metadata.sorted_tables}
