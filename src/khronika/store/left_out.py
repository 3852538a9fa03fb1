"""The captures of reports that were left out, and that nobody has read since."""

from collections.abc import Iterator

from sqlalchemy import Connection, exists, select

from khronika.records.capture import Capture
from khronika.store.query import is_present
from khronika.store.rows import LEFT_OUT, READ, time_of
from khronika.store.schema import captures, readings, reports, retrievals


def left_out_reports(connection: Connection) -> list[int]:
    """The numbers of the reports, in the order in which they came."""
    other = readings.alias("other")
    was_read = exists().where(other.c.report == readings.c.report, other.c.outcome == READ)
    left_out = readings.c.outcome.startswith(LEFT_OUT)
    query = select(readings.c.report).where(left_out, ~was_read, is_present(readings.c.report)).distinct()
    return sorted(connection.scalars(query))


def captures_of(connection: Connection, numbers: list[int]) -> Iterator[Capture]:
    """The captures that these reports were first read from."""
    source = reports.join(captures, captures.c.number == reports.c.capture).join(retrievals, retrievals.c.report == reports.c.number)
    columns = (reports.c.number, captures.c.bytes, retrievals.c.media_type, retrievals.c.address, retrievals.c.at, retrievals.c.how)
    query = select(*columns).select_from(source).where(reports.c.number.in_(numbers)).order_by(reports.c.number, retrievals.c.number)
    done = set()
    for row in connection.execute(query):
        if row.number not in done:
            done.add(row.number)
            yield Capture(row.bytes, row.media_type, row.address, time_of(row.at), row.how)
