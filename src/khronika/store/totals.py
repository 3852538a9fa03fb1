"""How much a ledger holds, counted without a look at every claim.

Nearly every report is the only version of its address and was read once, so that its claims count. Only of the others is it asked claim
by claim whether they do.
"""

from sqlalchemy import ColumnElement, Connection, Select, exists, func, or_, select

from khronika.store.counts import Counts
from khronika.store.query import is_present, reading_counts
from khronika.store.rows import NOT_READ, READ
from khronika.store.schema import captures, claims, readings, reports, retrievals


def totals(connection: Connection) -> Counts:
    """How many captures, addresses, versions, claims that count and unread reports there are."""
    versions = _number(connection, select(func.count()).select_from(reports))
    received = _number(connection, select(func.count(retrievals.c.report.distinct())))
    told = select(func.count()).select_from(claims.join(readings, claims.c.reading == readings.c.number))
    not_counting = told.where(_is_doubtful(are_all_received=versions == received), ~reading_counts())
    return Counts(
        _number(connection, select(func.count()).select_from(captures)),
        _number(connection, select(func.count(reports.c.address.distinct()))),
        versions,
        _number(connection, select(func.count()).select_from(claims)) - _number(connection, not_counting),
        _number(connection, _unread()),
    )


def _is_doubtful(*, are_all_received: bool) -> ColumnElement[bool]:
    """Whether a reading may be one that does not count: of an address with several reports, or of a report with several readings.

    A report that never was received, which is none of khronika's own, does not count either.
    """
    several = select(reports.c.address).group_by(reports.c.address).having(func.count() > 1)
    read_again = select(readings.c.report).group_by(readings.c.report).having(func.count() > 1)
    never = select(reports.c.number).where(~exists().where(retrievals.c.report == reports.c.number))
    doubtful = [select(reports.c.number).where(reports.c.address.in_(several)), read_again, *(() if are_all_received else (never,))]
    return or_(*(readings.c.report.in_(numbers) for numbers in doubtful))


def _unread() -> Select[int]:
    able = readings.alias("able")
    was_read = exists().where(able.c.report == readings.c.report, able.c.outcome == READ)
    conditions = (is_present(readings.c.report), readings.c.outcome == NOT_READ, ~was_read)
    return select(func.count(readings.c.report.distinct())).where(*conditions)


def _number(connection: Connection, query: Select[int]) -> int:
    return connection.scalar(query) or 0
