"""From the reports that wait to what is joined across reports.

What comes out depends on the reports, their claims and the judgements alone, not on the order in which they came. A report about which
something is new gives its members anew; those that changed are compared with those that share a key, and what hangs together with them is
put together again. So adding a report touches its neighbours alone.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from khronika.errors import KhronikaError
from khronika.pipeline.counting import count_waiting
from khronika.pipeline.kinds import Kind, Laid
from khronika.pipeline.placing import Placer
from khronika.records.anchor import Anchor
from khronika.records.body import body_of
from khronika.records.guarded_name import GuardedName
from khronika.records.judgement import KeptJudgement
from khronika.records.member import MemberPart, Sort
from khronika.records.standing import ReportStanding
from khronika.resolve.clustering import clusters
from khronika.resolve.copies import compare_wordings
from khronika.resolve.families import tables as word_tables
from khronika.resolve.guarding import guarded_names
from khronika.resolve.notices import effect, notice_of, publisher_of
from khronika.resolve.parties import weights as party_weights
from khronika.resolve.reviewing import reviewed
from khronika.resolve.sameness import weights as account_weights
from khronika.resolve.wordings import wording_of
from khronika.store import Fault, FaultKind, HeldReport, Joining, Ledger, Members

REPORTS_AT_ONCE = 16
"""How many reports are joined in one transaction."""

ANEW = "anew"
"""What stands for the rules' version where all is joined anew to compare."""

RULES = 6
"""Counted up when joining changes otherwise than by its tables of weights, so that ledgers are joined anew."""


@dataclass(frozen=True, slots=True)
class Joiner:
    """What joining needs of the world: the kinds of things, and what puts places on the map."""

    kinds: Sequence[Kind]
    placer: Placer


@dataclass(slots=True)
class _Changed:
    """Members that are new or say something else, members near those that are gone, and the things that may be no more."""

    members: set[str] = field(default_factory=set)
    touched: set[str] = field(default_factory=set)
    things: set[str] = field(default_factory=set)


@dataclass(slots=True)
class Joined:
    """How many reports were joined, and what came up in those that could not be, by their numbers; these go on waiting.

    ``uncounted`` is what came up in incidents that could not be counted, by their ids.
    """

    reports: int = 0
    faults: dict[int, Exception] = field(default_factory=dict)
    uncounted: dict[str, Exception] = field(default_factory=dict)


def join_waiting(ledger: Ledger, joiner: Joiner, after_each: Callable[[int], None] = lambda _: None) -> Joined:
    """Joins every report that waits, a few in one transaction; a fault of khronika's own in one leaves out that one."""
    joined, version = Joined(), rules_version()
    while True:
        with ledger.joining() as joining:
            joining.begin(version)
            done = _join_some(joining, joiner, joined)
        if done is None:
            return joined
        if done:
            after_each(done)


def join_within(joining: Joining, joiner: Joiner) -> None:
    """Joins all that waits within a transaction; where something cannot be joined, all that was joined is forgotten and waits."""
    joined = Joined()
    joining.begin(rules_version())
    while _join_some(joining, joiner, joined) is not None:
        pass
    if joined.faults:
        joining.begin(ANEW)


def joined_faults(ledger: Ledger, joiner: Joiner) -> list[Fault]:
    """The tables of what is worked out that are not what it comes to when all is joined anew; nothing stays of that.

    Takes as long as joining everything did, and nobody can add meanwhile. Where reports wait, or other rules joined them, none is compared.
    """
    if not ledger.is_joined(rules_version()):
        return []
    joined = Joined()
    with ledger.trying() as trying:
        kept = trying.fingerprints()
        trying.begin(ANEW)
        trying.index_anew()
        while _join_some(trying, joiner, joined) is not None:
            pass
        anew = trying.fingerprints()
    sentence = "it is not what follows from the reports, claims and judgements; restore a backup"
    return [Fault(FaultKind.JOINED, table, sentence) for table in kept if kept[table] != anew[table]]


def _join_some(joining: Joining, joiner: Joiner, joined: Joined) -> int | None:
    """Joins a few reports that wait, and after the last of them counts a few incidents: how many reports; ``None`` where nothing waits."""
    numbers = joining.waiting(REPORTS_AT_ONCE, joined.faults)
    for number in numbers:
        _join_or_leave(joining, number, joiner, joined)
    if len(numbers) == REPORTS_AT_ONCE:
        return len(numbers)
    counted = count_waiting(joining, joined.uncounted)
    return len(numbers) if numbers or counted else None


def _join_or_leave(joining: Joining, number: int, joiner: Joiner, joined: Joined) -> None:
    try:
        with joining.step():
            _join(joining, number, joiner)
        joined.reports += 1
    except KhronikaError:
        raise
    except Exception as fault:  # noqa: BLE001 - whatever it is, the other reports must be joined
        joined.faults[number] = fault


@cache
def rules_version() -> str:
    """By which rules things are joined: khronika's tables of weights, and the count of changes besides."""
    tables = "".join(body_of(weights) for weights in (party_weights(), account_weights(), word_tables()))
    return f"{RULES} {hashlib.sha256(tables.encode()).hexdigest()[:16]}"


def _join(joining: Joining, number: int, joiner: Joiner) -> None:
    laid = _laid(joining, number, joiner.placer)
    changed_reports = {number, *_stand(joining, number, laid)}
    stale, moved = joining.counting().incidents_of(changed_reports), joining.parties_of(number)
    for kind in joiner.kinds:
        members = joining.members(kind.sort)
        parts = [] if laid is None else kind.parts(laid)
        changed = _replace(members, number, parts)
        if laid is not None:
            changed.touched |= _anchor(joining, laid, kind, parts)
        _compare(members, changed.members, kind)
        put = _put_together(members, changed, kind)
        stale |= put if kind.sort is Sort.INCIDENT else set()
        moved |= put if kind.sort is Sort.PARTY else set()
    joining.locate(moved | joining.parties_of(number))
    joining.counting().let_wait(stale | joining.counting().incidents_of(changed_reports))
    joining.review(number, () if laid is None else laid.reviews)
    joining.done(number)


def _laid(joining: Joining, number: int, placer: Placer) -> Laid | None:
    """The report as reviewed, with its places on the map and the judgements that rest on it; ``None`` for an older version of a page."""
    held = joining.held(number)
    kept = [] if held is None else joining.judgements_at(held.report.address)
    judgements = [one for one in kept if one.holds]
    if held is None:
        joining.place(joining.claims_of(number), [])
        joining.guard(joining.claims_of(number), ())
        return None
    after = reviewed(held.report, held.claims, judgements)
    held = replace(held, claims=after.claims)
    placings = placer.placings(held, judgements)
    joining.place(joining.claims_of(number), placings)
    joining.guard(joining.claims_of(number), _guarded(held))
    placed = {(claim, position): match for claim, position, match in placings}
    return Laid(held, placed, judgements, [one for one in kept if not one.holds], after.reviews)


def _guarded(held: HeldReport) -> Iterator[tuple[int, GuardedName]]:
    numbers = {claim.id: number for number, claim in held.claims}
    for claim, guarded in guarded_names(held.report, (claim for _, claim in held.claims)):
        yield numbers[claim.id], guarded


def _replace(members: Members, report: int, parts: Sequence[MemberPart]) -> _Changed:
    """Puts what the report says now in place of what it said before."""
    before, now = members.of_report(report), {part.id: part for part in parts}
    same = {id for id, part in now.items() if id in before and _content(before[id]) == _content(part)}
    gone, new = before.keys() - same, now.keys() - same
    changed = _Changed(touched=members.alike(gone), things=set(members.things_of(gone).values()))
    members.drop(report, sorted(gone))
    members.keep(report, [now[id] for id in sorted(new)])
    changed.members = set(members.things_of(gone | new))
    return changed


def _content(part: MemberPart) -> tuple[str, tuple[int, ...]]:
    return part.body, tuple(sorted(set(part.claims)))


def _anchor(joining: Joining, laid: Laid, kind: Kind, parts: Sequence[MemberPart]) -> set[str]:
    """Finds the words of the judgements about this sort in the report; the members that judgements touch, here and elsewhere."""
    own = [kept for kept in laid.judgements if kept.judgement.matter is kind.matter]
    gone = [kept for kept in laid.withdrawn if kept.judgement.matter is kind.matter]
    sides: dict[tuple[int, str], str | None] = {(kept.number, side): None for kept in gone for side, _ in _sides(kept, laid.held)}
    sides |= {(kept.number, side): kind.found(anchor, laid, parts) for kept in own for side, anchor in _sides(kept, laid.held)}
    return joining.anchor(sides)


def _sides(kept: KeptJudgement, held: HeldReport) -> list[tuple[str, Anchor]]:
    both = (("left", kept.judgement.left), ("right", kept.judgement.right))
    return [(side, anchor) for side, anchor in both if anchor is not None and anchor.address == held.report.address]


def _compare(members: Members, changed: set[str], kind: Kind) -> None:
    """Holds the changed members against all that share a key with them."""
    members.unlink(changed)
    near = members.near(changed)
    bodies = members.bodies({*near, *(other for others in near.values() for other in others)})
    pairs = {(min(one, other), max(one, other)) for one, others in near.items() for other in others if one != other}
    members.link({(one, other): kind.weigh(bodies[one], bodies[other]).score for one, other in sorted(pairs)})


def _put_together(members: Members, changed: _Changed, kind: Kind) -> set[str]:
    """Makes things anew of all that hangs together with what changed; those that are no more, or have other members than before."""
    together = members.together(changed.members | changed.touched)
    before = members.things_of(together)
    things = changed.things | set(before.values())
    bodies = members.bodies(together)
    groups = clusters(together, members.scores_among(together), members.judged(together))
    made = {kind.thing(min(group), [bodies[id] for id in sorted(group)]): group for group in groups}
    members.settle(things, made)
    now = {id: thing.id for thing, group in made.items() for id in group}
    moved = {id for id, thing in now.items() if before.get(id) != thing}
    return (things - set(now.values())) | {thing for id in moved | (changed.members & now.keys()) for thing in (before[id], now[id])}


def _stand(joining: Joining, number: int, laid: Laid | None) -> set[int]:
    """What notices of the publisher make of the report, and what it makes of others if it is a notice; the reports that this concerns."""
    found: list[tuple[int, int, ReportStanding]] = []
    if laid is None:
        joining.publish(number, None, is_notice=False)
    else:
        report = laid.held.report
        publisher, notice = publisher_of(report), notice_of(report)
        joining.publish(number, publisher, is_notice=notice is not None)
        for other in joining.published_by(publisher, only_notices=True):
            found += _effects(joining, other, [number])
        if notice is not None:
            found += _effects(joining, number, joining.published_by(publisher, only_notices=False))
    return joining.stand(number, found)


def _effects(joining: Joining, by: int, numbers: Iterable[int]) -> Iterator[tuple[int, int, ReportStanding]]:
    """What a notice makes of other reports."""
    held = joining.held(by)
    notice = None if held is None else notice_of(held.report)
    if held is None or notice is None:
        return
    wording, _ = wording_of(held.report)
    for number in numbers:
        other = joining.held(number) if number != by else None
        if other is not None:
            are_copies = compare_wordings(wording, wording_of(other.report)[0]).score > 0
            standing = effect(notice, held.report, other.report, are_copies=are_copies)
            if standing is not None:
                yield number, by, standing
