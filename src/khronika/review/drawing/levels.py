"""Numbered dots that do not cover each other."""

from collections.abc import Iterable
from dataclasses import dataclass

from khronika.review.drawing.shapes import Dot

ROOM_OF_DOT = 7.0
"""Dots nearer to each other than this, in percent, would cover each other on a narrow screen."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a dot belongs, its number in the list beside the drawing, and how it looks."""

    at: float
    number: int
    look: str


def dots_at(spots: Iterable[Spot]) -> tuple[Dot, ...]:
    """A dot for each spot, on the lowest level where it covers none before it."""
    dots: list[Dot] = []
    last_on: list[float] = []
    for spot in sorted(spots, key=lambda spot: (spot.at, spot.number)):
        level = next((place for place, last in enumerate(last_on) if spot.at - last >= ROOM_OF_DOT), len(last_on))
        last_on[level : level + 1] = [spot.at]
        dots.append(Dot(spot.at, spot.number, spot.look, level))
    return tuple(dots)


def levels_of(dots: Iterable[Dot]) -> int:
    """How many rows the dots take."""
    return 1 + max((dot.level for dot in dots), default=0)
