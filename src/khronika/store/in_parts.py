"""Questions about many rows, asked a few hundred at a time: a database takes only so many values at once."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeVar

from sqlalchemy import Connection, Delete, Row, Select, Table, insert

AT_ONCE = 400
"""How many values go into one question."""

V = TypeVar("V", int, str)


def parts(values: Iterable[V], at_once: int = AT_ONCE) -> Iterator[list[V]]:
    """The values in their order, each once, ``at_once`` of them together."""
    listed = list(dict.fromkeys(values))
    for start in range(0, len(listed), at_once):
        yield listed[start : start + at_once]


def rows_for(
    connection: Connection, values: Iterable[V], question: Callable[[list[V]], Select[*tuple[object, ...]]]
) -> Iterator[Row[*tuple[object, ...]]]:
    """The rows that the question has for all of the values."""
    for part in parts(values):
        yield from connection.execute(question(part)).all()


def delete_for(connection: Connection, values: Iterable[V], order: Callable[[list[V]], Delete]) -> None:
    """Deletes what the order has for all of the values."""
    for part in parts(values):
        connection.execute(order(part))


def insert_rows(connection: Connection, table: Table, rows: Iterable[Mapping[str, object]]) -> None:
    """Stores rows; none is no question to the database."""
    listed = [dict(row) for row in rows]
    if listed:
        connection.execute(insert(table), listed)
