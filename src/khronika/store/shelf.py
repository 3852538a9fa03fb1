"""Reports as they stand on the shelf: the newest that came first."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Select, func, select

from khronika.store.looking import Looking
from khronika.store.query import is_present, reading_counts
from khronika.store.rows import time_of
from khronika.store.schema import changes, claims, readings, reports


@dataclass(frozen=True, slots=True)
class ShelvedReport:
    """A report that counts, without its text; ``number`` is its line of the log, ``came`` when it came into the ledger.

    ``claims`` is how many claims of it count.
    """

    number: int
    address: str
    title: str | None
    publisher: str | None
    published: date | None
    language: str | None
    came: datetime
    claims: int


def newest_reports(looking: Looking, before: int | None, limit: int) -> list[ShelvedReport]:
    """The reports that came last; with ``before``, those that came before the report of that number."""
    query = _shelved().where(is_present(reports.c.number)).order_by(reports.c.number.desc()).limit(limit)
    if before is not None:
        query = query.where(reports.c.number < before)
    return list(_rows(looking, query))


def _shelved() -> Select[*tuple[object, ...]]:
    told = select(func.count()).select_from(claims.join(readings, claims.c.reading == readings.c.number))
    number = told.where(readings.c.report == reports.c.number, reading_counts()).correlate(reports).scalar_subquery()
    names = ("number", "address", "title", "publisher", "published", "language")
    columns = (*(reports.c[name] for name in names), changes.c.at, number.label("claims"))
    return select(*columns).join_from(reports, changes, changes.c.number == reports.c.number)


def _rows(looking: Looking, query: Select[*tuple[object, ...]]) -> Iterator[ShelvedReport]:
    for row in looking.connection.execute(query).mappings():
        published = None if row["published"] is None else date.fromisoformat(row["published"])
        head = (row["number"], row["address"], row["title"], row["publisher"], published, row["language"])
        yield ShelvedReport(*head, time_of(row["at"]), row["claims"])
