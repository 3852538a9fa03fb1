"""Values of claims in words for a person."""

from calendar import monthrange
from datetime import date

from khronika.records.duration import Duration
from khronika.records.penalty import TIME_UNITS, Penalty
from khronika.records.when import Basis, When

MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")


def day_words(day: date) -> str:
    """A day.

    >>> day_words(date(2016, 5, 21))
    '21 May 2016'
    """
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def when_words(when: When) -> str:
    """An interval of days, and whether it was worked out from other days.

    >>> when_words(When(date(2011, 12, 1), date(2011, 12, 31)))
    'December 2011'
    >>> when_words(When(date(2016, 5, 20), date(2016, 5, 21), Basis.RELATIVE))
    '20 to 21 May 2016 (relative)'
    """
    return interval_words(when.earliest, when.latest) + ("" if when.basis is Basis.STATED else f" ({when.basis})")


def interval_words(first: date, last: date) -> str:
    """The days from the first to the last, months and years as such."""
    if first == last:
        return day_words(first)
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        return str(first.year) if first.year == last.year else f"{first.year} to {last.year}"
    if (first.year, first.month) != (last.year, last.month):
        return f"{day_words(first)} to {day_words(last)}"
    is_month = first.day == 1 and last.day == monthrange(last.year, last.month)[1]
    month = f"{MONTHS[first.month - 1]} {first.year}"
    return month if is_month else f"{first.day} to {last.day} {month}"


def duration_words(duration: Duration) -> str:
    """A length of time, as ``at least 3 hours``."""
    return _amount(duration.min, duration.max, duration.unit)


def penalty_words(penalty: Penalty) -> str:
    """A penalty.

    >>> from khronika.records.penalty import PenaltyKind
    >>> penalty_words(Penalty(PenaltyKind.HOUSE_ARREST, 60, 60, "day"))
    'house arrest, 60 days'
    """
    kind = penalty.kind.replace("_", " ")
    if penalty.unit == "life":
        return f"{kind} for life"
    amount = _amount(penalty.min, penalty.max, penalty.unit or "")
    return f"{kind}, {amount}" if amount else kind


def _amount(least: int | None, most: int | None, unit: str = "") -> str:
    number = least if most is None else most
    if number is None:
        return ""
    named = f" {_plural(unit, number)}" if unit else ""
    if most is None:
        return f"at least {number:,}{named}"
    if least is None:
        return f"up to {number:,}{named}"
    return (f"{number:,}" if least == most else f"{least:,} to {most:,}") + named


def _plural(unit: str, number: int) -> str:
    if unit == "lash":
        return "lash" if number == 1 else "lashes"
    return unit if number == 1 or unit not in (*TIME_UNITS, "minute", "week") else f"{unit}s"
