"""What drawings are made of; places are in percent of the width, so that a drawing fits every screen and its words keep their size."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

NARROWEST = 0.8
"""A bar is at least so wide, so that a single day of ten years can be seen."""


class Unit(StrEnum):
    """How exactly a tick names its time."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Bar:
    """A stretch from ``left`` to ``right``; ``look`` is the class that colours it."""

    left: float
    right: float
    look: str

    @property
    def width(self) -> float:
        """How wide it is drawn."""
        return round(max(self.right - self.left, NARROWEST), 2)


@dataclass(frozen=True, slots=True)
class Dot:
    """A point with the number that the list beside the drawing has for it; those that would cover each other stand on other levels."""

    at: float
    number: int
    look: str
    level: int = 0


@dataclass(frozen=True, slots=True)
class Tick:
    """A place on the axis: a day, as exactly as ``unit`` says."""

    at: float
    day: date
    unit: Unit

    @property
    def anchor(self) -> str:
        """On which side of its place the words stand, so that none leaves the drawing."""
        return anchor_at(self.at)


@dataclass(frozen=True, slots=True)
class NumberTick:
    """A place on an axis of numbers."""

    at: float
    number: int

    @property
    def anchor(self) -> str:
        """On which side of its place the words stand."""
        return anchor_at(self.at)


def anchor_at(at: float) -> str:
    """On which side of a place words stand, as SVG calls it."""
    return "start" if at < 8 else "end" if at > 92 else "middle"
