"""Which parts of one name answer which of another.

Parts are paired the cheapest first, each once, whatever their order; a run of parts may answer one part ("Jin ping" and "Jinping"). A
name is a handful of parts, so pairing the cheapest first is near enough to the best assignment, and is a rule that can be told.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from khronika.records.mention import Kind
from khronika.resolve.name_parts import NAMING, Part, Role
from khronika.resolve.name_spelling import MOST_EDITS, Script, Spelling, difference
from khronika.resolve.name_tables import Costs

MOST_JOINED = 4
FEWEST_OF_AN_ACRONYM = 3

Span = range
"""Places of parts that stand side by side."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A run of parts of the left name and one of the right that answer each other, what that costs, and why; no words where equal."""

    left: Span
    right: Span
    cost: float
    why: str = ""
    is_whole: bool = True
    """Whether whole words agree, not a letter with a word."""

    @property
    def is_joined(self) -> bool:
        """Whether one side has more parts than the other."""
        return len(self.left) != len(self.right)


def aligned(left: tuple[Part, ...], right: tuple[Part, ...], kind: Kind, costs: Costs) -> list[Answer]:
    """The parts that answer each other, in the order of the left name."""
    found: list[Answer] = []
    used_left: set[int] = set()
    used_right: set[int] = set()
    candidates = [*_one_to_one(left, right, costs), *_joined(left, right, costs), *_acronyms(left, right, kind, costs)]
    for answer in sorted(candidates, key=lambda answer: (answer.cost, abs(answer.left.start - answer.right.start))):
        if not used_left.intersection(answer.left) and not used_right.intersection(answer.right):
            found.append(answer)
            used_left.update(answer.left)
            used_right.update(answer.right)
    return sorted(found, key=lambda answer: answer.left.start)


def _one_to_one(left: tuple[Part, ...], right: tuple[Part, ...], costs: Costs) -> Iterator[Answer]:
    for number, one in enumerate(left):
        for other_number, other in enumerate(right):
            if Role.PARTICLE in (one.role, other.role):
                continue
            spans = range(number, number + 1), range(other_number, other_number + 1)
            if Role.INITIAL in (one.role, other.role):
                if one.word[:1] == other.word[:1]:
                    is_same = one.role is other.role
                    why = "" if is_same else f"“{one.shown}” and “{other.shown}” begin with one letter"
                    yield Answer(*spans, 0 if is_same else costs.initial, why, is_whole=False)
                continue
            yield from _spelt([one], [other], spans, costs)


def _joined(left: tuple[Part, ...], right: tuple[Part, ...], costs: Costs) -> Iterator[Answer]:
    for runs, ones, is_left in ((left, right, True), (right, left, False)):
        for span in _runs(runs):
            run = [runs[number] for number in span]
            for number, one in enumerate(ones):
                if one.role in NAMING and _may_be_joined(run, one):
                    alone = range(number, number + 1)
                    spans = (span, alone) if is_left else (alone, span)
                    yield from _spelt(run, [one], spans, costs) if is_left else _spelt([one], run, spans, costs)


def _may_be_joined(run: list[Part], one: Part) -> bool:
    """Whether a run has about as many letters as a part, as far as both write their vowels."""
    if {part.spelling.script for part in (run[0], one)} != {Script.ALPHABET}:
        return True
    return abs(sum(len(part.word) for part in run) - len(one.word)) <= 2 * MOST_EDITS


def _runs(parts: tuple[Part, ...]) -> Iterator[Span]:
    """Every run of two or more parts that begins and ends with a part of the name, or with a particle."""
    for start in range(len(parts)):
        for end in range(start + 2, min(start + MOST_JOINED, len(parts)) + 1):
            if any(parts[number].role in NAMING for number in range(start, end)):
                yield range(start, end)


def _spelt(left: list[Part], right: list[Part], spans: tuple[Span, Span], costs: Costs) -> Iterator[Answer]:
    here, there = _together(left), _together(right)
    found = difference(here, there, costs)
    if found is not None:
        is_joined = len(left) != len(right)
        why = found.what or ("one word or several" if is_joined else "")
        cost = found.cost + (costs.joined if is_joined else 0)
        yield Answer(*spans, cost, f"“{here.shown}” and “{there.shown}”: {why}" if why else "")


def _together(parts: list[Part]) -> Spelling:
    """The parts as one word, of the script of the first."""
    if len(parts) == 1:
        return parts[0].spelling
    return Spelling(" ".join(part.shown for part in parts), "".join(part.word for part in parts), parts[0].spelling.script)


def _acronyms(left: tuple[Part, ...], right: tuple[Part, ...], kind: Kind, costs: Costs) -> Iterator[Answer]:
    if kind is Kind.PERSON:
        return
    for parts, others, is_left in ((left, right, True), (right, left, False)):
        letters = "".join(part.word[:1] for part in parts if part.role in NAMING)
        for number, other in enumerate(others):
            if len(letters) >= FEWEST_OF_AN_ACRONYM and other.word == letters:
                spans = range(len(parts)), range(number, number + 1)
                yield Answer(
                    *(spans if is_left else spans[::-1]), costs.acronym, f"“{other.shown}” are the first letters of the other name"
                )


def left_over(parts: tuple[Part, ...], used: Iterable[Span]) -> list[Part]:
    """The parts that say who it is and answer nothing."""
    taken = {number for span in used for number in span}
    return [part for number, part in enumerate(parts) if number not in taken and part.role in NAMING]
