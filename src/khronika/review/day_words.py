"""Stretches of days as a language writes them."""

from calendar import monthrange
from datetime import UTC, datetime

from babel import Locale, dates

from khronika.records.supported import Interval
from khronika.review.drawing.shapes import Tick, Unit

SKELETONS = {Unit.DAY: "MMMd", Unit.MONTH: "yMMM", Unit.YEAR: "y"}


def interval_words(days: Interval, locale: Locale) -> str:
    """The days from the earliest to the latest; whole months and years as such.

    >>> from datetime import date
    >>> interval_words(Interval(date(2011, 12, 1), date(2011, 12, 31)), Locale("en", "GB"))
    'December 2011'
    >>> interval_words(Interval(date(2016, 5, 20), date(2016, 5, 20)), Locale("ru"))
    '20 мая 2016'
    """
    first, last = days.earliest, days.latest
    if first == last:
        return dates.format_date(first, "d MMM y", locale)
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return f"{first.year}" if first.year == last.year else f"{first.year}–{last.year}"
    if (first.year, first.month, first.day) == (last.year, last.month, 1) and last.day == monthrange(last.year, last.month)[1]:
        return dates.format_skeleton("yMMMM", first, locale=locale)
    return str(dates.format_interval(first, last, "yMMMd", locale=locale))


def moment_words(at: datetime, locale: Locale) -> str:
    """A moment in universal time, to the minute.

    >>> moment_words(datetime(2021, 6, 4, 12, tzinfo=UTC), Locale("en", "GB"))
    '4 Jun 2021, 12:00 UTC'
    """
    return f"{dates.format_datetime(at.astimezone(UTC), 'd MMM y, HH:mm', locale=locale)} UTC"


def tick_words(tick: Tick, locale: Locale) -> str:
    """A time at the axis of a drawing, as exactly as its unit says."""
    return dates.format_skeleton(SKELETONS[tick.unit], tick.day, locale=locale)
