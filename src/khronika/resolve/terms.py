"""When a term should end."""

from calendar import monthrange
from datetime import date, timedelta

from khronika.records.penalty import Penalty, PenaltyKind
from khronika.records.supported import Interval

IN_CUSTODY = frozenset({PenaltyKind.JAIL, PenaltyKind.PRISON, PenaltyKind.HOUSE_ARREST})
"""Penalties that hold somebody."""


def end_of(penalty: Penalty, begin: Interval) -> Interval | None:
    """The days between which a term should end that begins in the interval; ``None`` where it has no end or holds nobody.

    >>> str(end_of(Penalty(PenaltyKind.JAIL, 15, 15, "day"), Interval(date(2016, 5, 18), date(2016, 5, 18))))
    '2016-06-02'
    """
    least, most = penalty.min or penalty.max, penalty.max or penalty.min
    if penalty.kind not in IN_CUSTODY or penalty.unit is None or least is None or most is None:
        return None
    first, last = _after(begin.earliest, least, penalty.unit), _after(begin.latest, most, penalty.unit)
    return None if first is None or last is None else Interval(first, last)


def _after(day: date, number: int, unit: str) -> date | None:
    """The day so many units later; ``None`` for life, and where the calendar ends."""
    try:
        match unit:
            case "hour":
                return day + timedelta(days=(number + 23) // 24)
            case "day":
                return day + timedelta(days=number)
            case "month":
                return _months_later(day, number)
            case "year":
                return _months_later(day, 12 * number)
            case _:
                return None
    except (OverflowError, ValueError):
        return None


def _months_later(day: date, months: int) -> date:
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
