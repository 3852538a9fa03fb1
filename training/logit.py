"""A conditional logit over the options of claims, fitted with a ridge penalty.

The weights are found by Adam (Kingma and Ba 2015). Where several options agree with the gold, any of them is right.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from khronika.extract.ranking.options import Ranking
from training.claims_read import Example

RIDGE = 10.0
RARE = 8
"""A sign that fewer options have gets no weight."""

STEPS, LATE_STEPS = 150, 100
PACE, LATE_PACE = 0.1, 0.03

Numbers = NDArray[np.float64]
Places = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Table:
    """The options of many claims as numbers: the columns of their signs, row by row, and which claim a row belongs to."""

    columns: Places
    rows: Places
    claims: Places

    @classmethod
    def of(cls, examples: Sequence[Example], names: Mapping[str, int]) -> "Table":
        """The table of some examples; signs without a column are left out."""
        options = [(number, option) for number, example in enumerate(examples) for option in example.options]
        signs = [[names[sign] for sign in option.signs if sign in names] for _, option in options]
        columns = np.array([column for row in signs for column in row], dtype=np.int64)
        rows = np.repeat(np.arange(len(signs)), [len(row) for row in signs])
        return cls(columns, rows, np.array([number for number, _ in options], dtype=np.int64))

    def chances(self, weights: Numbers) -> Numbers:
        """The chance of each option among those of its claim."""
        sums = np.bincount(self.rows, weights[self.columns], len(self.claims))
        top = np.full(self.claims[-1] + 1, -np.inf)
        np.maximum.at(top, self.claims, sums)
        return self.shares(np.exp(sums - top[self.claims]))

    def shares(self, values: Numbers) -> Numbers:
        """Values as shares of what their claims have."""
        whole: Numbers = np.maximum(np.bincount(self.claims, values), 1e-12)[self.claims]
        return values / whole


def fitted(examples: Sequence[Example], enough: float, ridge: float = RIDGE) -> Ranking:
    """The weights of the signs that are not rare, of claims that answer the gold; values that no option has count as none."""
    known = [example for example in examples if example.is_known and example.options]
    met = Counter(sign for example in known for option in example.options for sign in option.signs)
    names = {sign: number for number, sign in enumerate(sorted(sign for sign, times in met.items() if times >= RARE))}
    right = np.array([float(is_right) for example in known for is_right in _right(example)])
    found = _logit(Table.of(known, names), right, len(names), ridge)
    return Ranking({sign: round(float(found[number]), 3) for sign, number in names.items()}, enough)


def written(ranking: Ranking, head: str) -> str:
    """What the file of a ranking holds, under the lines that tell what it is; signs that weigh nothing are left out."""
    weights = "".join(f'"{sign}" = {weight}\n' for sign, weight in ranking.weights.items() if weight)
    return f"{head}\nenough = {ranking.enough}\n\n[weights]\n{weights}"


def _right(example: Example) -> list[bool]:
    """Which options are right; "none" where no other is."""
    found = [bool(answers) for answers in example.answers]
    return found if any(found) else [option.value is None for option in example.options]


def _logit(table: Table, right: Numbers, signs: int, ridge: float) -> Numbers:
    weights, slopes, squares = (np.zeros(signs) for _ in range(3))
    for step in range(1, STEPS + LATE_STEPS + 1):
        chances = table.chances(weights)
        missing = table.shares(chances * right) - chances
        slope = np.bincount(table.columns, missing[table.rows], signs) - ridge * weights
        slopes, squares = 0.9 * slopes + 0.1 * slope, 0.99 * squares + 0.01 * slope**2
        pace = PACE if step < STEPS else LATE_PACE
        weights = weights + pace * slopes / (1 - 0.9**step) / (np.sqrt(squares / (1 - 0.99**step)) + 1e-6)
    return weights
