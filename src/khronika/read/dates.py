"""Days as pages write them, in the publisher's own zone."""

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from email.utils import parsedate_to_datetime
from functools import cache

from khronika.read.rules import rules

YEAR_MIN = 1800
"""An earlier year is no day of publication: machines write the year 1, or 1601, where they know none."""

LABELS = "(?:first |originally )?(?:published|posted|created|issued|date|updated|last updated|last modified|modified)(?: on| at)?"
LABEL = rf"(?:(?:{LABELS}|[^\W\d_]{{3,20}}(?=:))\s*:?\s*)"
CLOCK = r"(?:\d{1,2}[:.]\d{2}(?:[:.]\d{2})?\s*(?:[ap]\.?m\.?)?|\d{1,2}\s*[ap]\.?m\.?|\d{4}(?= ?(?:hrs|gmt|utc)))"
ZONE = r"(?:\(?(?:[A-Z]{2,5}|(?:GMT|UTC)?\s?[+-]\d{1,2}:?\d{0,2}|hrs|local time)\)?)"
WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)"
MONTH = r"(?P<month{n}>[a-z]{{3,9}})\.?"
ISO = r"(?P<year0>\d{4})[-/.](?P<number0>\d{1,2})[-/.](?P<day0>\d{1,2})"
MONTH_FIRST = MONTH.format(n=1) + r"\s+(?P<day1>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<year1>\d{4})"
DAY_FIRST = r"(?P<day2>\d{1,2})(?:st|nd|rd|th)?[\s-]+(?:of\s+)?" + MONTH.format(n=2) + r",?[\s-]+(?P<year2>\d{4})"
FIGURES = r"(?P<day3>\d{1,2})\.(?P<number3>\d{1,2})\.(?P<year3>\d{4})"
DAY = f"(?:{ISO}|{MONTH_FIRST}|{DAY_FIRST}|{FIGURES})"

_WORDS = re.compile(rf"(?<![\w-]){DAY}(?!\d)", re.IGNORECASE)
_LINE = re.compile(
    rf"{LABEL}?(?:{CLOCK}[\s,|•–-]*)?(?:{ZONE}[\s,|•–-]*)?{WEEKDAY}?{DAY}(?:[\s,|•–T-]*(?:at\s+)?{CLOCK})?(?:[\s,|]*{ZONE})?[\s.)]*",
    re.IGNORECASE,
)
_DATELINE = re.compile(rf"[A-Z][^.!?]{{1,60}}?,?\s\(?(?i:{DAY})\)?[^.!?]{{0,40}}?\s*(?:--|[—–:]|\s-)\s")


def written_day(words: str) -> date | None:
    """The first day that stands in words or figures, ``None`` where none does.

    >>> written_day("Friday, 3rd March 2017, 18:40 GMT")
    datetime.date(2017, 3, 3)
    >>> written_day("2017-03-03T23:50:00+06:00")
    datetime.date(2017, 3, 3)
    """
    return next((day for match in _WORDS.finditer(words) if (day := _day(match)) is not None), None)


def day_of_line(line: str) -> date | None:
    """The day of a line that holds nothing but a date, with or without a label, a time and a zone."""
    match = _LINE.fullmatch(line.strip())
    return None if match is None else _day(match)


def day_of_dateline(line: str) -> date | None:
    """The full date in the dateline that opens a report ("LIMA, 4 May 2019 (Agency) --")."""
    match = _DATELINE.match(line)
    return None if match is None else _day(match)


def day_of_lines(lines: Iterable[str], read: Callable[[str], date | None]) -> date | None:
    """The first day that ``read`` finds in a line; one that tells of a change counts only where there is no other."""
    found = [(line, day) for line in lines if (day := read(line)) is not None]
    first = [day for line, day in found if re.match(r"(?:last )?(?:updated|modified)", line.strip(), re.IGNORECASE) is None]
    return next(iter([*first, *(day for _, day in found)]), None)


def up_to(latest: date | None, read: Callable[[str], date | None]) -> Callable[[str], date | None]:
    """Reads as ``read`` does, but no day after ``latest``: such a one is no day of publication."""

    def believed(line: str) -> date | None:
        day = read(line)
        return None if day is None or (latest is not None and day > latest) else day

    return believed


def stamp_of(words: str) -> datetime | date | None:
    """A machine's timestamp or a written day: a ``datetime`` keeps the zone it was written in, which may be none."""
    text = words.strip()
    try:
        stamp = datetime.fromisoformat(re.sub(r"\s+(?=[+-]\d\d)", "", text))
    except ValueError:
        return _mail_stamp(text) or written_day(text)
    if stamp.year < YEAR_MIN:
        return None
    return stamp if len(text) > len("2000-01-01") else stamp.date()


def is_month(word: str) -> bool:
    """Whether a word is the name of a month, whole or cut."""
    return word.casefold() in _months()


def _mail_stamp(text: str) -> datetime | None:
    if not re.match(r"(?:[A-Za-z]{3}, )?\d{1,2} [A-Za-z]{3} \d{4} \d", text):
        return None
    try:
        return parsedate_to_datetime(text)
    except ValueError:
        return None


def _day(match: re.Match[str]) -> date | None:
    form = next(form for form in "0123" if match[f"year{form}"] is not None)
    month = int(match[f"number{form}"]) if form in "03" else _months().get(match[f"month{form}"].casefold(), 0)
    return _date(int(match[f"year{form}"]), month, int(match[f"day{form}"]))


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if year >= YEAR_MIN else None
    except ValueError:
        return None


@cache
def _months() -> dict[str, int]:
    table = rules("dates")["months"]
    return {name: int(str(number)) for name, number in table.items()} if isinstance(table, Mapping) else {}
