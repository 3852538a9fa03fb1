"""The slots of a claim: every value that a reader can get right, miss or invent."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from khronika.evaluate.claims import Party, Spot, Values
from khronika.evaluate.words import content, fold, overlap, words_in

NAME_AGREEMENT = 0.75
WORDING_AGREEMENT = 0.5


class SlotKind(StrEnum):
    """The kinds of slots, in the order in which tables show them."""

    TYPE = "type"
    WHEN = "when"
    WHERE = "where"
    COUNTRY = "country"
    TARGET = "target"
    COUNT = "count"
    ACTOR = "actor"
    SOURCE = "source"
    PENALTY = "penalty"
    HELD_FOR = "held_for"
    ITEM = "item"
    GROUNDS = "grounds"
    MODALITY = "modality"
    POLARITY = "polarity"


@dataclass(frozen=True, slots=True)
class Slot:
    """One filled value; ``same`` tells whether a gold slot's value (left) and a read one's (right) agree."""

    kind: SlotKind
    value: object
    same: Callable[[object, object], bool]


def slots_of(values: Values, countries: frozenset[str]) -> Iterator[Slot]:
    """Every filled slot of a claim; a place that is one of ``countries`` (folded names) is none."""
    yield Slot(SlotKind.TYPE, values.type, _equal)
    for place in values.where:
        yield from _place_slots(place, countries)
    for target in values.targets:
        yield Slot(SlotKind.TARGET, target, _same_party)
        if target.bounds is not None:
            yield Slot(SlotKind.COUNT, target, _same_count)
    for kind, parties in ((SlotKind.ACTOR, values.actors), (SlotKind.SOURCE, values.according_to)):
        yield from (Slot(kind, party, _same_party) for party in parties)
    yield from (Slot(SlotKind.PENALTY, penalty, _equal) for penalty in values.penalty)
    yield from (Slot(SlotKind.ITEM, item, _same_wording) for item in values.items)
    for kind, value, same in (
        (SlotKind.WHEN, values.when or None, _equal),
        (SlotKind.HELD_FOR, values.held_for, _equal),
        (SlotKind.GROUNDS, values.grounds, _same_wording),
        (SlotKind.MODALITY, values.modality, _equal),
        (SlotKind.POLARITY, values.polarity, _equal),
    ):
        if value is not None:
            yield Slot(kind, value, same)


def kinds_in(slots: tuple[Slot, ...]) -> Counter[str]:
    """How many slots of each kind there are."""
    return Counter(str(slot.kind) for slot in slots)


def agreed(gold: tuple[Slot, ...], read: tuple[Slot, ...]) -> Counter[str]:
    """How many slots of each kind two claims share; each read slot answers for one gold slot."""
    left: defaultdict[SlotKind, list[Slot]] = defaultdict(list)
    for slot in read:
        left[slot.kind].append(slot)
    hits: Counter[str] = Counter()
    for slot in gold:
        found = next((other for other in left[slot.kind] if slot.same(slot.value, other.value)), None)
        if found is not None:
            left[slot.kind].remove(found)
            hits[str(slot.kind)] += 1
    return hits


def _place_slots(place: Spot, countries: frozenset[str]) -> Iterator[Slot]:
    name = fold(place.name)
    if not name or name in countries:
        return
    yield Slot(SlotKind.WHERE, name, _equal)
    if place.country is not None:
        yield Slot(SlotKind.COUNTRY, (name, place.country), _equal)


def _equal(gold: object, read: object) -> bool:
    return gold == read


def _same_wording(gold: object, read: object) -> bool:
    return overlap(content(str(gold)), content(str(read))) >= WORDING_AGREEMENT


def _same_count(gold: object, read: object) -> bool:
    return isinstance(gold, Party) and isinstance(read, Party) and gold.bounds == read.bounds and _same_party(gold, read)


def _same_party(gold: object, read: object) -> bool:
    if not (isinstance(gold, Party) and isinstance(read, Party)):
        return False
    if gold.name is not None:
        return overlap(Counter(words_in(gold.name)), Counter(words_in(read.name))) >= NAME_AGREEMENT
    wanted = content(gold.description)
    if not wanted:
        return read.name is None and not content(read.description)
    return max(overlap(wanted, content(read.description)), overlap(wanted, content(read.name))) >= WORDING_AGREEMENT
