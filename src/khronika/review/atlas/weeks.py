"""Counts of days as weeks: how many surely fell into each, and how many may have."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate

from khronika.records.supported import Interval

WEEK_DAYS = 7
WIDEST_WEEKS = 9
"""What is told of a longer stretch, as a year, is no week's: it is counted apart."""


@dataclass(frozen=True, slots=True)
class Week:
    """A week from its Monday; at least ``least`` incidents fell into it, at most ``most``."""

    monday: date
    least: int
    most: int

    @property
    def sunday(self) -> date:
        """Its last day."""
        return self.monday + timedelta(days=WEEK_DAYS - 1)


@dataclass(frozen=True, slots=True)
class Weeks:
    """All weeks from the first in which something fell to the last; ``wide`` is told of no week, ``dayless`` of no day."""

    weeks: tuple[Week, ...]
    wide: int
    dayless: int

    @property
    def highest(self) -> int:
        """The most that may have fallen into one week."""
        return max((week.most for week in self.weeks), default=0)


def weeks_of(by_days: Mapping[Interval | None, int]) -> Weeks:
    """The weeks of stretches of days."""
    spans = [(_week(days.earliest), _week(days.latest), number) for days, number in by_days.items() if days is not None]
    told = [span for span in spans if span[1] - span[0] < WIDEST_WEEKS]
    wide = sum(number for first, last, number in spans if last - first >= WIDEST_WEEKS)
    if not told:
        return Weeks((), wide, by_days.get(None, 0))
    first, last = min(span[0] for span in told), max(span[1] for span in told)
    least, steps = [0] * (last - first + 1), [0] * (last - first + 2)
    for begin, end, number in told:
        steps[begin - first] += number
        steps[end - first + 1] -= number
        least[begin - first] += number if begin == end else 0
    pairs = zip(least, accumulate(steps), strict=False)
    return Weeks(tuple(Week(_monday(first + place), *pair) for place, pair in enumerate(pairs)), wide, by_days.get(None, 0))


def _week(day: date) -> int:
    """The number of a day's week, Mondays first."""
    return (day.toordinal() - 1) // WEEK_DAYS


def _monday(week: int) -> date:
    return date.fromordinal(week * WEEK_DAYS + 1)
