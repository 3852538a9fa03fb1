"""Values that the words of a cell state."""

import re
from calendar import monthrange
from datetime import date

from khronika.export.spreadsheets.mapping import DayOrder
from khronika.records.count import Count
from khronika.records.when import When
from khronika.text.counts import find_counts
from khronika.text.places import country_named

YEAR_FIRST = re.compile(r"(\d{4})(?:[-./](\d{1,2})(?:[-./](\d{1,2}))?)?(?:[T ]\d{1,2}:\d{2}.*)?")
YEAR_LAST = re.compile(r"(\d{1,2})[-./](\d{1,2})[-./](\d{4})(?: \d{1,2}:\d{2}.*)?")
MONTH_LAST = re.compile(r"(\d{1,2})[-./](\d{4})")

RANGE = re.compile(r"(\d[\d\s,.']*)\s*[-–—]\s*(\d[\d\s,.']*)")
AT_LEAST = re.compile(r"(?:>=|≥)?\s*(\d[\d\s,.']*)\s*\+?")
WHOLE = re.compile(r"\d{1,3}(?:[\s,.']\d{3})+|\d+")


def when_of(words: str, order: DayOrder) -> When | None:
    """The days that words in figures state, from a year to a day; ``None`` where they state none.

    >>> str(when_of("5.3.2024", DayOrder.DAY_FIRST).latest), str(when_of("2024-02", DayOrder.DAY_FIRST).latest)
    ('2024-03-05', '2024-02-29')
    """
    words = words.strip()
    if found := YEAR_FIRST.fullmatch(words):
        return _days(*(None if part is None else int(part) for part in found.groups()))
    if found := YEAR_LAST.fullmatch(words):
        first, second, year = (int(part) for part in found.groups())
        day, month = (first, second) if order is DayOrder.DAY_FIRST else (second, first)
        return _days(year, month, day)
    if found := MONTH_LAST.fullmatch(words):
        return _days(int(found[2]), int(found[1]), None)
    return None


def count_of(words: str) -> Count | None:
    """How many the words state, in figures or in English words; ``None`` where they state nothing, or several things.

    >>> count_of("1,200"), count_of("10-15"), count_of("12+"), count_of("at least 35 people")
    (Count(min=1200, max=1200), Count(min=10, max=15), Count(min=12, max=None), Count(min=35, max=None))
    """
    words = words.strip()
    if (number := _whole(words)) is not None:
        return Count(number, number)
    if found := RANGE.fullmatch(words):
        low, high = _whole(found[1]), _whole(found[2])
        return None if low is None or high is None or high < low else Count(low, high)
    if (words.endswith("+") or words.startswith((">=", "≥"))) and (found := AT_LEAST.fullmatch(words)):
        low = _whole(found[1])
        return None if low is None else Count(low, None)
    counts = find_counts(words)
    return counts[0].count if len(counts) == 1 else None


def country_of(words: str) -> str | None:
    """The code of a country, from the code or the country's name in English; ``None`` where it is neither."""
    words = words.strip()
    if re.fullmatch("[A-Za-z]{2}", words):
        return words.upper()
    return country_named(words)


def _whole(words: str) -> int | None:
    return int(re.sub(r"\D", "", words)) if WHOLE.fullmatch(words.strip()) else None


def _days(year: int | None, month: int | None, day: int | None) -> When | None:
    if year is None:
        return None
    try:
        if month is None:
            return When(date(year, 1, 1), date(year, 12, 31))
        if day is None:
            return When(date(year, month, 1), date(year, month, monthrange(year, month)[1]))
        return When(date(year, month, day), date(year, month, day))
    except ValueError:
        return None
