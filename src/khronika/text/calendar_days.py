"""Intervals of days: weeks from Monday, months, years, their parts, and steps between them."""

import calendar
from collections.abc import Mapping
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

MONTHS_A_YEAR = 12


class Days(NamedTuple):
    """Days from the first to the last, both included."""

    first: date
    last: date


class Grain(StrEnum):
    """How exact words of time are."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


class Part(StrEnum):
    """A part of a month or a year."""

    START = "start"
    EARLY = "early"
    MID = "mid"
    LATE = "late"
    END = "end"
    FIRST_HALF = "first_half"
    SECOND_HALF = "second_half"


DAYS_OF_PART: Mapping[Part, tuple[int, int]] = {
    Part.START: (1, 10),
    Part.EARLY: (1, 10),
    Part.MID: (11, 20),
    Part.LATE: (21, 31),
    Part.END: (21, 31),
    Part.FIRST_HALF: (1, 15),
    Part.SECOND_HALF: (16, 31),
}
"""The days of a month that a part of it means; "to the end" is written 31."""

MONTHS_OF_PART: Mapping[Part, tuple[int, int]] = {
    Part.START: (1, 1),
    Part.EARLY: (1, 4),
    Part.MID: (5, 8),
    Part.LATE: (9, 12),
    Part.END: (12, 12),
    Part.FIRST_HALF: (1, 6),
    Part.SECOND_HALF: (7, 12),
}
"""The months of a year that a part of it means."""


def one_day(day: date) -> Days:
    """The interval of that day alone."""
    return Days(day, day)


def month_days(year: int, first: int, last: int | None = None) -> Days:
    """A month, or the months from the first to the last, of one year; a last month past 12 lies in the year after."""
    years, month = divmod((last or first) - 1, MONTHS_A_YEAR)
    end = year + years
    return Days(date(year, first, 1), date(end, month + 1, calendar.monthrange(end, month + 1)[1]))


def around(grain: Grain, day: date) -> Days:
    """The day, its week from Monday, its month or its year."""
    if grain is Grain.WEEK:
        monday = day - timedelta(days=day.weekday())
        return Days(monday, monday + timedelta(days=6))
    if grain is Grain.MONTH:
        return month_days(day.year, day.month)
    if grain is Grain.YEAR:
        return month_days(day.year, 1, MONTHS_A_YEAR)
    return one_day(day)


def step(day: date, grain: Grain, number: int) -> date:
    """The day so many days, weeks, months or years later (earlier where negative); a shorter month's last day.

    Outside the calendar's years it raises ``ValueError`` or ``OverflowError``.
    """
    if grain is Grain.DAY:
        return day + timedelta(days=number)
    if grain is Grain.WEEK:
        return day + timedelta(weeks=number)
    months = day.year * MONTHS_A_YEAR + day.month - 1 + number * (MONTHS_A_YEAR if grain is Grain.YEAR else 1)
    year, month = divmod(months, MONTHS_A_YEAR)
    if not date.min.year <= year <= date.max.year:
        raise OverflowError(f"no calendar for the year {year}")
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def part_of(days: Days, part: Part) -> Days:
    """The part of a month or of a year; any other interval stays whole.

    >>> part_of(month_days(2016, 4), Part.LATE)
    Days(first=datetime.date(2016, 4, 21), last=datetime.date(2016, 4, 30))
    """
    first, last = days
    if days == around(Grain.MONTH, first):
        begin, end = DAYS_OF_PART[part]
        return Days(first.replace(day=begin), first.replace(day=min(end, last.day)))
    if days == around(Grain.YEAR, first):
        return month_days(first.year, *MONTHS_OF_PART[part])
    return days
