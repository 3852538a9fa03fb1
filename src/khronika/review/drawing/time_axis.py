"""Days and moments on the axis of a drawing."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime

from khronika.review.drawing.shapes import Tick, Unit

MOST_TICKS = 4
"""So many times find room on a narrow screen."""

STEPS = (
    *((Unit.DAY, number) for number in (1, 2, 7, 14)),
    *((Unit.MONTH, number) for number in (1, 2, 3, 6)),
    *((Unit.YEAR, number) for number in (1, 2, 5, 10, 20, 50, 100, 500, 2500)),
)
"""What may lie between two ticks, the least first."""

PADDING = 0.04
SHORTEST_DAYS = 4.0


@dataclass(frozen=True, slots=True)
class TimeAxis:
    """The time that a drawing shows, in days as ``day_number`` counts them."""

    first: float
    last: float

    @classmethod
    def around(cls, moments: Iterable[float]) -> "TimeAxis | None":
        """An axis with room for all of the moments and a little around them; ``None`` where there is none."""
        listed = list(moments)
        if not listed:
            return None
        first, last = min(listed), max(listed)
        around = max(PADDING * (last - first), (SHORTEST_DAYS - (last - first)) / 2, 0.0)
        return cls(first - around, last + around)

    def at(self, moment: float) -> float:
        """Where a moment stands, in percent; what lies outside stands at the edge."""
        share = (moment - self.first) / (self.last - self.first)
        return round(100 * min(1.0, max(0.0, share)), 2)

    def ticks(self) -> tuple[Tick, ...]:
        """The times to write at the axis: as many as find room."""
        for unit, number in STEPS:
            days = list(_days(unit, number, self))
            if len(days) <= MOST_TICKS:
                return tuple(Tick(self.at(day.toordinal()), day, unit) for day in days)
        return ()


def day_number(day: date) -> float:
    """The beginning of a day as a number of days."""
    return float(day.toordinal())


def end_of_day(day: date) -> float:
    """The end of a day as a number of days."""
    return day.toordinal() + 1.0


def moment_number(moment: datetime) -> float:
    """A moment, in universal time, as a number of days."""
    there = moment.astimezone(UTC)
    return there.toordinal() + (there.hour * 3600 + there.minute * 60 + there.second) / 86_400


def _days(unit: Unit, number: int, axis: TimeAxis) -> Iterator[date]:
    """The days within the axis on which a stretch of so many units begins; at most a few more than find room."""
    found = 0
    for day in _every(unit, number, date.fromordinal(max(1, int(axis.first)))):
        if day.toordinal() > axis.last or found > MOST_TICKS:
            return
        if day.toordinal() >= axis.first:
            found += 1
            yield day


def _every(unit: Unit, number: int, start: date) -> Iterator[date]:
    """Days so many units apart, from the one at or before the start on, as far as the calendar goes."""
    if unit is Unit.DAY:
        ordinal = start.toordinal() - start.toordinal() % number
        yield from (date.fromordinal(day) for day in range(max(1, ordinal), date.max.toordinal(), number))
        return
    months = number * (12 if unit is Unit.YEAR else 1)
    month = 12 * start.year + start.month - 1
    for count in range(month - month % months, 12 * date.max.year, months):
        if count >= 12:
            yield date(count // 12, count % 12 + 1, 1)
