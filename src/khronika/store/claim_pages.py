"""Claims a page at a time: all of a few reports, in the order of publication."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, and_, select, tuple_

from khronika.records.body import record_in
from khronika.records.claim import Claim
from khronika.records.codec import decode_claim
from khronika.records.report import Report
from khronika.store import query
from khronika.store.claim_filter import ClaimFilter
from khronika.store.looking import Looking
from khronika.store.rows import report_of
from khronika.store.schema import reports
from khronika.store.seeing import seen_claims

NEXT = 4_000
"""So many reports are looked at one after the other before all that can pass are looked for."""

CODE_LETTERS = 2
"""A place of so many letters is a country."""

ORDER = (reports.c.published, reports.c.address, reports.c.number)


@dataclass(frozen=True, slots=True)
class ToldClaim:
    """A claim that passes, and the number of the report that makes it."""

    report: int
    claim: Claim


def claims_of_reports(looking: Looking, filter: ClaimFilter, after: int | None, most: int) -> tuple[list[ToldClaim], int | None]:
    """The claims that pass of so many reports behind one, and the last of these reports where others follow."""
    numbers = _numbers_behind(looking.connection, filter, after, most + 1)
    part = numbers[:most]
    told = [ToldClaim(number, claim) for number, claim in _claims(looking, part, filter)]
    return told, part[-1] if len(numbers) > most else None


def report_with_claims(looking: Looking, number: int) -> tuple[Report, list[Claim]] | None:
    """A report and its claims that count, as they are seen; ``None`` where there is no such report to be seen."""
    held = _held(looking, [number]).get(number)
    return None if held is None else looking.guard.shown(number, held, _bodies(looking, [number], ClaimFilter()).get(number, ()))


def _numbers_behind(connection: Connection, filter: ClaimFilter, after: int | None, limit: int) -> list[int]:
    """The numbers of reports with a claim that passes, at most so many of those behind one, in the order of publication."""
    stretches = _stretches_behind(connection, after)
    found = _among_the_next(connection, filter, stretches[:1], limit) if _may_be_of_many(filter) else []
    if len(found) == limit:
        return found
    having, found = query.has_claims(connection, filter), []
    for stretch in stretches:
        asked = select(reports.c.number).where(stretch, having).order_by(*ORDER)
        found += connection.scalars(asked.limit(limit - len(found))) if len(found) < limit else ()
    return found


def _may_be_of_many(filter: ClaimFilter) -> bool:
    """Whether many reports may have such a claim: few tell of one person or one town."""
    return filter.person is None and (filter.place is None or len(filter.place.strip()) == CODE_LETTERS)


def _among_the_next(connection: Connection, filter: ClaimFilter, stretches: list[ColumnElement[bool]], limit: int) -> list[int]:
    """Those among the next reports: where many have such a claim, these are enough, and no others are looked for."""
    found: list[int] = []
    for stretch in stretches:
        following = select(*ORDER).where(stretch).order_by(*ORDER).limit(NEXT).subquery("reports")
        order = (following.c.published, following.c.address, following.c.number)
        asked = select(following.c.number).where(query.passes(filter, following.c.number)).order_by(*order)
        found += connection.scalars(asked.limit(limit))
    return found


def _stretches_behind(connection: Connection, after: int | None) -> list[ColumnElement[bool]]:
    """What a report behind that one must be, those of a day first and then those without; nothing where there is no such report."""
    day, address, number = reports.c.published, reports.c.address, reports.c.number
    if after is None:
        return [day.is_not(None), day.is_(None)]
    position = connection.execute(select(day, address).where(number == after)).one_or_none()
    if position is None:
        return []
    if position.published is None:
        return [and_(day.is_(None), tuple_(address, number) > tuple_(position.address, after))]
    return [tuple_(day, address, number) > tuple_(position.published, position.address, after), day.is_(None)]


def _claims(looking: Looking, numbers: list[int], filter: ClaimFilter) -> Iterable[tuple[int, Claim]]:
    held, bodies = _held(looking, numbers), _bodies(looking, numbers, filter)
    for number in numbers:
        told = seen_claims([(number, held[number], bodies.get(number, []))], looking.guard, filter)
        yield from ((number, claim) for _, claim in told)


def _held(looking: Looking, numbers: list[int]) -> dict[int, Report]:
    """The reports as they are kept, not as they are seen."""
    found = looking.connection.execute(query.rows_of_reports(numbers)).mappings().all() if numbers else []
    return {row["number"]: report_of(dict(row)) for row in found}


def _bodies(looking: Looking, numbers: list[int], filter: ClaimFilter) -> dict[int, list[Claim]]:
    """The claims that pass, as they are after review, by report."""
    found: dict[int, list[Claim]] = {}
    if numbers:
        for number, body, later in looking.connection.execute(query.bodies_of_claims(numbers, filter)).all():
            claim = decode_claim(str(body).encode()) if later is None else record_in(Claim, str(later))
            found.setdefault(int(str(number)), []).append(claim)
    return found
