"""How near places are to each other."""

from collections.abc import Sequence
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from khronika.records.place import Place

EARTH_RADIUS_KM = 6371.0
NEAR_KM = 80.0
"""The distance at which nearness has fallen to a third."""

Numbers: TypeAlias = NDArray[np.float64]


def arrows_to(places: Sequence[Place]) -> Numbers:
    """A row for each place: the arrow of length 1 from the middle of the earth to it."""
    degrees = np.array([(place.latitude, place.longitude) for place in places], dtype=np.float64).reshape(-1, 2)
    latitude, longitude = np.radians(degrees).T
    return np.stack([np.cos(latitude) * np.cos(longitude), np.cos(latitude) * np.sin(longitude), np.sin(latitude)], axis=1)


def distances_km(some: Numbers, others: Numbers) -> Numbers:
    """A row for each of some, a column for each of the others: along a great circle.

    >>> from khronika.records.place import PlaceKind
    >>> minsk = Place(625144, "Minsk", PlaceKind.TOWN, 53.9, 27.5667)
    >>> brest = Place(629634, "Brest", PlaceKind.TOWN, 52.0975, 23.6877)
    >>> round(float(distances_km(arrows_to([minsk]), arrows_to([brest]))[0, 0]))
    328
    """
    found: Numbers = EARTH_RADIUS_KM * np.arccos(np.clip(some @ others.T, -1.0, 1.0))
    return found


def nearness(some: Numbers, others: Numbers) -> Numbers:
    """1 where two places are one, and ever less the farther they are apart."""
    found: Numbers = np.exp(-distances_km(some, others) / NEAR_KM)
    return found
