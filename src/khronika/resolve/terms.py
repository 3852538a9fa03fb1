"""When a term should end."""

import re
from calendar import monthrange
from dataclasses import replace
from datetime import date, timedelta

from khronika.records.duration import Duration
from khronika.records.evidence import Evidence
from khronika.records.penalty import Penalty, PenaltyKind
from khronika.records.stated import Stated
from khronika.records.supported import Interval
from khronika.text.dates import Limit, TimeWords, find_times

IN_CUSTODY = frozenset({PenaltyKind.JAIL, PenaltyKind.PRISON, PenaltyKind.HOUSE_ARREST})
"""Penalties that hold somebody."""

DAYS = {"day": 1, "week": 7}
MONTHS = {"month": 1, "year": 12}

REACH = 60
"""So many characters after the words of a term its last day may stand."""

_NEXT = re.compile(r",?\s\(?")


def end_of(penalty: Penalty | Duration, begin: Interval) -> Interval | None:
    """The days between which a term should end that begins in the interval; ``None`` where it has no end or holds nobody.

    >>> str(end_of(Penalty(PenaltyKind.JAIL, 15, 15, "day"), Interval(date(2016, 5, 18), date(2016, 5, 18))))
    '2016-06-02'
    """
    least, most = penalty.min or penalty.max, penalty.max or penalty.min
    holds_nobody = isinstance(penalty, Penalty) and penalty.kind not in IN_CUSTODY
    if holds_nobody or penalty.unit is None or least is None or most is None:
        return None
    first, last = _after(begin.earliest, least, penalty.unit), _after(begin.latest, most, penalty.unit)
    return None if first is None or last is None else Interval(first, last)


def last_day_told(text: str, term: Stated[Penalty] | Stated[Duration], begin: Interval) -> tuple[Interval, str] | None:
    """The last day that a report itself gives for a term ("for 30 days, until 15 February"), and the term's words with it.

    It stands in the words of the term or right after them; a day without a year is the next after the term begins.
    """
    for words in term.evidence:
        part = text[words.start : words.end + REACH]
        for time in find_times(part):
            if _ends(time, part, words):
                when = replace(time, limit=Limit.WITHIN).resolve(begin.earliest, planned=True)
                if when is not None and when.latest >= begin.earliest:
                    return Interval(when.earliest, when.latest), part[: max(time.end, words.end - words.start)]
    return None


def _ends(time: TimeWords, part: str, words: Evidence) -> bool:
    """Whether the time is the end of the term whose words open the part."""
    length = words.end - words.start
    return time.limit is Limit.UNTIL and (time.start < length or _NEXT.fullmatch(part, length, time.start) is not None)


def _after(day: date, number: int, unit: str) -> date | None:
    """The day so many units later; ``None`` for life and for minutes, and where the calendar ends."""
    try:
        if unit in DAYS:
            return day + timedelta(days=number * DAYS[unit])
        if unit in MONTHS:
            return _months_later(day, number * MONTHS[unit])
        return day + timedelta(days=(number + 23) // 24) if unit == "hour" else None
    except (OverflowError, ValueError):
        return None


def _months_later(day: date, months: int) -> date:
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
