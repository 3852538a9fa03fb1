"""Which claims of one report are about the same thing, and what they then share."""

from collections.abc import Iterable
from dataclasses import replace

from khronika.extract.draft import Draft, Party
from khronika.extract.inflection import noun_lemma
from khronika.extract.parties import SKIPPED
from khronika.records.claim_type import ClaimType
from khronika.records.mention import Kind
from khronika.records.report import PassageKind
from khronika.records.stated import Stated
from khronika.records.when import Basis, When
from khronika.text.places import country_named

ENOUGH = 0.4
MAIN = 0.2
SURE = 0.7


def label_incidents(drafts: list[Draft]) -> None:
    """Give claims about the same thing one number; titles come last, they look for a claim of the body."""
    clusters: list[list[Draft]] = []
    ordered = [draft for draft in drafts if draft.sentence.kind is not PassageKind.TITLE]
    ordered += [draft for draft in drafts if draft.sentence.kind is PassageKind.TITLE]
    for draft in ordered:
        same_type = [(number, cluster) for number, cluster in enumerate(clusters) if cluster[0].type is draft.type]
        largest = max((len(cluster) for _, cluster in same_type), default=0)
        scored = [
            (_score(draft, cluster) + (MAIN if len(cluster) == largest and _tells_little(draft) else 0.0), -number)
            for number, cluster in same_type
        ]
        best, number = max(scored, default=(0.0, 0))
        if best >= ENOUGH:
            draft.incident = -number
            clusters[-number].append(draft)
        else:
            draft.incident = len(clusters)
            clusters.append([draft])


def _tells_little(draft: Draft) -> bool:
    """Whether the words name nobody and nowhere: then they most likely mean what the report is about."""
    return draft.type is not ClaimType.STATEMENT and not _names(draft.targets) and not _towns(draft)


def _score(draft: Draft, cluster: list[Draft]) -> float:
    scores = [_agreement(draft, other) for other in cluster]
    return -1.0 if min(scores) <= -1 else max(scores)


def _agreement(left: Draft, right: Draft) -> float:
    """How much speaks for one thing: 1 is enough, -1 speaks against it."""
    if left.type is ClaimType.DEATH and _names(left.targets) & _names(right.targets):
        return 1.0
    if _is_apart_in_time(left, right) or _is_apart_in_place(left, right) or _has_other_penalty(left, right):
        return -1.0
    people = _people_agree(left.targets, right.targets)
    if people < 0 or (left.type is ClaimType.STATEMENT and _people_agree(left.actors, right.actors) < 1):
        return -1.0
    score = people
    if left.when is not None and right.when is not None:
        score += 0.5 if left.when.value.earliest == right.when.value.earliest else 0.2
    if _towns(left) & _towns(right):
        score += 0.5
    if left.sentence.paragraph == right.sentence.paragraph and not (left.targets or right.targets):
        score -= 0.3 if left.trigger.form.lemma != right.trigger.form.lemma else 0.0
    if PassageKind.TITLE in (left.sentence.kind, right.sentence.kind):
        score += 0.6
    if left.sentence.paragraph == right.sentence.paragraph:
        score += 0.2
    return score


def _is_apart_in_time(left: Draft, right: Draft) -> bool:
    if left.when is None or right.when is None:
        return False
    return left.when.value.latest < right.when.value.earliest or right.when.value.latest < left.when.value.earliest


def _has_other_penalty(left: Draft, right: Draft) -> bool:
    ours, theirs = ({stated.value for stated in draft.penalty} for draft in (left, right))
    return bool(ours and theirs and not ours & theirs)


def _is_apart_in_place(left: Draft, right: Draft) -> bool:
    return bool(_towns(left) and _towns(right) and not _towns(left) & _towns(right))


def _towns(draft: Draft) -> set[str]:
    return {place.value.name for place in draft.where if country_named(place.value.name) is None}


def _people_agree(left: list[Party], right: list[Party]) -> float:
    """1 for a shared name, less for shared words, 0.3 where one says nothing, -1 where both name others or count otherwise."""
    if not left or not right:
        return 0.4
    ours, theirs = _names(left), _names(right)
    if ours & theirs:
        return 1.0
    if ours and theirs:
        return -1.0
    if _counts(left) and _counts(right) and not _counts(left) & _counts(right):
        return -1.0
    shared = _content(left) & _content(right)
    if _counts(left) & _counts(right) - ONE and not (ours and theirs) and not (shared and (ours or theirs)):
        return 0.7
    if shared:
        return 0.8 if _counts(left) & _counts(right) or not (ours or theirs) else 0.6
    if (ours and _is_many(right)) or (theirs and _is_many(left)):
        return -1.0
    return 0.4 if ours or theirs else -0.2


ONE = {(1, 1)}


def _names(parties: list[Party]) -> set[str]:
    return {party.name.value for party in parties if party.name is not None}


def _is_many(parties: list[Party]) -> bool:
    return any(party.kind is Kind.GROUP for party in parties)


def _counts(parties: list[Party]) -> set[tuple[int | None, int | None]]:
    return {(party.count.value.min, party.count.value.max) for party in parties if party.count is not None}


def _content(parties: list[Party]) -> set[str]:
    words = (
        word
        for party in parties
        for stated in (party.description, party.name)
        if stated is not None
        for word in stated.value.lower().split()
    )
    return {noun_lemma(word.strip(",.'\"")) for word in words} - SKIPPED - {"of", "in", "and", "at", "for", "from", "with", "to"}


def share_times(drafts: list[Draft]) -> None:
    """A claim without a time takes the narrowest one that the report gives for what is surely the same thing."""
    for cluster in clusters_of(drafts):
        if cluster[0].type is ClaimType.STATEMENT:
            continue
        told = [draft for draft in cluster if draft.when is not None]
        for draft in cluster:
            if draft.when is None:
                known = [other.when for other in told if other.when is not None and _agreement(draft, other) >= SURE]
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


def when_of(drafts: list[Draft]) -> When | None:
    """The last time that claims so far have told: what "two days later" counts from."""
    return next((draft.when.value for draft in reversed(drafts) if draft.when is not None), None)
