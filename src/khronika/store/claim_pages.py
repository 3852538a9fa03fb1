"""Claims a page at a time: all of a few reports, in the order of publication."""

from collections.abc import Iterable
from dataclasses import dataclass

from khronika.records.body import record_in
from khronika.records.claim import Claim
from khronika.records.codec import decode_claim
from khronika.records.report import Report
from khronika.store import query
from khronika.store.claim_filter import ClaimFilter
from khronika.store.looking import Looking
from khronika.store.rows import report_of
from khronika.store.seeing import seen_claims


@dataclass(frozen=True, slots=True)
class ToldClaim:
    """A claim that passes, and the number of the report that makes it."""

    report: int
    claim: Claim


def claims_of_reports(looking: Looking, filter: ClaimFilter, after: int | None, reports: int) -> tuple[list[ToldClaim], int | None]:
    """The claims that pass of so many reports behind one, and the last of these reports where others follow."""
    numbers = list(looking.connection.scalars(query.reports_with_claims(filter)))
    start = numbers.index(after) + 1 if after in numbers else 0 if after is None else len(numbers)
    part = numbers[start : start + reports]
    told = [ToldClaim(number, claim) for number, claim in _claims(looking, part, filter)]
    return told, part[-1] if start + reports < len(numbers) else None


def report_with_claims(looking: Looking, number: int) -> tuple[Report, list[Claim]] | None:
    """A report and its claims that count, as they are seen; ``None`` where there is no such report to be seen."""
    held = _held(looking, [number]).get(number)
    return None if held is None else looking.guard.shown(number, held, _bodies(looking, [number], ClaimFilter()).get(number, ()))


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
