"""Which rows count, and which somebody asked for."""

from collections.abc import Iterator, Sequence
from functools import cache

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    CompoundSelect,
    Connection,
    FromClause,
    ScalarSelect,
    Select,
    and_,
    bindparam,
    case,
    exists,
    func,
    or_,
    select,
    union,
)

from khronika.records.judgement import Verdict
from khronika.store.claim_filter import ClaimFilter
from khronika.store.joined_schema import reviewed
from khronika.store.rows import READ, search_form
from khronika.store.schema import captures, claims, names, readings, reports, retrievals

LAST_DAY = "9999-12-31"
"""Where reports that give no day stand in the order of days."""

MANY_CLAIMS = 10_000
"""Reports with a claim out of more than these are found quicker by looking at one report after the other."""


@cache
def is_present(report: ColumnElement[int]) -> ColumnElement[bool]:
    """Whether this version of a report counts: whether it is the one that the newest retrieval of its address gave.

    Where that one has no day, and the address gave the same bytes as a report with a day, it is the newest of these: a day that somebody
    supplied is not taken away by a reading without it.
    """
    own, given, last, newer = reports.alias("own"), reports.alias("given"), retrievals.alias("last"), retrievals.alias("newer_retrieval")
    is_newer = or_(newer.c.at > last.c.at, and_(newer.c.at == last.c.at, newer.c.number > last.c.number))
    is_newest = ~exists().where(newer.c.address == last.c.address, is_newer)
    source = own.join(last, last.c.address == own.c.address).join(given, given.c.number == last.c.report)
    counts = func.coalesce(case((given.c.published.is_(None), _dated(last, given))), last.c.report) == own.c.number
    return exists().select_from(source).where(own.c.number == report, is_newest, counts)


def _dated(last: FromClause, given: FromClause) -> ScalarSelect[int]:
    """The newest report with a day that the address of a retrieval gave by the same bytes as the one ``given`` there; ``NULL`` for none."""
    earlier, dated = retrievals.alias("earlier"), reports.alias("dated")
    same = (earlier.c.address == last.c.address, dated.c.capture == given.c.capture, dated.c.published.is_not(None))
    found = select(earlier.c.report).join_from(earlier, dated, dated.c.number == earlier.c.report).where(*same)
    return found.order_by(earlier.c.at.desc(), earlier.c.number.desc()).limit(1).scalar_subquery()


@cache
def reading_counts() -> ColumnElement[bool]:
    """Whether a reading is of a present report, and no newer version of the same reader has read that report."""
    newer = readings.alias("newer_reading")
    same_reader = and_(newer.c.report == readings.c.report, newer.c.reader_name == readings.c.reader_name)
    is_newer = and_(newer.c.outcome == READ, newer.c.version_order > readings.c.version_order)
    return and_(is_present(readings.c.report), ~exists().where(same_reader, is_newer))


_REJECTED = select(reviewed.c.claim).where(reviewed.c.verdict == Verdict.REJECTED.value)


def conditions(filter: ClaimFilter) -> list[ColumnElement[bool]]:
    """What a claim and its reading must be to pass."""
    return [condition for condition in _conditions(filter) if condition is not None]


def reports_with_claims(filter: ClaimFilter) -> Select[int]:
    """The numbers of the reports that have a claim which passes, by day of publication, then address."""
    with_claims = select(readings.c.report).join(claims, claims.c.reading == readings.c.number).where(*conditions(filter))
    day = func.coalesce(reports.c.published, LAST_DAY)
    return select(reports.c.number).where(reports.c.number.in_(with_claims)).order_by(day, reports.c.address, reports.c.number)


def has_claims(connection: Connection, filter: ClaimFilter) -> ColumnElement[bool]:
    """Whether a report has a claim that passes, asked in the way that is quick for so many claims as there are."""
    told = select(readings.c.report).join(claims, claims.c.reading == readings.c.number)
    few = _few_claims(connection, filter)
    if few is not None:
        numbers: BindParameter[list[int]] = bindparam("few", few, expanding=True, literal_execute=True)
        return reports.c.number.in_(told.where(claims.c.number.in_(numbers), *conditions(filter)))
    plain, own = list(_plain_conditions(filter, claims.c.type)), passes(filter, reports.c.number)
    return and_(func.coalesce(reports.c.number, 0).in_(told.where(*plain)), own) if plain else own


def passes(filter: ClaimFilter, report: ColumnElement[int]) -> ColumnElement[bool]:
    """Whether the report of this number has a claim that passes, asked of this report alone."""
    told = select(readings.c.report).join(claims, claims.c.reading == readings.c.number)
    return told.where(readings.c.report == report, *conditions(filter)).exists()


def _few_claims(connection: Connection, filter: ClaimFilter) -> list[int] | None:
    """The numbers of all claims that may pass; ``None`` where these are many.

    Names are looked through once, those of the person where both a person and a place are asked for.
    """
    named = [_names_person(filter.person)] if filter.person is not None else []
    named += [_names_place(filter.place)] if filter.place is not None else []
    if named:
        query = select(names.c.claim).distinct().where(named[0])
    elif filter.types or filter.since is not None or filter.until is not None:
        query = select(claims.c.number).where(*_plain_conditions(filter, claims.c.type))
    else:
        return None
    found = list(connection.scalars(query.limit(MANY_CLAIMS + 1)))
    return None if len(found) > MANY_CLAIMS else found


def rows_of_reports(numbers: list[int]) -> Select[*tuple[object, ...]]:
    """The reports, each with its capture's hash."""
    source = reports.join(captures, reports.c.capture == captures.c.number)
    return select(reports, captures.c.sha256).select_from(source).where(reports.c.number.in_(numbers))


def bodies_of_claims(numbers: list[int], filter: ClaimFilter) -> Select[*tuple[object, ...]]:
    """The claims of these reports which pass, as report, body and body after review, in the order of the text."""
    order = (readings.c.reader_name, readings.c.version_order, claims.c.start, claims.c.id)
    read = claims.join(readings, claims.c.reading == readings.c.number)
    source = read.outerjoin(reviewed, reviewed.c.claim == claims.c.number)
    of_reports = (
        select(readings.c.report, claims.c.body, reviewed.c.body.label("after_review"))
        .select_from(source)
        .where(readings.c.report.in_(numbers))
    )
    return of_reports.where(*conditions(filter)).order_by(*order)


def claims_and_parts(report_numbers: Sequence[int]) -> CompoundSelect[int]:
    """The numbers of all claims of reports, whether they count or not, and of the parts that were split off them."""
    of_reports = readings.c.report.in_(report_numbers)
    own = select(claims.c.number).join(readings, claims.c.reading == readings.c.number).where(of_reports)
    return union(own, select(reviewed.c.claim).where(reviewed.c.report.in_(report_numbers)))


def _conditions(filter: ClaimFilter) -> Iterator[ColumnElement[bool] | None]:
    yield None if filter.everything else reading_counts()
    yield None if filter.everything else claims.c.number.not_in(_REJECTED)
    yield from _plain_conditions(filter, func.coalesce(claims.c.type, ""))
    yield None if filter.place is None else _has_name(_names_place(filter.place))
    yield None if filter.person is None else _has_name(_names_person(filter.person))


def _plain_conditions(filter: ClaimFilter, type: ColumnElement[str]) -> Iterator[ColumnElement[bool]]:
    """What the row of a claim must say itself; its ``type`` as a value that no index holds where reports are at hand."""
    if filter.types:
        yield type.in_(sorted(filter.types))
    if filter.since is not None:
        yield claims.c.when_latest >= filter.since.isoformat()
    if filter.until is not None:
        yield claims.c.when_earliest <= filter.until.isoformat()


def _names_place(place: str) -> ColumnElement[bool]:
    """Whether a name is that of this place or country; two letters are a whole name, since countries' codes are words as well."""
    form = search_form(place)
    is_place = names.c.name == form if len(form.strip()) == 2 else _has_words(place)
    return or_(and_(names.c.role == "country", names.c.name == form), and_(names.c.role == "place", is_place))


def _names_person(person: str) -> ColumnElement[bool]:
    """Whether a name has the words, and is that of a target or an actor."""
    return and_(names.c.role.in_(("target", "actor")), _has_words(person))


def _has_words(name: str) -> ColumnElement[bool]:
    return names.c.name.contains(search_form(name), autoescape=True)


def _has_name(condition: ColumnElement[bool]) -> ColumnElement[bool]:
    return exists().where(names.c.claim == claims.c.number, condition)
