"""What claims about the same thing share: a time, a name, and their place in a paragraph."""

from collections.abc import Iterable
from dataclasses import replace

from khronika.extract.draft import Draft, Party
from khronika.extract.likeness import likeness
from khronika.extract.traits import Traits
from khronika.records.claim_type import ClaimType
from khronika.records.mention import Kind
from khronika.records.stated import Stated
from khronika.records.when import Basis

SURE = 0.5
"""The likeness to a dated claim with which another takes its time."""

MOST_COMPARED = 12
"""How many of the dated claims of an incident are looked at."""


def share_times(drafts: list[Draft]) -> None:
    """A claim without a time takes the narrowest one that the report gives for what is surely the same thing."""
    for cluster in clusters_of(drafts):
        if cluster[0].type is ClaimType.STATEMENT:
            continue
        told = [(draft.onset, Traits.of(draft)) for draft in cluster if draft.onset is not None][:MOST_COMPARED]
        for draft in cluster:
            if draft.when is None:
                traits = Traits.of(draft)
                known = [when for when, other in told if likeness(traits, other) >= SURE]
                best = min(known, key=lambda when: when.value.latest - when.value.earliest, default=None)
                draft.when = None if best is None else Stated(replace(best.value, basis=Basis.INFERRED), best.evidence)


def share_names(drafts: list[Draft]) -> None:
    """A single person without a name is the one whom another claim about the same thing names."""
    for cluster in clusters_of(drafts):
        named = [draft.targets for draft in cluster if draft.targets and all(party.name is not None for party in draft.targets)]
        if not named:
            continue
        for draft in cluster:
            draft.targets = _named_by(draft.targets, named[0])


def _named_by(parties: list[Party], named: list[Party]) -> list[Party]:
    if len(parties) != 1 or parties[0].name is not None or not _counts_as(parties[0], len(named)):
        return parties
    party = parties[0]
    return [Party(other.kind, other.name, party.description, None, party.head, start=party.start) for other in named]


def _counts_as(party: Party, number: int) -> bool:
    if party.count is None:
        return False
    return party.count.value.min == number and party.count.value.max == number and party.kind in (Kind.PERSON, Kind.GROUP)


def clusters_of(drafts: Iterable[Draft]) -> list[list[Draft]]:
    """The drafts by incident."""
    clusters: dict[int, list[Draft]] = {}
    for draft in drafts:
        clusters.setdefault(draft.incident, []).append(draft)
    return list(clusters.values())


def without_repeats(drafts: list[Draft]) -> list[Draft]:
    """One claim for each incident in a paragraph: the one that says most."""
    best: dict[tuple[int, int, int], Draft] = {}
    for draft in drafts:
        key = (draft.sentence.paragraph, draft.incident, draft.share)
        if key not in best or _fullness(draft) > _fullness(best[key]):
            best[key] = draft
    kept = {id(draft) for draft in best.values()}
    return [draft for draft in drafts if id(draft) in kept]


def _fullness(draft: Draft) -> float:
    return draft.confidence + 0.3 * len(draft.targets) + 0.2 * bool(draft.actors) + 0.2 * bool(draft.where) + 0.2 * bool(draft.penalty)
