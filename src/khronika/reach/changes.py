"""Where a row of samples changes from one condition to another, and how sure that place is.

The conditions have known distributions, so that the sums of log-likelihood ratios decide, as in Page's cusum: E. S. Page, "Continuous
inspection schemes", Biometrika 41 (1954), 100-115. All samples are there when they are judged, and so the changes are those that
make the penalized likelihood of the whole row greatest, which dynamic programming finds: B. Jackson et al., "An algorithm for optimal
partitioning of data on an interval", IEEE Signal Processing Letters 12 (2005), 105-108. With two conditions that is the cusum run both
ways: a change is where the sum has moved by more than the penalty. The interval of a change holds the places at which it is not much less
likely: D. V. Hinkley, "Inference about the change-point in a sequence of random variables", Biometrika 57 (1970), 1-17.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from math import log

from khronika.reach.samples import Kind

Conditions = Mapping[str, Mapping[Kind, float]]


@dataclass(frozen=True, slots=True)
class Stretch:
    """The samples from ``start`` to before ``end``, in one condition."""

    condition: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class ChangePlace:
    """Between which samples a change lies: after ``before``, and no later than ``after``."""

    before: int
    after: int


def stretches(kinds: Sequence[Kind], conditions: Conditions, penalty: float) -> list[Stretch]:
    """The row cut where its condition changes; an empty row has none."""
    path = _best_path(kinds, conditions, penalty)
    cuts = [0, *(place for place in range(1, len(path)) if path[place] != path[place - 1]), len(path)]
    return [Stretch(path[start], start, end) for start, end in pairwise(cuts) if start < end]


def change_place(kinds: Sequence[Kind], left: Stretch, right: Stretch, conditions: Conditions, tolerance: float) -> ChangePlace:
    """Where the change between two neighbouring stretches can lie, so that it is at most ``tolerance`` less likely than at best."""
    before, after = conditions[left.condition], conditions[right.condition]
    gains = [log(before[kind]) - log(after[kind]) for kind in kinds[left.start : right.end]]
    sums = list(accumulate(gains))[:-1]
    best = max(sums)
    good = [place for place, total in enumerate(sums) if total >= best - tolerance]
    return ChangePlace(left.start + good[0], left.start + good[-1] + 1)


def _best_path(kinds: Sequence[Kind], conditions: Conditions, penalty: float) -> list[str]:
    """The condition at each sample that makes all of them likeliest, each change costing the penalty."""
    names = list(conditions)
    logs = {kind: [log(conditions[name][kind]) for name in names] for kind in Kind}
    scores = [0.0] * len(names)
    came_from: list[list[int]] = []
    for kind in kinds:
        best = max(range(len(names)), key=scores.__getitem__)
        floor = scores[best] - penalty
        came_from.append([place if score >= floor else best for place, score in enumerate(scores)])
        scores = [max(score, floor) + gain for score, gain in zip(scores, logs[kind], strict=True)]
    place = max(range(len(names)), key=scores.__getitem__)
    path = []
    for origins in reversed(came_from):
        path.append(names[place])
        place = origins[place]
    return path[::-1]
