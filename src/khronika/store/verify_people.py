"""Whether users, what lets them in, and what was decided about sources are as they were stored."""

from collections.abc import Callable, Iterator

from sqlalchemy import Connection, type_coerce
from sqlalchemy.types import NullType

from khronika.errors import RecordError
from khronika.records.body import record_in
from khronika.records.source import Source
from khronika.records.user import key_of
from khronika.store.access_schema import accesses, credentials
from khronika.store.fault import Fault, FaultKind
from khronika.store.marks import mark_of
from khronika.store.noun import ACCESS, SOURCE, USER, Noun
from khronika.store.rows import Row
from khronika.store.stream import as_stored, stream, with_log
from khronika.store.witness import objection


def people_faults(connection: Connection, damaged: set[int]) -> Iterator[Fault]:
    """What is not as it was stored; ``damaged`` are lines of the log whose word is worth nothing."""
    checks: tuple[tuple[Noun, Callable[[Row], str | None]], ...] = ((USER, _of_user), (ACCESS, _of_access), (SOURCE, _of_source))
    for noun, problem_of in checks:
        for row in stream(connection, with_log(noun), 1000):
            problem = objection(noun, row, damaged) or problem_of(row)
            if problem is not None:
                yield Fault(noun.kind, str(row["number"]), problem)
    yield from _credential_faults(connection)


def _credential_faults(connection: Connection) -> Iterator[Fault]:
    """What lets somebody in and is not what the log was told of."""
    source = credentials.outerjoin(accesses, accesses.c.number == credentials.c.number)
    mark = type_coerce(accesses.c.mark, NullType()).label("mark")
    query = as_stored(credentials).add_columns(mark).select_from(source).order_by(credentials.c.number)
    for row in stream(connection, query, 1000):
        if row["mark"] != mark_of(row):
            sentence = "what lets a user in is not what they set: somebody put something else in its place"
            yield Fault(FaultKind.ACCESS, str(row["number"]), sentence)


def _of_user(row: Row) -> str | None:
    return None if row["key"] == key_of(str(row["name"])) else "the user's name does not fit its key"


def _of_access(_: Row) -> str | None:
    return None


def _of_source(row: Row) -> str | None:
    try:
        source = record_in(Source, str(row["body"]))
    except (RecordError, UnicodeError):
        return "it is no decision about a source that khronika wrote"
    return None if row["key"] == source.publisher.casefold() else "its key does not fit the publisher"
