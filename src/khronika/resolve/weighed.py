"""What speaks for and against two things being one."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from khronika.text.word_lists import Table, lists_in, table, words_under

Weights = dict[str, tuple[float, str]]
"""Each sign's weight and words, by its name."""


@dataclass(frozen=True, slots=True)
class Sign:
    """One thing that speaks for it (a weight above 0) or against it, and what it is in words."""

    weight: float
    words: str


@dataclass(frozen=True, slots=True)
class Weighed:
    """All signs between two things; they are taken for one where the score is above 0.

    Weights of independent signs add up (Fellegi and Sunter, "A theory for record linkage", JASA 1969).
    """

    score: float
    signs: tuple[Sign, ...]

    @classmethod
    def of(cls, signs: Iterable[Sign]) -> "Weighed":
        """The signs, the weightiest first."""
        listed = sorted(signs, key=lambda sign: (-abs(sign.weight), sign.words))
        return cls(sum(sign.weight for sign in listed), tuple(listed))

    @property
    def reasons(self) -> tuple[str, ...]:
        """The signs that have words, each with + or −."""
        return tuple(f"{'+' if sign.weight > 0 else '−'} {sign.words}" for sign in self.signs if sign.weight and sign.words)


@cache
def weights_in(file: str) -> dict[str, Weights]:
    """The tables of a TOML file of weights, in which each sign has its weight and its words."""
    lists = lists_in("khronika.resolve", file)
    return {name: _weights(table(lists, name)) for name in lists}


def _weights(signs: Table) -> Weights:
    pairs = {name: words_under(signs, name) for name in signs}
    return {name: (float(weight), words) for name, (weight, words) in pairs.items()}
