"""How one incident bears on others: a part of what was told as a whole, a step that follows another."""

from collections.abc import Iterable, Iterator
from datetime import timedelta
from functools import cache

from khronika.records.claim_type import ClaimType
from khronika.records.incident import Incident, Link, LinkKind
from khronika.records.place import PlaceKind
from khronika.resolve.names import is_one_bearer
from khronika.resolve.word_keys import sorts_told

T = ClaimType

FOLLOWS = {
    T.HEARING: (T.CHARGE, T.DETENTION),
    T.CHARGE: (T.DETENTION,),
    T.SENTENCE: (T.SENTENCE, T.HEARING, T.CHARGE, T.DETENTION),
    T.ACQUITTAL: (T.HEARING, T.CHARGE, T.DETENTION),
    T.RELEASE: (T.SENTENCE, T.DETENTION),
    T.UNBLOCK: (T.BLOCK, T.SHUTDOWN),
    T.DISPERSAL: (T.PROTEST,),
}
"""What comes of what, to one person or site or at one place; the nearest before it counts."""

FOLLOWS_IN_ONE_REPORT = {T.DETENTION: (T.DETENTION, T.RELEASE), T.BLOCK: (T.BLOCK,)}
"""What comes of what only within days and where one report tells both: held, then held on by order; ordered off, then off."""

WHOLE = frozenset({T.DETENTION, T.RELEASE, T.SENTENCE, T.CHARGE, T.DEATH, T.INJURY, T.PROTEST, T.DISPERSAL})
"""Types of which reports give totals."""

NEAR = timedelta(days=1)
SOON = timedelta(days=30)
"""So far apart, what one report tells may hang together."""


def before(type: ClaimType) -> frozenset[ClaimType]:
    """Of which types is what can come before an incident of this one."""
    return frozenset({*FOLLOWS.get(type, ()), *FOLLOWS_IN_ONE_REPORT.get(type, ())})


@cache
def types_near(type: ClaimType) -> frozenset[ClaimType]:
    """Of which types whatever decides about the links of an incident is.

    Those of wholes and parts, of what comes before and after it, and of what might be nearer than it before what comes after it.
    """
    after = {one for one in ClaimType if type in before(one)}
    return frozenset({*WHOLE.intersection({type}), *before(type), *after}.union(*(before(one) for one in after)))


def links_of(incident: Incident, others: Iterable[Incident]) -> tuple[Link, ...]:
    """The links from an incident to others, each with its reason in words; the others may be any that are near it.

    Only what is told as a fact is linked: a denial or a plan is no step and no part.
    """
    known = sorted((other for other in others if other.id != incident.id and other.is_fact), key=_order)
    if not incident.is_fact:
        return ()
    return (*_parts(incident, known), *_before(incident, known), *_after(incident, known))


def _order(incident: Incident) -> tuple[str, str]:
    return "" if incident.days is None else str(incident.days.earliest), incident.id


def _parts(incident: Incident, known: list[Incident]) -> Iterator[Link]:
    """The wholes that it is a part of and the parts that it has, without those that another whole between them holds."""
    wholes = [other for other in known if is_part(incident, other)]
    parts = [other for other in known if is_part(other, incident)]
    for whole in wholes:
        if not any(is_part(other, whole) for other in wholes):
            yield Link(LinkKind.PART_OF, whole.id, _part_words(whole))
    for part in parts:
        if not any(is_part(part, other) for other in parts):
            yield Link(LinkKind.HAS_PART, part.id, _part_words(incident))


def is_part(part: Incident, whole: Incident) -> bool:
    """Whether the one is among what the other tells as a total: of its type and days, within its place, and of fewer people."""
    if part.id == whole.id or part.type is not whole.type or part.type not in WHOLE:
        return False
    return _is_during(part, whole) and _is_narrower(part, whole) and _is_total(whole, part) and _is_of_sort(part, whole)


def _is_during(part: Incident, whole: Incident) -> bool:
    if part.days is None or whole.days is None:
        return False
    return whole.days.earliest <= part.days.earliest and part.days.latest <= whole.days.latest


def _is_narrower(part: Incident, whole: Incident) -> bool:
    """Whether the places of the part lie in those of the whole, or are theirs; where one has none, one report must tell both.

    What is told without a place is a part of what is told of a country alone.
    """
    inner, outer = ([place.value.place for place in incident.places if place.value.place is not None] for incident in (part, whole))
    if not inner or not outer:
        return all(one.kind is PlaceKind.COUNTRY for one in outer) and not _reports(part).isdisjoint(_reports(whole))
    return all(any(one.holds(place) or one.id == place.id for one in outer) for place in inner)


def _is_total(whole: Incident, part: Incident) -> bool:
    """Whether the whole counts people without a name, and more than the part has."""
    most = None if whole.count is None or whole.count.high is None else whole.count.high.value
    if whole.people or most is None:
        return False
    return 0 < (_number(part) or len(part.people)) < most


def _is_of_sort(part: Incident, whole: Incident) -> bool:
    """Whether what is told of those in the part, if anything, is what the whole counts."""
    sorts = _sorts(part)
    return not sorts or _sorts(whole) <= sorts


def _sorts(incident: Incident) -> frozenset[str]:
    """Of which sort the people are, where every report that counts says so; empty for people in general."""
    own = {place.value.place.country for place in incident.places if place.value.place is not None}
    told: dict[str, list[str]] = {}
    for telling in incident.tellings:
        if telling.counts:
            described = (mention.description.value for mention in telling.claim.targets if mention.description is not None)
            told.setdefault(telling.report.address, []).extend(described)
    sorts = [sorts_told(words, own) for words in told.values()]
    return frozenset.intersection(*sorts) if sorts else frozenset()


def _number(incident: Incident) -> int:
    """How many it surely counts, 0 where nobody counts."""
    ends = () if incident.count is None else (incident.count.low, incident.count.high)
    return min((end.value for end in ends if end is not None), default=0)


def _part_words(whole: Incident) -> str:
    return f"of {whole.type.replace('_', ' ')} {whole.days}, within its place and fewer than it counts"


def _before(incident: Incident, known: list[Incident]) -> Iterator[Link]:
    """What it follows, the nearest before it."""
    before = [(other, shared) for other in known if (shared := _comes_of(incident, other)) is not None]
    if before:
        other, shared = max(before, key=lambda row: _nearness(incident, row[0]))
        yield Link(LinkKind.FOLLOWS, other.id, f"{other.type.replace('_', ' ')} before it: {shared}")


def _after(incident: Incident, known: list[Incident]) -> Iterator[Link]:
    """What follows it: those of which it is the nearest before them."""
    for other in known:
        shared = _comes_of(other, incident)
        if shared is not None and not any(
            _comes_of(other, one) and _nearness(other, one) > _nearness(other, incident) for one in known if one is not other
        ):
            yield Link(LinkKind.PRECEDES, other.id, f"{other.type.replace('_', ' ')} after it: {shared}")


def _nearness(later: Incident, earlier: Incident) -> tuple[int, tuple[str, str]]:
    """By how many reports that tell both an unnamed crowd's steps hang together, then by day."""
    return (0 if later.people else len(_reports(later) & _reports(earlier))), _order(earlier)


def _comes_of(later: Incident, earlier: Incident) -> str | None:
    """Who shares both, or where both were, where the later can come of the earlier."""
    if later.days is None or earlier.days is None or not _may_come_of(later, earlier):
        return None
    if earlier.days.earliest > later.days.latest or earlier.days.latest > later.days.latest + NEAR:
        return None
    pairs = ((one.value, other.value) for one in later.people for other in earlier.people)
    shared = next((one.names[0] for one, other in pairs if is_one_bearer(one.names, one.kind, other.names, other.kind)), None)
    return shared if shared is not None or later.people or earlier.people else _scene(later, earlier) or _crowd(later, earlier)


def _may_come_of(later: Incident, earlier: Incident) -> bool:
    """Whether things of the one type come of things of the other; what is told of one type again comes within days, in one report."""
    if earlier.type in FOLLOWS.get(later.type, ()):
        return True
    if earlier.type not in FOLLOWS_IN_ONE_REPORT.get(later.type, ()) or later.days is None or earlier.days is None:
        return False
    is_later = earlier.days.earliest < later.days.earliest and later.days.latest - earlier.days.latest <= SOON
    return is_later and bool(later.people) and not _reports(later).isdisjoint(_reports(earlier))


def _scene(later: Incident, earlier: Incident) -> str | None:
    """Where both were, if they were of as many people as far as they are counted, on one day."""
    if earlier.days != later.days or (_number(earlier) != _number(later) and _number(earlier) and _number(later)):
        return None
    places = {place.value.place.id for place in earlier.places if place.value.place is not None}
    return next((place.value.name for place in later.places if place.value.place is not None and place.value.place.id in places), None)


def _crowd(later: Incident, earlier: Incident) -> str | None:
    """What becomes of people without a name in reports that tell both, and no place that is told against it."""
    has_place = any(place.value.place is not None for place in later.places)
    return None if has_place or _reports(later).isdisjoint(_reports(earlier)) else "one report tells both"


def _reports(incident: Incident) -> set[str]:
    """The reports that tell it and count."""
    return {telling.report.address for telling in incident.tellings if telling.counts}
