"""Lines that say where, when and by whom a report was made, and nothing else."""

import re
from collections.abc import Sequence
from datetime import date

from khronika.read.credit_lines import byline_names
from khronika.read.dates import CLOCK, DAY, WEEKDAY, ZONE, day_of_line, day_of_lines, is_month
from khronika.read.rules import words
from khronika.text.places import countries_with, country_named

LINE_LENGTH_MAX = 160
SEGMENTS_MAX = 5
PARTS_MAX = 3
NAME_WORDS_MAX = 2
"""More capitalised words beside a day may be a headline, unless they are a known place or follow the day."""

LATER_WORDS_MAX = 5

_BETWEEN_SEGMENTS = re.compile(r"\s*[|•·]\s*|\s+[-–—]{1,2}\s+")
_BETWEEN_PARTS = re.compile(r"\s*[,()]\s*")
_WHEN = re.compile(rf"(?<![\w-]){WEEKDAY}?{DAY}(?:[\s,]*(?:at\s+)?{CLOCK})?(?:\s*(?-i:{ZONE}))?(?!\w)", re.IGNORECASE)
_CLOCK_ALONE = re.compile(rf"{CLOCK}(?:\s*(?-i:{ZONE}))?", re.IGNORECASE)
_YEARLESS = re.compile(rf"{WEEKDAY}?(?:(?P<before>[a-z]{{3,9}})\.? \d{{1,2}}|\d{{1,2}} (?P<after>[a-z]{{3,9}}))", re.IGNORECASE)


def day_of_day_line(line: str) -> date | None:
    """The day of a line that holds a full date and, beside it, nothing but places, names of people or outlets, and times.

    >>> day_of_day_line("NAIROBI, 14 May 2022")
    datetime.date(2022, 5, 14)
    >>> day_of_day_line("May 3, 2021 | 10:20 GMT | The Courier")
    datetime.date(2021, 5, 3)
    >>> day_of_day_line("On 3 May 2021 the court met.")
    """
    day = day_of_line(line)
    if day is not None or len(line) > LINE_LENGTH_MAX:
        return day
    segments = [segment for segment in _BETWEEN_SEGMENTS.split(line.strip()) if segment]
    days = [_day_of_segment(segment) for segment in segments]
    if len(segments) > SEGMENTS_MAX or not any(days):
        return None
    first = next(place for place, found in enumerate(days) if found is not None)
    others = [(place > first, segment) for place, (segment, found) in enumerate(zip(segments, days, strict=True)) if found is None]
    if not all(
        _CLOCK_ALONE.fullmatch(segment) or _is_names(segment, LATER_WORDS_MAX if later else NAME_WORDS_MAX) for later, segment in others
    ):
        return None
    return day_of_lines(segments, _day_of_segment)


def is_place_or_day(line: str) -> bool:
    """Whether a line is only a place, a day, or a place and a day, with or without the year."""
    if day_of_day_line(line) is not None:
        return True
    parts = [part for part in _BETWEEN_PARTS.split(line.strip()) if part]
    return 0 < len(parts) <= PARTS_MAX + 1 and all(_is_place(part) or _is_day_part(part) for part in parts)


def _day_of_segment(segment: str) -> date | None:
    """The day of a date that stands alone, or after or before names that a comma or a bracket parts from it."""
    day = day_of_line(segment)
    match = _WHEN.search(segment) if day is None else None
    if match is None:
        return day
    before, after = segment[: match.start()].rstrip(), segment[match.end() :].strip()
    is_parted = before.endswith((",", "(", ":")) or before.isupper() or not before
    if not is_parted or not (not after or after[0] in ",()"):
        return None
    names = [part for part in (before.rstrip(",(: "), after.strip(",() ")) if part]
    return day_of_line(match.group()) if all(_is_names(part, NAME_WORDS_MAX) for part in names) else None


def _is_names(text: str, words_max: int) -> bool:
    """Whether words are a byline, or places and other names, each of few words."""
    if byline_names(text):
        return True
    parts = [part for part in _BETWEEN_PARTS.split(text) if part]
    return 0 < len(parts) <= PARTS_MAX and all(_is_place(part) or _is_name(part.split(), words_max) for part in parts)


def _is_name(name: Sequence[str], words_max: int) -> bool:
    particles = words("credits", "particles")
    said = [word for word in name if word.casefold() not in particles and word not in ("es", "au")]
    return 0 < len(said) <= words_max and all(word[0].isupper() and not re.search(r"[\d?!]|\.$", word) for word in said)


def _is_place(part: str) -> bool:
    names = (part, part.title()) if part.isupper() else (part,)
    return part[0].isupper() and any(country_named(name) is not None or bool(countries_with(name)) for name in names)


def _is_day_part(part: str) -> bool:
    match = _YEARLESS.fullmatch(part)
    return match is not None and is_month(match["before"] or match["after"])
