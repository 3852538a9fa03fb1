"""Rows one after another, few of them in memory, with their values as they stand in the file."""

from collections.abc import Iterator

from sqlalchemy import Connection, Select, Table, func, select, type_coerce
from sqlalchemy.types import NullType

from khronika.store.log import ADDED
from khronika.store.noun import Noun
from khronika.store.rows import Row
from khronika.store.schema import changes, salts


def stream(connection: Connection, query: Select[*tuple[object, ...]], at_once: int) -> Iterator[Row]:
    """The rows that the query gives, ``at_once`` of them in memory."""
    with connection.execute(query, execution_options={"yield_per": at_once}) as result:
        columns = list(result.keys())
        for values in result:
            yield dict(zip(columns, values, strict=True))


def as_stored(table: Table) -> Select[*tuple[object, ...]]:
    """All rows, each value as it stands in the file, even where it no longer is of its column's type."""
    return select(*(type_coerce(column, NullType()).label(column.name) for column in table.columns))


def with_log(noun: Noun) -> Select[*tuple[object, ...]]:
    """A noun's rows, each with what the newest line about it says: ``logged_number``, ``logged_noun``, ``logged_new`` and ``salt``."""
    later = changes.alias("later")
    newest = select(func.max(later.c.number)).where(later.c.subject == noun.table.c.number, later.c.kind != ADDED).scalar_subquery()
    logged = noun.table.outerjoin(changes, changes.c.number == func.coalesce(newest, noun.table.c.number))
    source = logged.outerjoin(salts, salts.c.change == changes.c.number)
    columns = {"logged_number": changes.c.number, "logged_noun": changes.c.noun, "logged_new": changes.c.new}
    word = (*(column.label(name) for name, column in columns.items()), type_coerce(salts.c.salt, NullType()).label("salt"))
    return as_stored(noun.table).add_columns(*word).select_from(source).order_by(noun.table.c.number)
