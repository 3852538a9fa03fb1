"""Reports as they stand on the shelf: the newest that came first, those of one text together."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from itertools import islice

from sqlalchemy import ColumnElement, ScalarSelect, Select, and_, exists, func, select

from khronika.errors import DamagedLedgerError, RecordError
from khronika.records.judgement import Verdict
from khronika.records.member import Sort
from khronika.records.report import Report
from khronika.store.complaint import DAMAGED
from khronika.store.in_parts import is_wanted, rows_for
from khronika.store.joined_schema import member_parts, members, reviewed, thing_types, things
from khronika.store.looking import Looking
from khronika.store.query import is_present, reading_counts
from khronika.store.rows import LEFT_OUT, NOT_READ, READ, time_of
from khronika.store.schema import changes, claims, readings, reports
from khronika.store.searching import MOST_HITS, last_with

MANY_DECIDED = 2_000
"""Where so many claims are decided, to look at one report after the other for an open one takes longer than to look for all."""

DECIDED = (Verdict.ACCEPTED.value, Verdict.REJECTED.value)


class State(StrEnum):
    """What of the shelf somebody wants to see."""

    ALL = "all"
    OPEN = "open"
    """Reports with a claim that nobody has accepted or rejected."""

    DONE = "done"
    """Reports of whose claims each was accepted or rejected."""

    UNREAD = "unread"
    """Reports that nobody could read, or that were left out."""


@dataclass(frozen=True, slots=True)
class ShelfAsked:
    """Which reports: those of a ``state`` with all of the ``words``, that came ``before`` the report of that number."""

    state: State = State.ALL
    words: str | None = None
    before: int | None = None
    limit: int = 25


@dataclass(frozen=True, slots=True)
class Told:
    """A thing that a report tells of, as lists show it: its types, its days, and how many accounts there are of it."""

    id: str
    types: tuple[str, ...]
    earliest: date | None
    latest: date | None
    size: int


@dataclass(frozen=True, slots=True)
class Shelved:
    """A report as it is seen; ``came`` is when it came into the ledger, ``claims`` how many claims of it count, ``open`` how many of
    these wait for a verdict. ``copies`` are other reports of the same text, ``told`` the incidents that it tells of.
    """

    number: int
    report: Report
    came: datetime
    claims: int
    open: int
    was_read: bool
    copies: tuple[tuple[int, Report], ...] = ()
    told: tuple[Told, ...] = ()


def shelf(looking: Looking, asked: ShelfAsked) -> list[Shelved]:
    """The reports that somebody asks for; of reports of one text the first that came stands there, with the others folded under it."""
    numbers = list(islice(_numbers(looking, asked), asked.limit))
    query = _shelved().where(reports.c.number.in_(numbers)).order_by(reports.c.number.desc())
    found = looking.connection.execute(query).mappings().all()
    copies, told = _copies(looking, numbers), _told(looking, numbers)
    try:
        seen = looking.reports({*numbers, *(other for own in copies.values() for other in own)})
    except RecordError as error:
        raise DamagedLedgerError(f"{'; '.join(DAMAGED)} ({error})") from error
    return [_row(dict(row), seen, copies, told) for row in found if row["number"] in seen]


def _numbers(looking: Looking, asked: ShelfAsked) -> Iterator[int]:
    """The numbers of the reports that are asked for and seen, the last that came first, read no further than they are taken."""
    query = select(reports.c.number).where(*_conditions(looking, asked), is_present(reports.c.number), ~_is_copy())
    taken = {"yield_per": asked.limit}
    with looking.connection.execute(query.order_by(reports.c.number.desc()), execution_options=taken) as result:
        yield from (number for number in result.scalars() if number not in looking.guard.reports)


def next_open(looking: Looking, after: int | None) -> int | None:
    """The report with an open claim that came last, or the next one that came before the report ``after``, else the last after all."""
    query = select(reports.c.number).where(is_present(reports.c.number), *_has_open(looking)).order_by(reports.c.number.desc())
    hidden = looking.guard.reports
    for one in (query if after is None else query.where(reports.c.number < after), query):
        found: list[int] = [number for number in looking.connection.scalars(one.limit(1 + len(hidden))) if number not in hidden]
        if found:
            return found[0]
    return None


def newest_change(looking: Looking) -> int:
    """The number of the log's last line."""
    return looking.connection.scalar(select(func.max(changes.c.number))) or 0


def changed_since(looking: Looking, number: int) -> dict[str, int]:
    """How many rows of each noun came into the ledger after that line of the log, by the noun."""
    query = select(changes.c.noun, func.count()).where(changes.c.number > number).group_by(changes.c.noun)
    return {str(noun): count for noun, count in looking.connection.execute(query)}


def _row(row: dict[str, object], seen: dict[int, Report], copies: dict[int, list[int]], told: dict[int, list[Told]]) -> Shelved:
    number = int(str(row["number"]))
    return Shelved(
        number,
        seen[number],
        time_of(str(row["at"])),
        int(str(row["claims"])),
        int(str(row["open"])),
        bool(row["was_read"]),
        tuple((other, seen[other]) for other in copies.get(number, ()) if other in seen),
        tuple(told.get(number, ())),
    )


def _shelved() -> Select[*tuple[object, ...]]:
    was_read = exists().where(readings.c.report == reports.c.number, readings.c.outcome == READ).correlate(reports)
    columns = (reports.c.number, changes.c.at, _counting().label("claims"), _open().label("open"), was_read.label("was_read"))
    return select(*columns).join_from(reports, changes, changes.c.number == reports.c.number)


def _counting(*more: ColumnElement[bool]) -> ScalarSelect[int]:
    of_report = and_(readings.c.report == reports.c.number, reading_counts(), *more)
    told = select(func.count()).select_from(claims.join(readings, claims.c.reading == readings.c.number)).where(of_report)
    return told.correlate(reports).scalar_subquery()


def _open() -> ScalarSelect[int]:
    return _counting(~_is_decided())


def _is_decided() -> ColumnElement[bool]:
    return exists().where(reviewed.c.claim == claims.c.number, reviewed.c.verdict.in_(DECIDED)).correlate(claims)


def _has_open(looking: Looking) -> Iterator[ColumnElement[bool]]:
    """What a report with an open claim is; where much is decided, those that may have one are looked up first, and none but they."""
    yield _open() > 0
    decided = select(reviewed.c.claim).where(reviewed.c.verdict.in_(DECIDED)).limit(MANY_DECIDED).subquery()
    if looking.connection.scalar(select(func.count()).select_from(decided)) == MANY_DECIDED:
        undecided = select(readings.c.report).join(claims, claims.c.reading == readings.c.number).where(~_is_decided())
        yield reports.c.number.in_(undecided)


def _is_copy() -> ColumnElement[bool]:
    """Whether a report of the same text came before."""
    own, other = member_parts.alias("own_part"), member_parts.alias("other_part")
    mine, theirs = members.alias("own_text"), members.alias("other_text")
    source = own.join(mine, and_(mine.c.id == own.c.member, mine.c.sort == Sort.REPORT.value))
    both = source.join(theirs, and_(theirs.c.thing == mine.c.thing, theirs.c.sort == mine.c.sort)).join(
        other, other.c.member == theirs.c.id
    )
    return exists().select_from(both).where(own.c.report == reports.c.number, other.c.report < own.c.report).correlate(reports)


def _conditions(looking: Looking, asked: ShelfAsked) -> Iterator[ColumnElement[bool]]:
    if asked.before is not None:
        yield reports.c.number < asked.before
    if asked.words is not None:
        yield reports.c.number.in_(last_with(looking.connection, asked.words, MOST_HITS))
    if asked.state is State.OPEN:
        yield from _has_open(looking)
    elif asked.state is State.DONE:
        yield reports.c.number.in_(select(reviewed.c.report).where(reviewed.c.verdict.in_(DECIDED)))
        yield and_(_open() == 0, _counting() > 0)
    elif asked.state is State.UNREAD:
        yield reports.c.number.in_(select(readings.c.report).where(readings.c.outcome.in_((NOT_READ, LEFT_OUT))))
        yield ~exists().where(readings.c.report == reports.c.number, readings.c.outcome == READ).correlate(reports)


def _copies(looking: Looking, numbers: Iterable[int]) -> dict[int, list[int]]:
    """The other reports of the same texts, by report."""
    own, other = member_parts.alias("own_part"), member_parts.alias("other_part")
    mine, theirs = members.alias("own_text"), members.alias("other_text")
    source = own.join(mine, and_(mine.c.id == own.c.member, mine.c.sort == Sort.REPORT.value))
    both = source.join(theirs, theirs.c.thing == mine.c.thing).join(other, other.c.member == theirs.c.id)
    query = select(own.c.report, other.c.report).select_from(both).where(other.c.report != own.c.report).order_by(other.c.report)
    found: dict[int, list[int]] = {}
    for report, copy in rows_for(looking.connection, numbers, query.where(is_wanted(own.c.report))):
        found.setdefault(int(str(report)), []).append(int(str(copy)))
    return found


def _told(looking: Looking, numbers: Iterable[int]) -> dict[int, list[Told]]:
    """The incidents that reports tell of, by report, the earliest first."""
    source = member_parts.join(members, and_(members.c.id == member_parts.c.member, members.c.sort == Sort.INCIDENT.value))
    both = source.join(things, things.c.id == members.c.thing).join(thing_types, thing_types.c.thing == things.c.id)
    columns = (member_parts.c.report, things.c.id, thing_types.c.type, things.c.earliest, things.c.latest, things.c.size)
    query = select(*columns).distinct().select_from(both).order_by(things.c.earliest, things.c.id, thing_types.c.type)
    found: dict[int, dict[str, Told]] = {}
    of_reports = rows_for(looking.connection, numbers, query.where(is_wanted(member_parts.c.report)))
    for report, id, type, earliest, latest, size in of_reports:
        own = found.setdefault(int(str(report)), {})
        before = own[str(id)].types if str(id) in own else ()
        own[str(id)] = Told(str(id), (*before, str(type)), _day(earliest), _day(latest), int(str(size)))
    return {report: list(own.values()) for report, own in found.items()}


def _day(told: object) -> date | None:
    return None if told is None else date.fromisoformat(str(told))
