"""Errors by what they are: a claim missed, made up or given another type; a value missing, made up or another one."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from khronika.evaluate.gold import GoldReport
from khronika.evaluate.output import ReadReport
from khronika.evaluate.pairing import Pair, Side, is_at_trigger, positions
from khronika.evaluate.slots import SlotKind, agreed, kinds_in


class How(StrEnum):
    """In which way what was read differs from gold."""

    MISSED = "missed"
    MADE_UP = "made up"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Slip:
    """A class of errors: a type of claim, the kind of slot in it where only that is wrong, and the type that was read in place of it."""

    type: str
    how: How
    slot: str = ""
    read_as: str = ""


def slips_of(report: GoldReport, read: ReadReport, paired: Iterable[Pair], gold: Side, found: Side) -> Counter[Slip]:
    """How often a report was read wrongly in which way; the values are those of claims that were answered."""
    listed = list(paired)
    return Counter(_claim_slips(report, read, listed)) + sum((_value_slips(pair, gold, found) for pair in listed), Counter())


def _claim_slips(report: GoldReport, read: ReadReport, paired: list[Pair]) -> Iterator[Slip]:
    missed = [number for number in range(len(report.claims)) if number not in {pair.gold for pair in paired}]
    used = {pair.read for pair in paired}
    made_up = [row for row in enumerate(positions(report, read)) if row[0] not in used]
    for number in missed:
        gold = report.claims[number]
        there = (row for row in made_up if is_at_trigger(report, gold, read.claims[row[0]], row[1]))
        other = next(there, None)
        if other is None:
            yield Slip(gold.values.type, How.MISSED)
        else:
            made_up.remove(other)
            yield Slip(gold.values.type, How.OTHER, read_as=read.claims[other[0]].values.type)
    yield from (Slip(read.claims[number].values.type, How.MADE_UP) for number, _ in made_up)


def _value_slips(pair: Pair, gold: Side, read: Side) -> Counter[Slip]:
    shared = agreed(gold.slots[pair.gold], read.slots[pair.read])
    left, right = kinds_in(gold.slots[pair.gold]) - shared, kinds_in(read.slots[pair.read]) - shared
    type = gold.values[pair.gold].type
    found: Counter[Slip] = Counter()
    for kind in SlotKind:
        both = min(left[kind], right[kind])
        found[Slip(type, How.OTHER, kind)] += both
        found[Slip(type, How.MISSED, kind)] += left[kind] - both
        found[Slip(type, How.MADE_UP, kind)] += right[kind] - both
    return +found
