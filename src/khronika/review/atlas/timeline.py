"""Weeks as bars on a strip: full for what surely fell into a week, hollow above it for what may have."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from khronika.review.atlas.weeks import Week, Weeks

WIDTH, HEIGHT = 960, 150
LEFT, TOP, BOTTOM = 44.0, 12.0, 24.0
BARS_AT_MOST = 120
"""So many weeks are bars of their own, which can be chosen one by one; more are drawn as one line."""

TICKS_AT_MOST, TICK_ROOM = 10, 60.0


@dataclass(frozen=True, slots=True)
class Bar:
    """A week on the strip: where it stands, how wide, and the heights of what is sure and of what may be."""

    week: Week
    x: float
    width: float
    sure: float
    maybe: float


@dataclass(frozen=True, slots=True)
class Tick:
    """A beginning of a year or month on the strip, and the week from which it is counted."""

    x: float
    week: Week
    is_year: bool


@dataclass(frozen=True, slots=True)
class Strip:
    """The weeks as they are drawn; ``sure`` and ``maybe`` are outlines of all bars where there are too many to be chosen one by one."""

    bars: tuple[Bar, ...]
    sure: str
    maybe: str
    ticks: tuple[Tick, ...]
    highest: int

    @property
    def floor(self) -> float:
        """The height on which bars stand."""
        return HEIGHT - BOTTOM


def strip_of(weeks: Weeks) -> Strip:
    """The weeks as they are drawn."""
    bars = tuple(_bars(weeks))
    ticks = tuple(_ticks(bars))
    if len(bars) <= BARS_AT_MOST:
        return Strip(bars, "", "", ticks, weeks.highest)
    sure, maybe = _outline([(bar.width, bar.sure) for bar in bars]), _outline([(bar.width, bar.maybe) for bar in bars])
    return Strip((), sure, maybe, ticks, weeks.highest)


def _bars(weeks: Weeks) -> Iterator[Bar]:
    number = max(len(weeks.weeks), 1)
    step, room = (WIDTH - LEFT) / number, HEIGHT - TOP - BOTTOM
    unit = room / max(weeks.highest, 1)
    gap = 1.5 if step > 5 else 0.0
    for place, week in enumerate(weeks.weeks):
        yield Bar(week, LEFT + place * step, min(step, 40.0) - gap, week.least * unit, week.most * unit)


def _outline(bars: Sequence[tuple[float, float]]) -> str:
    """One closed line around bars that stand side by side, given by width and height."""
    floor = HEIGHT - BOTTOM
    tops = "".join(f"V{floor - height:.1f}h{width:.2f}" for width, height in bars)
    return f"M{LEFT:.1f} {floor:.1f}{tops}V{floor:.1f}z"


def _ticks(bars: Sequence[Bar]) -> Iterator[Tick]:
    """The beginnings of years, or of months where there are few years; so many that their words have room."""
    years = [bar for bar in bars if bar.week.monday.month == 1 and bar.week.monday.day <= 7]
    months = [bar for bar in bars if bar.week.monday.day <= 7]
    chosen = years if len(years) > 2 else months or list(bars[:1])
    every = -(-len(chosen) // TICKS_AT_MOST)
    for bar in (bar for bar in chosen[:: max(1, every)] if bar.x < WIDTH - TICK_ROOM):
        yield Tick(bar.x, bar.week, chosen is years)
