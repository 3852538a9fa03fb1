"""Days as the values of TIMEX3, the form in which TimeBank writes times.

A value names one period of the calendar: a day, a weekend, a week, a month, a quarter, a season, half a year, a year, a decade. Days
that are no such period have no value.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from khronika.text.calendar_days import MONTHS_A_YEAR, Days, Grain, around, month_days

KINDS: Mapping[str, re.Pattern[str]] = {
    "day": re.compile(r"\d{4}-\d\d-\d\d"),
    "weekend": re.compile(r"\d{4}-W\d\d-WE"),
    "week": re.compile(r"\d{4}-W\d\d"),
    "month": re.compile(r"\d{4}-\d\d"),
    "quarter": re.compile(r"\d{4}-Q[1-4]"),
    "season": re.compile(r"\d{4}-(?:SP|SU|FA|WI)"),
    "half": re.compile(r"\d{4}-H[12]"),
    "year": re.compile(r"\d{4}"),
    "decade": re.compile(r"\d{3}"),
}
"""The forms of values that days can have."""

SEASONS = {3: "SP", 6: "SU", 9: "FA", 12: "WI"}
"""By the month in which they begin; winter has the year of its December."""


def kind_of(value: str) -> str | None:
    """What kind of period a value names; ``None`` where it names none.

    >>> kind_of("1998-Q2"), kind_of("1998-QX"), kind_of("PAST_REF")
    ('quarter', None, None)
    """
    return next((kind for kind, form in KINDS.items() if form.fullmatch(value)), None)


@dataclass(frozen=True, slots=True)
class _Period:
    """A way to name days of one grain; ``value`` gives nothing where they are no such period."""

    grain: Grain
    value: Callable[[Days], str | None]


def timex_value(days: Days, grain: Grain) -> str | None:
    """The value of days that words of this grain mean; ``None`` where they are no period that TIMEX3 names.

    A part of a month, year or decade has the value of the whole: TIMEX3 keeps "early" and "late" apart from it.

    >>> timex_value(Days(date(1998, 3, 1), date(1998, 3, 10)), Grain.MONTH)
    '1998-03'
    >>> timex_value(Days(date(1998, 3, 1), date(1998, 3, 10)), Grain.DAY)
    """
    values = (period.value(days) for period in PERIODS if period.grain is grain)
    return next((value for value in values if value is not None), None)


def _day(days: Days) -> str | None:
    return f"{days.first:%Y-%m-%d}" if days.first == days.last else None


def _weekend(days: Days) -> str | None:
    monday, sunday = around(Grain.WEEK, days.first)
    return f"{_iso_week(monday)}-WE" if days.last == sunday and (sunday - days.first).days == 1 else None


def _week(days: Days) -> str | None:
    return _iso_week(days.first) if days == around(Grain.WEEK, days.first) else None


def _iso_week(day: date) -> str:
    return f"{day:%G}-W{day:%V}"


def _month(days: Days) -> str | None:
    return f"{days.first:%Y-%m}" if days.last <= around(Grain.MONTH, days.first).last else None


def _quarter(days: Days) -> str | None:
    year, month = days.first.year, days.first.month
    return f"{year}-Q{month // 3 + 1}" if month % 3 == 1 and days == month_days(year, month, month + 2) else None


def _season(days: Days) -> str | None:
    year, month = days.first.year, days.first.month
    return f"{year}-{SEASONS[month]}" if month in SEASONS and days == month_days(year, month, month + 2) else None


def _half(days: Days) -> str | None:
    year, month = days.first.year, days.first.month
    return f"{year}-H{month // 6 + 1}" if month in (1, 7) and days == month_days(year, month, month + 5) else None


def _year(days: Days) -> str | None:
    return f"{days.first.year}" if days.first.year == days.last.year and _is_of_months(days) else None


def _decade(days: Days) -> str | None:
    first, last = days.first.year, days.last.year
    is_of_years = days == Days(month_days(first, 1).first, month_days(last, MONTHS_A_YEAR).last)
    return f"{first // 10}" if is_of_years and first // 10 == last // 10 else None


def _is_of_months(days: Days) -> bool:
    return days.first.day == 1 and days.last == around(Grain.MONTH, days.last).last


PERIODS = (
    _Period(Grain.DAY, _day),
    _Period(Grain.DAY, _weekend),
    _Period(Grain.WEEK, _week),
    _Period(Grain.MONTH, _month),
    _Period(Grain.MONTH, _quarter),
    _Period(Grain.MONTH, _season),
    _Period(Grain.MONTH, _half),
    _Period(Grain.YEAR, _half),
    _Period(Grain.YEAR, _year),
    _Period(Grain.YEAR, _decade),
)
"""The periods by the grain of the words, the first that fits."""
