"""Whether two names can be one person's or one body's: a score, and the reasons for it in words.

The parts of both names are paired, and every difference has a cost: a slip of the pen, another romanisation, an initial, a part that
only one name has. Costs add up, and the score halves with each unit of cost, as the weights of independent signs add up in
Fellegi and Sunter ("A theory for record linkage", JASA 1969); that what only one name has weighs less than what both have
and say differently is their distinction of a missing value and a disagreeing one. Nothing is fitted: ``names.toml`` holds the costs.

Names alone are compared. That two people share a name, and that one person has two names, is for the caller to know.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from khronika.records.mention import Kind
from khronika.resolve.name_alignment import Answer, aligned, left_over
from khronika.resolve.name_parts import NameParts, Part, Role, parts_of
from khronika.resolve.name_tables import Costs, costs_of

SAME_FROM = 0.5
"""The score from which two names count as one's."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike two names are, from 0 to 1, and what keeps them apart."""

    score: float
    reasons: tuple[str, ...] = ()

    @property
    def is_same(self) -> bool:
        """Whether the names can be taken for one's."""
        return self.score >= SAME_FROM


@dataclass(frozen=True, slots=True)
class Reason:
    """What a difference costs, and what it is."""

    cost: float
    what: str


def compare_names(left: str, right: str, kind: Kind) -> Likeness:
    """How alike two names of one kind are; a name without a letter is like none.

    >>> compare_names("Макс Бокаев", "Bokayev, Maks", Kind.PERSON).is_same
    True
    >>> compare_names("Ahmad bin Hasan", "Hasan bin Ahmad", Kind.PERSON).reasons
    ('child and parent have changed places', 'the parts stand in another order')
    """
    first, second = parts_of(left, kind), parts_of(right, kind)
    if not first.parts or not second.parts:
        return Likeness(0, ("a name without a letter",))
    costs = costs_of(kind)
    reasons = list(_reasons(first, second, aligned(first.parts, second.parts, kind, costs), costs))
    return Likeness(0.5 ** sum(reason.cost for reason in reasons), tuple(reason.what for reason in reasons if reason.what))


@lru_cache(maxsize=1 << 16)
def is_one_name(left: str, kind: Kind, right: str, other_kind: Kind) -> bool:
    """Whether both can be one's: names of two persons, or of two that are none."""
    return (kind is Kind.PERSON) == (other_kind is Kind.PERSON) and compare_names(left, right, kind).is_same


def is_one_bearer(names: Iterable[str], kind: Kind, others: Iterable[str], other_kind: Kind) -> bool:
    """Whether the bearer of some names can be the bearer of the others: one name is written alike, or can be one's with another."""
    known = list(others)
    return any(name == other or is_one_name(name, kind, other, other_kind) for name in names for other in known)


def _reasons(left: NameParts, right: NameParts, answers: list[Answer], costs: Costs) -> Iterator[Reason]:
    yield from (Reason(answer.cost, answer.why) for answer in answers if answer.cost)
    yield from _order(left, right, answers, costs)
    here = left_over(left.parts, (answer.left for answer in answers))
    there = left_over(right.parts, (answer.right for answer in answers))
    yield from _remaining(here, there, left, right, costs)
    whole = sum(answer.is_whole for answer in answers)
    if not whole:
        yield Reason(costs.none, "no whole word agrees")
    elif len(answers) == 1 and (here or there) and not answers[0].is_joined:
        yield Reason(costs.lone, "only one word agrees")


def _order(left: NameParts, right: NameParts, answers: list[Answer], costs: Costs) -> Iterator[Reason]:
    def is_parent(answer: Answer) -> tuple[bool, bool]:
        return left.parts[answer.left[-1]].is_parent, right.parts[answer.right[-1]].is_parent

    if {(True, False), (False, True)} <= {is_parent(answer) for answer in answers}:
        yield Reason(costs.swapped, "child and parent have changed places")
    is_crossed = any(one.right.start > other.right.start for one, other in pairwise(answers))
    if is_crossed and not (left.is_sorted or right.is_sorted):
        yield Reason(costs.order, "the parts stand in another order")


def _remaining(here: list[Part], there: list[Part], left: NameParts, right: NameParts, costs: Costs) -> Iterator[Reason]:
    """What the parts that answer nothing cost: those that face each other exclude each other, the others are only told by one."""
    if here and there:
        words = [" ".join(part.shown for part in parts) for parts in (here, there)]
        yield Reason(costs.contradiction, f"“{words[0]}” and “{words[1]}” exclude each other")
        return
    for part, name in [*((part, left) for part in here), *((part, right) for part in there)]:
        if sum(other.word == part.word for other in name.parts) > 1:
            yield Reason(costs.repeated, f"one name has “{part.shown}” twice")
        else:
            cost = costs.extra_initial if part.role is Role.INITIAL else costs.extra
            yield Reason(cost, f"only one name has “{part.shown}”")
