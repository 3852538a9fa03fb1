"""Of which neighbourhood a publisher writes, learnt from its own reports.

A local paper leaves unsaid what its readers know. Lieberman, Samet and Sankaranarayanan (2010) infer such a local lexicon from the
places of a paper's other reports. Here they are weighed together as if they were one report, in which rare senses that lie side by side
explain each other, and the home is where they are then believed to be.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from khronika.resolve.board import Board
from khronika.resolve.distance import Numbers, nearness
from khronika.resolve.groups import Group
from khronika.resolve.lookup import POINTS

FEWEST_REPORTS = 3
MOST_GROUPS = 60


@dataclass(frozen=True, slots=True)
class Home:
    """Points of which a publisher writes, with the share of its reports that have each."""

    arrows: Numbers
    shares: Numbers

    def nearness(self, board: Board) -> Numbers:
        """How near each candidate is to where the publisher's reports play, from 0 to 1."""
        found: Numbers = np.minimum(1.0, nearness(board.arrows, self.arrows) @ self.shares)
        return found


def common_groups(reports: Iterable[Sequence[Group]]) -> tuple[list[Group], list[float]]:
    """The groups that most reports have, each once, with the share of reports that have it; none where there are too few reports."""
    found: Counter[tuple[object, ...]] = Counter()
    groups: dict[tuple[object, ...], Group] = {}
    listed = list(reports)
    for report in listed:
        for group in report:
            meaning = (tuple(candidate.place.id for candidate in group.candidates), group.holders)
            if group.candidates:
                found[meaning] += 1
                groups[meaning] = group
    if len(listed) < FEWEST_REPORTS:
        return [], []
    most = found.most_common(MOST_GROUPS)
    return [replace(groups[meaning], names=groups[meaning].names[:1] * times) for meaning, times in most], [
        times / len(listed) for _, times in most
    ]


def home_at(board: Board, beliefs: Numbers, shares: Sequence[float]) -> Home:
    """The home that the towns and districts of a board make, each by its belief and the share of reports that have its group."""
    points = np.array([place.kind in POINTS for place in board.places])
    weights = beliefs * np.array(shares)[board.group]
    return Home(board.arrows[points], weights[points])
