"""What words of time mean before it is known when they were written: each moment finds its days from a point of view."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol

from khronika.text.calendar_days import Days, Grain, Part, around, month_days, one_day, part_of, step

LEAP_CYCLE = 9
"""In so many years there is a 29 February, even across a century that has none."""


@dataclass(frozen=True, slots=True)
class Vantage:
    """From where words of time are looked at: the publication day, whether the claim is planned, the days they count from."""

    published: date | None = None
    is_planned: bool = False
    anchor: Days | None = None


class Moment(Protocol):
    """A time as words give it."""

    @property
    def grain(self) -> Grain:
        """How exact it is."""

    @property
    def is_relative(self) -> bool:
        """Whether it counts from the publication day or from another event."""

    @property
    def needs_anchor(self) -> bool:
        """Whether it counts from another event ("two days later")."""

    def days(self, at: Vantage) -> Days | None:
        """The days, ``None`` where what they count from is not known; outside the calendar ``ValueError`` or ``OverflowError``."""


@dataclass(frozen=True, slots=True)
class Dated:
    """A day, month or year by its name, or a part of a month or year; what is not named is ``None``.

    ``year_shift`` counts the year from that of publication ("March last year": -1). Without any year it is the nearest not after
    publication (for a planned claim not before it); with ``shift`` -1 the last that is over, with 1 the next ("last June").
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    part: Part | None = None
    year_shift: int | None = None
    shift: int = 0
    needs_anchor: bool = False

    @property
    def grain(self) -> Grain:
        """Day, month or year, by the smallest part that is named."""
        return Grain.DAY if self.day is not None else Grain.MONTH if self.month is not None else Grain.YEAR

    @property
    def is_relative(self) -> bool:
        """Whether its year counts from publication in words."""
        return self.shift != 0 or self.year_shift is not None

    def days(self, at: Vantage) -> Days | None:
        """The days of the one or the nearest year."""
        if self.year is not None:
            return self._in_year(self.year)
        if at.published is None:
            return None
        if self.year_shift is not None:
            return self._in_year(at.published.year + self.year_shift)
        return nearest(at, self.shift, (self._in_year(year) for year in years_from(at, self.shift)))

    def _in_year(self, year: int) -> Days | None:
        try:
            if self.day is not None and self.month is not None:
                return one_day(date(year, self.month, self.day))
            days = month_days(year, self.month or 1, self.month or 12)
        except ValueError:
            return None
        return days if self.part is None else part_of(days, self.part)


def years_from(at: Vantage, shift: int = 0) -> Iterator[int]:
    """The years to look for a yearly time in, the likeliest first."""
    if at.published is not None:
        forward = shift > 0 or (at.is_planned and shift == 0)
        for number in range(-1, LEAP_CYCLE):
            yield at.published.year + (number if forward else -number)


def nearest(at: Vantage, shift: int, choices: Iterator[Days | None]) -> Days | None:
    """The first of the choices that lies as the shift says: over (-1), to come (1), or begun (of a planned claim: not over)."""
    for days in choices:
        if days is None or at.published is None:
            continue
        fits = {
            -1: days.last < at.published,
            0: days.last >= at.published if at.is_planned else days.first <= at.published,
            1: days.first > at.published,
        }
        if fits[shift]:
            return days
    return None


@dataclass(frozen=True, slots=True)
class Weekday:
    """A day of the week, Monday 0: the nearest not after publication (for a planned claim not before it).

    With ``shift`` -1 the last before the day counted from, with 1 the next after it; with ``weeks`` that day of the week so many
    weeks on ("Friday last week": -1). With ``needs_anchor`` it counts from the anchor ("the following Friday").
    """

    number: int
    shift: int = 0
    weeks: int | None = None
    needs_anchor: bool = False
    grain: Grain = Grain.DAY
    is_relative: bool = True

    def days(self, at: Vantage) -> Days | None:
        """The one day."""
        base = at.published if not self.needs_anchor else None if at.anchor is None else at.anchor.last
        if base is None:
            return None
        if self.weeks is not None:
            monday = around(Grain.WEEK, base).first
            return one_day(step(monday, Grain.DAY, 7 * self.weeks + self.number))
        is_ahead = self.shift > 0 or (self.shift == 0 and at.is_planned)
        distance = (self.number - base.weekday()) % 7 if is_ahead else -((base.weekday() - self.number) % 7)
        return one_day(step(base, Grain.DAY, distance or 7 * self.shift))


@dataclass(frozen=True, slots=True)
class Shifted:
    """A day, week, month or year so many steps from the publication day, or from the anchor ("two days later").

    ``last`` is the other end where the words leave a range ("within two days after": 0 to 2). Weeks from the anchor are counted in
    days: "a week later" is the seventh day after it.
    """

    grain: Grain
    number: int
    last: int | None = None
    needs_anchor: bool = False
    is_relative: bool = True

    def days(self, at: Vantage) -> Days | None:
        """The day, week, month or year that is reached."""
        base = at.anchor if self.needs_anchor else None if at.published is None else one_day(at.published)
        if base is None:
            return None
        near, far = sorted((self.number, self.number if self.last is None else self.last))
        first, last = step(base.first, self.grain, near), step(base.last, self.grain, far)
        is_exact = self.needs_anchor and self.grain is Grain.WEEK
        return Days(first, last) if is_exact else Days(around(self.grain, first).first, around(self.grain, last).last)


@dataclass(frozen=True, slots=True)
class Stretch:
    """A length of time that ends ("in the past three months") or begins ("in the next two weeks") at publication."""

    grain: Grain
    number: int
    needs_anchor: bool = False
    is_relative: bool = True

    def days(self, at: Vantage) -> Days | None:
        """The days from its far end to publication, or from publication to it."""
        if at.published is None:
            return None
        return Days(*sorted((at.published, step(at.published, self.grain, self.number))))


@dataclass(frozen=True, slots=True)
class Rest:
    """What is left at publication of its week, month or year: "later this year"; its ends are days."""

    period: Grain
    grain: Grain = Grain.DAY
    needs_anchor: bool = False
    is_relative: bool = True

    def days(self, at: Vantage) -> Days | None:
        """The days from publication to the end."""
        return None if at.published is None else Days(at.published, around(self.period, at.published).last)


@dataclass(frozen=True, slots=True)
class Vague:
    """A time that the words leave open: "in recent weeks", "days ago"."""

    grain: Grain = Grain.DAY
    needs_anchor: bool = False
    is_relative: bool = True

    def days(self, at: Vantage) -> Days | None:  # noqa: ARG002
        """Never any."""
        return None


@dataclass(frozen=True, slots=True)
class From:
    """A moment counted from another one that the words name: "two days after May 17"."""

    offset: Moment
    base: Moment

    @property
    def grain(self) -> Grain:
        """That of the count."""
        return self.offset.grain

    @property
    def is_relative(self) -> bool:
        """Whether the base is."""
        return self.base.is_relative

    @property
    def needs_anchor(self) -> bool:
        """Whether the base does."""
        return self.base.needs_anchor

    def days(self, at: Vantage) -> Days | None:
        """The days counted from those of the base."""
        base = self.base.days(at)
        return None if base is None else self.offset.days(replace(at, anchor=base))
