"""Claims as members hold them, and the reports that tell them, as they are kept."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from khronika.records.body import record_in
from khronika.records.claim import Claim
from khronika.records.codec import decode_claim
from khronika.records.match import Match
from khronika.records.member import Sort
from khronika.records.mention import Kind
from khronika.records.report import Report
from khronika.records.standing import ReportStanding, Standing
from khronika.store.in_parts import THEM, is_wanted, parts, rows_for
from khronika.store.joined_schema import member_claims, member_parts, members, placings, reviewed, standings
from khronika.store.rows import report_of
from khronika.store.schema import captures, claims, readings, reports

_READ = member_claims.outerjoin(claims, claims.c.number == member_claims.c.claim).outerjoin(readings, readings.c.number == claims.c.reading)
_CLAIMS = (
    select(
        *(member_claims.c.member, member_claims.c.claim, claims.c.body),
        *(func.coalesce(readings.c.report, reviewed.c.report), reviewed.c.body.label("after_review")),
    )
    .select_from(_READ.outerjoin(reviewed, reviewed.c.claim == member_claims.c.claim))
    .where(is_wanted(member_claims.c.member))
    .order_by(member_claims.c.claim)
)
_PLACINGS = select(placings.c.claim, placings.c.position, placings.c.body).where(is_wanted(placings.c.claim))
_TEXTS = (
    select(member_parts.c.report, members.c.thing)
    .join(members)
    .where(members.c.sort == Sort.REPORT.value, is_wanted(member_parts.c.report))
)
_STANDINGS = (
    select(standings.c.report, standings.c.standing, standings.c.reason, reports.c.address)
    .join(reports, reports.c.number == standings.c.by)
    .where(is_wanted(standings.c.report))
    .order_by(reports.c.address)
)
_REPORTS = (
    select(reports, captures.c.sha256)
    .select_from(reports.join(captures, reports.c.capture == captures.c.number))
    .where(is_wanted(reports.c.number))
)
_TARGETS = (
    select(members.c.thing, claims.c.body, reviewed.c.body.label("after_review"))
    .join(member_claims, member_claims.c.member == members.c.id)
    .outerjoin(claims, claims.c.number == member_claims.c.claim)
    .outerjoin(reviewed, reviewed.c.claim == member_claims.c.claim)
    .where(is_wanted(members.c.thing))
)


NamedTarget = tuple[str, Kind]
"""A name as it is written, and of what it is one."""


@dataclass(frozen=True, slots=True)
class _Target:
    """What of a mention says whom it means."""

    kind: Kind
    name: str | None


@dataclass(frozen=True, slots=True)
class _Targets:
    """What of a claim, as the codec writes it, says whom it befell."""

    targets: tuple[_Target, ...]


@dataclass(frozen=True, slots=True)
class HeldTelling:
    """A claim as a thing holds it: its member, its report's number, and what text that is a copy of; ``standings`` are what notices say."""

    member: str
    number: int
    claim: Claim
    report_number: int
    text: str
    places: tuple[Match | None, ...]
    standings: tuple[ReportStanding, ...]


def tellings_of(connection: Connection, ids: Iterable[str]) -> list[HeldTelling]:
    """The claims of members with all that says who tells them."""
    found = list(rows_for(connection, ids, _CLAIMS))
    placed = _placings(connection, (int(str(row[1])) for row in found))
    texts = _texts(connection, (int(str(row[3])) for row in found))
    standing = _standings(connection, (int(str(row[3])) for row in found))
    return [_telling(row, placed, texts, standing) for row in found]


def reports_of(connection: Connection, numbers: Iterable[int]) -> dict[int, Report]:
    """Reports by their numbers."""
    found = (row for part in parts(numbers) for row in connection.execute(_REPORTS, {THEM: part}).mappings())
    return {row["number"]: report_of(dict(row)) for row in found}


def targets_of(connection: Connection, things: Iterable[str]) -> dict[str, set[NamedTarget]]:
    """Whom the claims about things name as befallen, by thing; of a claim nothing else is read."""
    found: dict[str, set[NamedTarget]] = {}
    for thing, body, after_review in rows_for(connection, things, _TARGETS):
        found.setdefault(str(thing), set()).update(_named(str(body)) if after_review is None else _named_after_review(str(after_review)))
    return found


def _named(body: str) -> Iterator[NamedTarget]:
    return ((target.name, target.kind) for target in record_in(_Targets, body).targets if target.name is not None)


def _named_after_review(body: str) -> Iterator[NamedTarget]:
    return ((target.name.value, target.kind) for target in record_in(Claim, body).targets if target.name is not None)


def _placings(connection: Connection, numbers: Iterable[int]) -> dict[tuple[int, int], Match]:
    found = rows_for(connection, numbers, _PLACINGS)
    return {(int(str(claim)), int(str(position))): record_in(Match, str(body)) for claim, position, body in found}


def _texts(connection: Connection, numbers: Iterable[int]) -> dict[int, str]:
    return {int(str(number)): str(thing) for number, thing in rows_for(connection, numbers, _TEXTS)}


def _standings(connection: Connection, numbers: Iterable[int]) -> dict[int, list[ReportStanding]]:
    found: dict[int, list[ReportStanding]] = {}
    for number, standing, reason, by in rows_for(connection, numbers, _STANDINGS):
        found.setdefault(int(str(number)), []).append(ReportStanding(Standing(str(standing)), str(reason), str(by)))
    return found


def _telling(
    row: Iterable[object],
    placed: dict[tuple[int, int], Match],
    texts: dict[int, str],
    standing: dict[int, list[ReportStanding]],
) -> HeldTelling:
    member, number, body, report, after_review = (str(value) for value in row)
    claim = decode_claim(body.encode()) if after_review == "None" else record_in(Claim, after_review)
    places = tuple(placed.get((int(number), position)) for position in range(len(claim.where)))
    held = int(report)
    return HeldTelling(member, int(number), claim, held, texts.get(held, report), places, tuple(standing.get(held, ())))
