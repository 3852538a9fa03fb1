"""What the ledger kept and how it was kept: captures, and the log with its heads."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select

from khronika.store.in_parts import is_wanted, rows_for
from khronika.store.looking import Looking
from khronika.store.rows import time_of
from khronika.store.schema import batches, captures, changes, claims, reports, retrievals


@dataclass(frozen=True, slots=True)
class Retrieved:
    """When and how an address gave some bytes."""

    address: str
    at: datetime
    how: str
    media_type: str


@dataclass(frozen=True, slots=True)
class KeptCapture:
    """Bytes that are kept: their hash and number, and from where they came, as far as whoever looks may see that."""

    number: int
    sha256: str
    size: int
    retrieved: tuple[Retrieved, ...]


@dataclass(frozen=True, slots=True)
class KeptRows:
    """How many captures, versions of reports, claims and lines of the log there are, whether they still count or not."""

    captures: int
    versions: int
    claims: int
    lines: int


@dataclass(frozen=True, slots=True)
class KeptBatch:
    """A stretch of the log that was written at once: its lines, who wrote it and when, and its head, chained to the one before."""

    number: int
    first: int
    last: int
    who: str
    at: datetime
    previous: str
    head: str

    @property
    def lines(self) -> int:
        """How many lines it has."""
        return self.last - self.first + 1


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the log: what was done to which row; values it never holds."""

    number: int
    kind: str
    noun: str
    subject: int
    digest: str


def kept_rows(looking: Looking) -> KeptRows:
    """How much is kept; what still counts of it is another question, and takes long in a large ledger."""
    captured, versions, told = (
        looking.connection.scalar(select(func.count()).select_from(table)) or 0 for table in (captures, reports, claims)
    )
    return KeptRows(captured, versions, told, looking.connection.scalar(select(func.max(changes.c.number))) or 0)


def newest_captures(looking: Looking, before: int | None, limit: int) -> list[KeptCapture]:
    """The captures that came last, or those that came before the one of a number."""
    query = select(captures.c.number, captures.c.sha256, captures.c.size).order_by(captures.c.number.desc()).limit(limit)
    if before is not None:
        query = query.where(captures.c.number < before)
    found = looking.connection.execute(query).all()
    retrieved = _retrieved(looking, [number for number, _, _ in found])
    return [KeptCapture(number, sha256, size, tuple(retrieved.get(number, ()))) for number, sha256, size in found]


def newest_batches(looking: Looking, before: int | None, limit: int) -> list[KeptBatch]:
    """The batches that were written last, or those before the one of a number."""
    columns = (batches.c.number, batches.c.first, batches.c.last, changes.c.who, changes.c.at, batches.c.previous, batches.c.head)
    query = select(*columns).join_from(batches, changes, changes.c.number == batches.c.first).order_by(batches.c.number.desc()).limit(limit)
    if before is not None:
        query = query.where(batches.c.number < before)
    rows = looking.connection.execute(query)
    return [KeptBatch(number, first, last, who, time_of(at), previous, head) for number, first, last, who, at, previous, head in rows]


def lines_of(looking: Looking, batch: KeptBatch, after: int, limit: int) -> list[Line]:
    """The lines of a batch behind the one of a number."""
    columns = (changes.c.number, changes.c.kind, changes.c.noun, changes.c.subject, changes.c.digest)
    own = changes.c.number.between(max(batch.first, after + 1), batch.last)
    return [Line(*row) for row in looking.connection.execute(select(*columns).where(own).order_by(changes.c.number).limit(limit))]


def _retrieved(looking: Looking, numbers: Iterable[int]) -> dict[int, list[Retrieved]]:
    """When and how the bytes of captures came, by capture; without reports that are not seen."""
    names = ("report", "address", "at", "how", "media_type")
    columns = (reports.c.capture, *(retrievals.c[name] for name in names))
    query = select(*columns).join_from(reports, retrievals, retrievals.c.report == reports.c.number).order_by(retrievals.c.at)
    rows = list(rows_for(looking.connection, numbers, query.where(is_wanted(reports.c.capture))))
    seen = {} if looking.guard.is_open else looking.reports({int(str(row[1])) for row in rows})
    found: dict[int, list[Retrieved]] = {}
    for row in rows:
        capture, report, address, at, how, media_type = (str(value) for value in row)
        if looking.guard.is_open or int(report) in seen:
            shown = address if looking.guard.is_open else seen[int(report)].address
            found.setdefault(int(capture), []).append(Retrieved(shown, time_of(at), looking.guard.masked(how), media_type))
    return found
