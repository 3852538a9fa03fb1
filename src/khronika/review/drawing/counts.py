"""How many people each source counts, drawn on one axis of numbers."""

from collections.abc import Sequence
from dataclasses import dataclass

from khronika.records.count import Count
from khronika.records.incident import Figure, Incident
from khronika.records.supported import Supported
from khronika.review.drawing.shapes import Bar, NumberTick

EDGE = 100.0
ROOM = 1.08
"""How far the axis goes beyond the highest number."""

TICKS_WANTED = 4
NICE = (1, 2, 5, 10)


@dataclass(frozen=True, slots=True)
class FigureRow:
    """What one source counts: the figure, its bars, and whether it is one of the ends of the whole range."""

    figure: Supported[Figure]
    bars: tuple[Bar, ...]
    is_low: bool
    is_high: bool


@dataclass(frozen=True, slots=True)
class CountDrawing:
    """The figures, one below the other, over the range from the lowest to the highest."""

    band: Bar
    rows: tuple[FigureRow, ...]
    ticks: tuple[NumberTick, ...]


@dataclass(frozen=True, slots=True)
class _NumberAxis:
    top: float

    def at(self, number: float) -> float:
        """Where a number stands, in percent."""
        return round(EDGE * number / self.top, 2)


def count_drawing(incident: Incident) -> CountDrawing | None:
    """The figures of an incident as a drawing; ``None`` where nobody counts.

    A figure that is only a lower bound goes on, dashed, to the edge, and one that is only an upper bound begins, dashed, at nothing.
    """
    found = incident.count
    if found is None:
        return None
    highest = max(_ends(one.value.count)[1] for one in incident.figures)
    axis = _NumberAxis(max(highest * ROOM, 1.0))
    low = None if found.low is None else found.low.value
    high = None if found.high is None or found.is_open else found.high.value
    band = Bar(0.0 if low is None else axis.at(low), EDGE if high is None else axis.at(high), "band")
    rows = tuple(
        FigureRow(one, _bars(one.value.count, axis), _is_end(one, found.low), _is_end(one, found.high)) for one in incident.figures
    )
    return CountDrawing(band, rows, _ticks(axis, highest))


def _is_end(figure: Supported[Figure], end: Supported[int] | None) -> bool:
    return end is not None and end.value in (figure.value.count.min, figure.value.count.max)


def _ends(count: Count) -> tuple[int, int]:
    low = count.max if count.min is None else count.min
    high = count.min if count.max is None else count.max
    return low or 0, high or 0


def _bars(count: Count, axis: _NumberAxis) -> tuple[Bar, ...]:
    low, high = (axis.at(end) for end in _ends(count))
    below = (Bar(0.0, low, "open"),) if count.min is None else ()
    above = (Bar(high, EDGE, "open"),) if count.max is None else ()
    return (*below, Bar(low, high, "figure"), *above)


def _ticks(axis: _NumberAxis, highest: int) -> tuple[NumberTick, ...]:
    step = _step(highest)
    numbers: Sequence[int] = range(0, highest + 1, step)
    return tuple(NumberTick(axis.at(number), number) for number in numbers)


def _step(highest: int) -> int:
    """The least nice number of which at most so many as are wanted make up the highest."""
    size = 1
    while True:
        for nice in NICE:
            if nice * size * TICKS_WANTED >= highest:
                return nice * size
        size *= 10
