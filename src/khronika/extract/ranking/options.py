"""The values a role may take, each with its signs, and how likely each of them is.

The chance of a value is that of a conditional logit over all values and "none" (McFadden, "Conditional logit analysis of qualitative choice
behavior", 1974): a sum of the weights of its signs, held against the sums of the others.
"""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import exp
from typing import Generic, TypeVar

Value_co = TypeVar("Value_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Option(Generic[Value_co]):
    """A value and the signs that it has; no value stands for "the report does not say"."""

    value: Value_co | None
    signs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ranking:
    """The weight of each sign, and the chance from which a value is taken."""

    weights: Mapping[str, float]
    enough: float

    def chances(self, options: Sequence[Option[object]]) -> list[float]:
        """How likely each option is; together they make 1.

        >>> none, said = Option(None, ("none",)), Option(None, ("said here",))
        >>> [round(chance, 2) for chance in Ranking({"said here": 1.1}, 0.4).chances([none, said])]
        [0.25, 0.75]
        """
        sums = [sum(self.weights.get(sign, 0.0) for sign in option.signs) for option in options]
        top = max(sums, default=0.0)
        shares = [exp(found - top) for found in sums]
        return [share / sum(shares) for share in shares]


@cache
def ranking_of(name: str) -> Ranking:
    """The ranking that stands in the word lists under a name."""
    rows = tomllib.loads(files("khronika.extract").joinpath("en", f"{name}.toml").read_text(encoding="utf-8"))
    return Ranking({sign: float(weight) for sign, weight in rows["weights"].items()}, float(rows["enough"]))
