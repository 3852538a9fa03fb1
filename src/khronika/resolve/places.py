"""Which place on the map each name of a report means, all of them chosen together.

Every candidate starts from how well the name fits it and how well known it is; then, a few times over, each is judged anew by where the
others are now believed to be. That a report's places explain each other is the idea of Leidner (2007) and of Speriosu and Baldridge
(2013); the beliefs are those of a mean field.
"""

from collections.abc import Iterable, Iterator, Mapping

import numpy as np

from khronika.records.evidence import Evidence
from khronika.records.match import Match
from khronika.records.named_places import NamedPlaces
from khronika.records.place import Place
from khronika.resolve.board import MOST_GROUPS, Board, board_of
from khronika.resolve.distance import Numbers
from khronika.resolve.features import FEATURES
from khronika.resolve.gazetteer import Gazetteer
from khronika.resolve.groups import groups_of
from khronika.resolve.homes import Home, common_groups, home_at
from khronika.resolve.lookup import Lookup
from khronika.resolve.scene import Scene, Surroundings, adjectives_in, countries_told
from khronika.resolve.unknown import placed_within

ROUNDS = 4
LEAST_CONTRIBUTION = 0.4
"""What a feature must add to the score to be told as a reason."""

DECIDED = ("a person decided it",)


class Resolver:
    """Finds the places of reports; what it looked up it remembers."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._lookup = Lookup(gazetteer)

    def resolve(self, report: NamedPlaces, home: Home | None = None, decided: Mapping[Evidence, Place] | None = None) -> list[Match]:
        """A match for each name, in the order in which they stand; what a person decided stays as it is."""
        settled = decided or {}
        groups = groups_of(report.text, [name for name in report.names if name not in settled], self._lookup)
        matches = [Match(name, place, 1.0, DECIDED) for name, place in settled.items()]
        known = [group for group in groups if group.candidates]
        spoken = adjectives_in(report.text)
        for start in range(0, len(known), MOST_GROUPS):
            board = board_of(known[start : start + MOST_GROUPS])
            matches += _matches(Surroundings(board, countries_told(spoken, report.address), home, spoken))
        for group in groups:
            if not group.candidates:
                matches += placed_within(group, matches, report.text)
        return sorted(matches, key=lambda match: match.words)

    def home(self, reports: Iterable[NamedPlaces]) -> Home | None:
        """The neighbourhood of which the publisher of these reports writes; ``None`` where they are too few."""
        listed = list(reports)
        groups, shares = common_groups(groups_of(report.text, report.names, self._lookup) for report in listed)
        if not groups:
            return None
        board = board_of(groups)
        told = countries_told((one for report in listed for one in adjectives_in(report.text)), listed[0].address)
        beliefs, _ = _weighed(Surroundings(board, told))
        return home_at(board, beliefs, shares)


def _weighed(around: Surroundings) -> tuple[Numbers, Numbers]:
    """How likely each candidate is, and what each feature adds to its score."""
    board = around.board
    parts = _contributions(Scene(around, board.beliefs(np.zeros(len(board.candidates)))))
    for _ in range(ROUNDS):
        beliefs = board.beliefs(np.sum(parts, axis=0))
        parts = _contributions(Scene(around, beliefs))
    return beliefs, parts


def _contributions(scene: Scene) -> Numbers:
    return np.stack([feature.weight * feature.values(scene) for feature in FEATURES])


def _matches(around: Surroundings) -> Iterator[Match]:
    board = around.board
    beliefs, parts = _weighed(around)
    for number, group in enumerate(board.groups):
        own = np.flatnonzero(board.group == number)
        best = int(own[np.argmax(beliefs[own])])
        reasons = _reasons(board, best, parts[:, best])
        yield from (Match(name, board.candidates[best].place, min(1.0, float(beliefs[best])), reasons) for name in group.names)


def _reasons(board: Board, best: int, parts: Numbers) -> tuple[str, ...]:
    candidate = board.candidates[best]
    people = f" ({candidate.place.people:,} people)" if candidate.place.people else ""
    told = [feature.words for feature, part in zip(FEATURES, parts, strict=True) if part >= LEAST_CONTRIBUTION]
    return tuple(words.format(reason=candidate.reason, people=people) for words in told)
