"""From what a person writes to what the ledger holds: the id of an incident, party, report or claim, or the beginning of one."""

from dataclasses import dataclass

from khronika.errors import LedgerError
from khronika.records.anchor import Anchor
from khronika.records.body import record_in
from khronika.records.claim import Claim
from khronika.records.evidence import Evidence
from khronika.records.judgement import Judgement, Matter, Verdict
from khronika.records.member import Sort
from khronika.records.report import Report
from khronika.resolve.anchors import anchor_at
from khronika.resolve.naming import Naming
from khronika.resolve.print_order import order_of
from khronika.store import Looking

SHORTEST_PREFIX = 4
MATTERS = {Sort.INCIDENT: Matter.INCIDENT, Sort.PARTY: Matter.PARTY, Sort.REPORT: Matter.REPORT}


@dataclass(frozen=True, slots=True)
class Meant:
    """What an id means: a member of a sort, and for a claim its number."""

    sort: Sort
    member: str
    claim: int | None = None


def meant(looking: Looking, id: str) -> Meant:
    """What the id, or its beginning, means; ``LedgerError`` where it means nothing, or more than one thing."""
    prefix = id.strip().lower()
    if len(prefix) < SHORTEST_PREFIX:
        raise LedgerError(f"{id!r} is too short for an id; give at least {SHORTEST_PREFIX} signs of it")
    members, claims = looking.with_prefix(prefix)
    held = looking.members_of_claims(claims, Sort.INCIDENT)
    found = [Meant(sort, member) for member, sort in members] + [
        Meant(Sort.INCIDENT, held[claim], claim) for claim in claims if claim in held
    ]
    if not found:
        raise LedgerError(f"nothing has the id {id!r}; khronika incidents, cases and claims show ids")
    if len(found) > 1:
        raise LedgerError(f"{len(found)} things have ids that begin with {id!r}; give more of it")
    return found[0]


def thing_meant(looking: Looking, id: str, sort: Sort) -> str:
    """The thing of a sort that the id of it, of a member of it or of a claim means."""
    what = meant(looking, id)
    if what.sort is not sort:
        raise LedgerError(f"{id!r} is the id of a {what.sort}, not of a {sort}")
    return looking.things_of([what.member])[what.member]


def pair_judgement(looking: Looking, verdict: Verdict, ids: tuple[str, str], reason: str) -> Judgement:
    """The judgement that two things are one, are not, or that nobody knows; ``LedgerError`` where they are not of one sort."""
    left, right = (meant(looking, id) for id in ids)
    if left.sort is not right.sort:
        raise LedgerError(f"{ids[0]!r} is a {left.sort} and {ids[1]!r} a {right.sort}; judge two of one sort")
    if (left.member, left.claim) == (right.member, right.claim):
        raise LedgerError(f"{ids[0]!r} and {ids[1]!r} are the same; give two that differ")
    return Judgement(MATTERS[left.sort], verdict, _anchor(looking, left), _anchor(looking, right), reason=reason)


def place_judgement(looking: Looking, id: str, name: str, place: int, reason: str) -> Judgement:
    """The judgement that a name of a claim's place means a place of the gazetteer; ``LedgerError`` where the claim has no such name."""
    what = meant(looking, id)
    for held in looking.tellings([what.member]):
        report = looking.reports([held.report_number])[held.report_number]
        for stated in held.claim.where:
            if name.casefold() in stated.value.name.casefold() and what.claim in (None, held.number):
                return Judgement(Matter.PLACE, Verdict.PLACED, anchor_at(report, stated.evidence[0]), place=place, reason=reason)
    raise LedgerError(f"{id!r} has no place {name!r}; khronika incidents {id} shows its places")


def _anchor(looking: Looking, what: Meant) -> Anchor:
    """The words of the member on which a judgement about it rests."""
    if what.sort is Sort.REPORT:
        report = looking.report_of_member(what.member)
        return Anchor(report.address, report.text_sha256)
    held = [one for one in looking.tellings([what.member]) if what.claim in (None, one.number)]
    reports = looking.reports({one.report_number for one in held})
    report, claim = min(((reports[one.report_number], one.claim) for one in held), key=_first)
    if what.sort is Sort.INCIDENT:
        return anchor_at(report, claim.trigger, claim)
    return anchor_at(report, _name_in(looking, what.member, report, claim))


def _first(told: tuple[Report, Claim]) -> tuple[tuple[str, str], int, str]:
    """The order in which claims are told, whatever the order in which they were read."""
    report, claim = told
    return order_of(report), claim.trigger.start, claim.id


def _name_in(looking: Looking, member: str, report: Report, claim: Claim) -> Evidence:
    """Where the party's name stands in the report."""
    names = {record_in(Naming, body).name for body in looking.bodies([member])[member]}
    mentions = (mention.name for mention in (*claim.targets, *claim.actors) if mention.name is not None)
    words = next(stated.evidence[0] for stated in mentions if stated.value in names)
    return Evidence.of(report.text, words.start, words.end)
