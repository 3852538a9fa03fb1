"""How near one partition of mentions comes to another: MUC, B³, CEAFe and LEA, as the reference scorer counts them.

Vilain et al. 1995; Bagga and Baldwin 1998; Luo 2005; Moosavi and Strube 2016. All mentions are given, so both sides partition the same ones
(Pradhan et al. 2014). Counts add up over documents, or topics, whose mentions no set of either side mixes.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass

from khronika.evaluate.assignment import most_alike
from khronika.evaluate.scores import DECIMALS

Sets = Collection[frozenset[str]]
"""A partition: sets of mentions, none of them in two."""

Where = Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Shares:
    """How much of one side's sets the other side has kept together: ``found`` of ``whole``."""

    found: float = 0.0
    whole: float = 0.0

    def __add__(self, other: "Shares") -> "Shares":
        return Shares(self.found + other.found, self.whole + other.whole)

    @property
    def share(self) -> float:
        """From 0 to 1; 0 where there was nothing."""
        return self.found / self.whole if self.whole else 0.0


@dataclass(frozen=True, slots=True)
class Agreement:
    """What a measure says of two partitions: how much of gold's sets was kept, and how much of the read ones is gold's."""

    recall: Shares = Shares()
    precision: Shares = Shares()

    def __add__(self, other: "Agreement") -> "Agreement":
        return Agreement(self.recall + other.recall, self.precision + other.precision)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        recall, precision = self.recall.share, self.precision.share
        return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


@dataclass(frozen=True, slots=True)
class Parting:
    """A figure as it is shown: rounded precision, recall and F1, and how many sets gold and reading have."""

    precision: float
    recall: float
    f1: float
    gold: int
    read: int

    @classmethod
    def of(cls, figures: tuple[float, float, float], gold: int, read: int) -> "Parting":
        """Precision, recall and F1, rounded."""
        precision, recall, f1 = (round(figure, DECIMALS) for figure in figures)
        return cls(precision, recall, f1, gold, read)


def muc(gold: Sets, read: Sets) -> Agreement:
    """Links: how few would have to be added to make the other side's sets whole."""
    return _both(_links, gold, read)


def b_cubed(gold: Sets, read: Sets) -> Agreement:
    """Mentions: how much of each one's set the other side has in its set."""
    return _both(_overlaps, gold, read)


def lea(gold: Sets, read: Sets) -> Agreement:
    """Sets by their size: the share of each one's links that the other side has; one alone is its own link."""
    return _both(_resolved, gold, read)


def ceaf(gold: Sets, read: Sets) -> Agreement:
    """Sets one to one, so that the sum of their likeness (φ₄: twice the common mentions, by the mentions of both) is the greatest."""
    where = _where(read)
    alike: dict[tuple[frozenset[str], frozenset[str]], float] = {}
    for one in gold:
        for other, common in Counter(where[mention] for mention in one).items():
            alike[one, other] = 2 * common / (len(one) + len(other))
    total = most_alike(alike)
    return Agreement(Shares(total, len(gold)), Shares(total, len(read)))


MEASURES: Mapping[str, Callable[[Sets, Sets], Agreement]] = {"muc": muc, "b3": b_cubed, "ceafe": ceaf, "lea": lea}
CONLL = ("muc", "b3", "ceafe")
"""The measures whose mean F1 is the CoNLL F1."""


def by_key(keys: Mapping[str, str]) -> list[frozenset[str]]:
    """The mentions that share a key, as sets."""
    sets: dict[str, set[str]] = defaultdict(set)
    for mention, key in keys.items():
        sets[key].add(mention)
    return [frozenset(found) for found in sets.values()]


def _both(side: Callable[[Sets, Where], Iterator[Shares]], gold: Sets, read: Sets) -> Agreement:
    recall, precision = (sum(side(sets, _where(others)), Shares()) for sets, others in ((gold, read), (read, gold)))
    return Agreement(recall, precision)


def _where(sets: Sets) -> Where:
    return {mention: one for one in sets for mention in one}


def _links(sets: Sets, where: Where) -> Iterator[Shares]:
    yield from (Shares(len(one) - len({where[mention] for mention in one}), len(one) - 1) for one in sets)


def _overlaps(sets: Sets, where: Where) -> Iterator[Shares]:
    for one in sets:
        parts = Counter(where[mention] for mention in one)
        yield Shares(sum(common * common for common in parts.values()) / len(one), len(one))


def _resolved(sets: Sets, where: Where) -> Iterator[Shares]:
    for one in sets:
        if len(one) == 1:
            yield Shares(float(all(where[mention] == one for mention in one)), 1)
        else:
            parts = Counter(where[mention] for mention in one)
            yield Shares(sum(common * (common - 1) for common in parts.values()) / (len(one) - 1), len(one))
