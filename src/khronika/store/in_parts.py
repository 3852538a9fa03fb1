"""Questions about many rows, asked a few hundred at a time: a database takes only so many values at once."""

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar

from sqlalchemy import ColumnElement, Connection, Delete, Row, Select, Table, bindparam, insert

AT_ONCE = 400
"""How many values go into one question."""

THEM = "them"
"""What the values are called in a question."""

V = TypeVar("V", int, str)


def parts(values: Iterable[V], at_once: int = AT_ONCE) -> Iterator[list[V]]:
    """The values in their order, each once, ``at_once`` of them together."""
    listed = list(dict.fromkeys(values))
    for start in range(0, len(listed), at_once):
        yield listed[start : start + at_once]


def is_wanted(column: ColumnElement[V]) -> ColumnElement[bool]:
    """Whether a column has one of the values for which is asked: these come with the asking, so that the question is the same each time."""
    return column.in_(bindparam(THEM, expanding=True))


def rows_for(connection: Connection, values: Iterable[V], question: Select[*tuple[object, ...]]) -> Iterator[Row[*tuple[object, ...]]]:
    """The rows that the question has for all of the values, which stand in it as ``is_wanted``.

    A question that is made once is asked in a third of the time that one takes which is made each time.
    """
    for part in parts(values):
        yield from connection.execute(question, {THEM: part}).all()


def delete_for(connection: Connection, values: Iterable[V], order: Delete) -> None:
    """Deletes what the order has for all of the values, which stand in it as ``is_wanted``."""
    for part in parts(values):
        connection.execute(order, {THEM: part})


def insert_rows(connection: Connection, table: Table, rows: Iterable[Mapping[str, object]]) -> None:
    """Stores rows; none is no question to the database."""
    listed = [dict(row) for row in rows]
    if listed:
        connection.execute(insert(table), listed)
