"""What speaks for a place among those of its name, each with its weight and its reason in words."""

from collections.abc import Callable
from dataclasses import dataclass
from math import log10

import numpy as np

from khronika.records.place import Place, PlaceKind
from khronika.resolve.distance import Numbers
from khronika.resolve.groups import Group
from khronika.resolve.lookup import Candidate
from khronika.resolve.scene import Scene

SIZES = {PlaceKind.AREA: 1.0, PlaceKind.COUNTRY: 1.3}
"""How well known a place is by its kind, where its people do not say it."""

MOST_PEOPLE = 8.0
"""The decimal logarithm of the people of a town that counts as 1."""

ADDED_TO_A_REGION, TAKEN_FROM_A_DISTRICT = 0.4, 0.15
"""A region is better known than a town of as many people, the more the larger it is; a district less."""

SMALL, LARGE = 4.0, 6.0
"""From how many people, as a decimal logarithm, a region counts as more than a town, and from how many in full."""

METROPOLIS, ADDED_TO_A_METROPOLIS, ADDED_BEYOND = 6.0, 0.1, 0.3
"""From how many people, as a decimal logarithm, all the world knows a town, what that adds, and what each further power of ten does."""

LISTED = 0.1
"""What it counts that the place lies in the next member of a list."""


@dataclass(frozen=True, slots=True)
class Feature:
    """Something from 0 to 1 that speaks for candidates, what it weighs, and the words for it."""

    values: Callable[[Scene], Numbers]
    weight: float
    words: str


def size(place: Place) -> float:
    """How well known a place is, from 0 for the smallest upwards."""
    if place.kind in SIZES:
        return SIZES[place.kind]
    digits = log10(place.people + 10)
    known = digits / MOST_PEOPLE
    if place.kind is PlaceKind.REGION:
        return known + ADDED_TO_A_REGION * max(0.0, min(1.0, (digits - SMALL) / (LARGE - SMALL)))
    if place.kind is PlaceKind.DISTRICT:
        return known - TAKEN_FROM_A_DISTRICT
    return known if digits < METROPOLIS else known + ADDED_TO_A_METROPOLIS + ADDED_BEYOND * (digits - METROPOLIS)


def told(candidate: Candidate, group: Group) -> float:
    """Whether the words right behind the name hold the place; less sure where they may go on with a list."""
    is_held = any(holder.holds(candidate.place) for holder in group.holders.places)
    return float(is_held) * (LISTED if group.holders.is_list else 1.0)


def near_home(scene: Scene) -> Numbers:
    """How near each candidate is to where the publisher's reports play."""
    home, board = scene.around.home, scene.around.board
    return np.zeros(len(board.candidates)) if home is None else home.nearness(board)


FEATURES = (
    Feature(lambda scene: scene.around.board.each(lambda candidate, _: candidate.fit), 5.0, "{reason}"),
    Feature(lambda scene: scene.around.board.each(lambda candidate, _: size(candidate.place)), 6.0, "it is well known{people}"),
    Feature(lambda scene: scene.around.board.each(told), 8.0, "the words behind the name say that it is there"),
    Feature(lambda scene: scene.most_believed(scene.around.in_district), 2.0, "the report names its district"),
    Feature(lambda scene: scene.most_believed(scene.around.in_region), 2.0, "the report names its region"),
    Feature(Scene.country_shares, 4.0, "the report is about its country"),
    Feature(lambda scene: scene.around.next_to_country, 1.0, "its country is named next to it"),
    Feature(lambda scene: np.maximum(scene.near(), scene.holding()), 4.0, "it is near other places of the report, or around them"),
    Feature(near_home, 4.0, "its publisher writes of that neighbourhood"),
)
"""The features, with weights set by hand: chains and containers, nearness and size are those of Lieberman and Samet (2012)."""
