"""Which read claim answers which gold claim."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from khronika.evaluate.claims import GoldClaim, ReadClaim, Values
from khronika.evaluate.gold import GoldReport
from khronika.evaluate.output import ReadReport
from khronika.evaluate.slots import Slot, agreed, slots_of
from khronika.evaluate.words import fold

NEAR_CHARACTERS = 120
"""How far a trigger may stand from where gold has it."""

TOUCH = 1.5
"""What it is worth, in slots, that the two triggers share their words."""

LONG_CHARACTERS = 20
"""A paragraph longer than this is told by a part of it."""

FITS: tuple[Callable[[str, str], bool], ...] = (
    lambda gold, read: gold == read,
    lambda gold, read: len(read) > LONG_CHARACTERS and read in gold,
    lambda gold, read: len(gold) > LONG_CHARACTERS and gold in read,
)
"""When two folded paragraphs are one, the surest way first."""


@dataclass(frozen=True, slots=True)
class Position:
    """A paragraph of the gold and an offset in it; ``paragraph`` is ``None`` where the gold has no such paragraph."""

    paragraph: int | None = None
    offset: int = 0


@dataclass(frozen=True, slots=True)
class Pair:
    """The places of a gold claim and of the read claim that answers it in their lists."""

    gold: int
    read: int


@dataclass(frozen=True, slots=True)
class Side:
    """The claims of one side, each with its slots."""

    values: tuple[Values, ...]
    slots: tuple[tuple[Slot, ...], ...]

    @classmethod
    def of(cls, claims: Iterable[Values], countries: frozenset[str]) -> "Side":
        """The claims of a side; places that are ``countries`` are no slots."""
        values = tuple(claims)
        return cls(values, tuple(tuple(slots_of(value, countries)) for value in values))

    def is_one_incident(self, left: int, right: int) -> bool:
        """Whether the side says that two of its claims are about the same thing."""
        label = self.values[left].incident
        return label is not None and label == self.values[right].incident


def positions(report: GoldReport, read: ReadReport) -> tuple[Position, ...]:
    """Where each read claim's trigger stands in the gold's paragraphs."""
    return positions_in(report.paragraphs, read)


def positions_in(paragraphs: Iterable[str], read: ReadReport) -> tuple[Position, ...]:
    """The same in any paragraphs."""
    folded = [fold(paragraph) for paragraph in paragraphs]
    return tuple(_position(claim, read.text, folded) for claim in read.claims)


def pairs(report: GoldReport, read: ReadReport, gold_side: Side, read_side: Side) -> list[Pair]:
    """Gold and read claims of one type and place, one to one, those that agree most first."""
    candidates = []
    for number, position in enumerate(positions(report, read)):
        for other in _near(report, read.claims[number], position):
            shared = agreed(gold_side.slots[other], read_side.slots[number]).total()
            touch = TOUCH * _touches(report.claims[other].trigger, read.claims[number])
            candidates.append((shared + touch, -abs(other - number), other, number))
    found: list[Pair] = []
    for _, _, gold, number in sorted(candidates, reverse=True):
        if all(pair.gold != gold and pair.read != number for pair in found):
            found.append(Pair(gold, number))
    return found


def is_at_trigger(report: GoldReport, gold: GoldClaim, claim: ReadClaim, position: Position) -> bool:
    """Whether a read claim stands at a gold claim's trigger and shares its words, of whatever type both are."""
    if position.paragraph != gold.paragraph:
        return False
    return _stands_near(gold.trigger, position.offset, report.paragraphs[gold.paragraph]) and _touches(gold.trigger, claim)


def _near(report: GoldReport, claim: ReadClaim, position: Position) -> list[int]:
    if position.paragraph is None:
        return []
    paragraph = report.paragraphs[position.paragraph]
    return [
        number
        for number, gold in enumerate(report.claims)
        if gold.values.type == claim.values.type
        and gold.paragraph == position.paragraph
        and _stands_near(gold.trigger, position.offset, paragraph)
    ]


def _stands_near(trigger: str, offset: int, paragraph: str) -> bool:
    found = re.finditer(re.escape(trigger), paragraph, re.IGNORECASE)
    return any(abs(match.start() - offset) <= NEAR_CHARACTERS for match in found)


def _touches(gold_trigger: str, claim: ReadClaim) -> bool:
    quote = fold(claim.trigger.words) if claim.trigger else ""
    wanted = fold(gold_trigger)
    return bool(quote) and (quote in wanted or wanted in quote)


def _position(claim: ReadClaim, text: str, folded: list[str]) -> Position:
    trigger = claim.trigger
    if trigger is None or not 0 <= trigger.start < len(text):
        return Position()
    before = text.rfind("\n\n", 0, trigger.start + 1)
    start = before + 2 if before >= 0 else 0
    end = text.find("\n\n", trigger.start)
    mine = fold(text[start : end if end >= 0 else None])
    paragraph = _same_paragraph(mine, text.count("\n\n", 0, start), folded)
    return Position(paragraph, trigger.start - start if paragraph is not None else 0)


def _same_paragraph(mine: str, number: int, folded: list[str]) -> int | None:
    """The gold's paragraph that reads like ``mine``, the one nearest to ``number`` where several do."""
    for fits in FITS:
        alike = [other for other, paragraph in enumerate(folded) if fits(paragraph, mine)]
        if alike:
            return min(alike, key=lambda other: abs(other - number))
    return None
