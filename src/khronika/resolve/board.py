"""All that a report's names can mean, side by side, so that they can be weighed together."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from khronika.records.place import Place
from khronika.resolve.distance import Numbers, arrows_to, nearness
from khronika.resolve.groups import Group
from khronika.resolve.lookup import POINTS, Candidate

MOST_CANDIDATES = 2_000
"""How many candidates are weighed together; the nearness of each to each is kept."""

FEWEST_OF_A_GROUP = 10
MOST_GROUPS = MOST_CANDIDATES // FEWEST_OF_A_GROUP


@dataclass(frozen=True, slots=True)
class Board:
    """The candidates of all groups that have any, in one row, and which lie near or within which.

    ``near`` has a row for each candidate and a column for each: their nearness where both are towns or districts of two groups, else 0.
    """

    groups: tuple[Group, ...]
    candidates: tuple[Candidate, ...]
    group: np.ndarray[tuple[int], np.dtype[np.intp]]
    starts: np.ndarray[tuple[int], np.dtype[np.intp]]
    arrows: Numbers
    near: Numbers

    @property
    def places(self) -> list[Place]:
        """The place of each candidate."""
        return [candidate.place for candidate in self.candidates]

    def each(self, value: Callable[[Candidate, Group], float]) -> Numbers:
        """A value for each candidate by itself."""
        found = [value(candidate, self.groups[number]) for candidate, number in zip(self.candidates, self.group, strict=True)]
        return np.array(found, dtype=np.float64)

    def by_group(self, values: Numbers) -> Numbers:
        """The largest value of each group's candidates, along the last axis."""
        found: Numbers = np.maximum.reduceat(values, self.starts, axis=-1)
        return found

    def beliefs(self, scores: Numbers) -> Numbers:
        """How likely each candidate is within its group, by the scores of all."""
        grown = np.exp(scores - self.by_group(scores)[self.group])
        found: Numbers = grown / np.add.reduceat(grown, self.starts)[self.group]
        return found


def board_of(groups: Sequence[Group]) -> Board:
    """The board of at most ``MOST_GROUPS`` groups, each with a candidate; where they are many, the last candidates of each are left out."""
    most = max(FEWEST_OF_A_GROUP, MOST_CANDIDATES // len(groups))
    groups = [replace(group, candidates=group.candidates[:most]) for group in groups]
    candidates = tuple(candidate for group in groups for candidate in group.candidates)
    sizes = [len(group.candidates) for group in groups]
    numbers = np.repeat(np.arange(len(groups)), sizes)
    starts = np.cumsum([0, *sizes[:-1]])
    arrows = arrows_to([candidate.place for candidate in candidates])
    is_point = np.array([candidate.place.kind in POINTS for candidate in candidates])
    counts = is_point[:, None] & is_point[None, :] & (numbers[:, None] != numbers[None, :])
    return Board(tuple(groups), candidates, numbers, starts, arrows, np.where(counts, nearness(arrows, arrows), 0.0))
