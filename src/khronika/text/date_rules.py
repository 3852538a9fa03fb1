"""Rules for words that name a day, a month or a year of the calendar."""

import re
from datetime import date
from functools import cache

from khronika.text.folded import DIGIT, Folded
from khronika.text.moments import Dated, Moment
from khronika.text.periods import Between
from khronika.text.time_lists import (
    DASH,
    DAY_NUMBER,
    YEAR,
    context,
    ends_with,
    month_name,
    month_number,
    months,
    numbered,
    pairs,
    plain,
    weekday_prefix,
)
from khronika.text.time_rules import REACH, Rule
from khronika.text.word_lists import any_of


@cache
def date_rules() -> tuple[Rule, ...]:
    """The rules for names and figures of the calendar."""
    month_words, digit = frozenset(months()), frozenset({DIGIT})
    day, month = rf"(?P<day>{DAY_NUMBER})", month_name()
    people = r"(?!\s(?:people|persons|others|men|women|children|more|[a-z-]+(?:ists|ers|ors|ents|ians|ees))\b)"
    to_day = rf"(?:(?:,\s(?:{DAY_NUMBER}))*(?:\s?{DASH}\s?|,?\s(?:and|to|or|&|through|until)\s)(?:the\s)?(?P<to>{DAY_NUMBER}){people})?"
    year = rf"(?:,?\s?(?:of\s)?(?P<year>{YEAR})|,?\s(?:of\s)?(?P<near>last|this|next)\syear)"
    month_first = rf"\b{weekday_prefix()}{month}\s?(?:the\s)?{day}{to_day}(?:{year})?(?!\d|[.:]\d|\s?%)"
    day_first = (
        rf"(?<![\w.,:/-]){weekday_prefix()}{day}{to_day}(?:\sof\s|\s|-|\s?)(?:the\smonth\sof\s)?{month}(?:{year}|-(?P<short>\d\d)\b)?"
    )
    return (
        Rule(month_words, re.compile(month_first), _read_day),
        Rule(month_words, re.compile(day_first), _read_day),
        Rule(month_words, re.compile(rf"\b{month}{year}"), _read_month),
        Rule(month_words, re.compile(rf"(?<!that\s)\b(?:(?P<near>last|this|next|this\spast)\s)?{month}(?!\s?\d|-\w)"), _read_bare_month),
        Rule(digit, re.compile(r"(?<![\d/.-])(?P<year>(?:1[89]|20)\d\d)([-/.])(?P<month>\d\d?)\2(?P<day>\d\d?)(?!\d|[/-]\d)"), _read_iso),
        Rule(digit, re.compile(r"(?<![\d/.-])(?P<one>\d\d?)([/.-])(?P<two>\d\d?)\2(?P<year>(?:1[89]|20)\d\d)(?!\d|[/-]\d)"), _read_figures),
        Rule(
            frozenset(word for name in pairs("holidays") for word in re.findall("[a-z]+", name)),
            re.compile(rf"\b(?P<name>{any_of(pairs('holidays'))})(?!\w)(?:,?\s(?P<year>{YEAR}))?"),
            _read_holiday,
        ),
    )


_SHIFTS = {"last": -1, "this": 0, "next": 1}


def _year(match: re.Match[str]) -> tuple[int | None, int | None]:
    """The year, and the year counted from publication, that the match names."""
    groups = match.groupdict()
    if groups.get("short"):
        return 2000 + int(groups["short"]), None
    near = groups.get("near")
    return (int(groups["year"]) if groups.get("year") else None), (None if near is None else _SHIFTS[near])


def _read_day(match: re.Match[str], view: Folded) -> Moment | None:
    if not view.text[match.start("month")].isupper():
        return None
    month = month_number(match["month"])
    year, year_shift = _year(match)
    first, last = (None if match[name] is None else int(re.sub(r"\D", "", match[name])) for name in ("day", "to"))
    if first is None or not _is_day(year, month, first):
        return None
    moment = Dated(year, month, first, year_shift=year_shift)
    if last is None or last <= first or not _is_day(year, month, last):
        return moment
    return Between(moment, Dated(year, month, last, year_shift=year_shift))


def _is_day(year: int | None, month: int, day: int) -> bool:
    try:
        date(year or 2000, month, day)
    except ValueError:
        return False
    return True


def _read_month(match: re.Match[str], view: Folded) -> Moment | None:
    if not view.text[match.start("month")].isupper():
        return None
    year, year_shift = _year(match)
    return Dated(year, month_number(match["month"]), year_shift=year_shift)


def _read_bare_month(match: re.Match[str], view: Folded) -> Moment | None:
    name, start = match["month"], match.start("month")
    if not view.text[start].isupper() or _is_in_name(view.text, match.end()) or _DAY_BEFORE.search(view.lower, 0, start):
        return None
    is_sure = name in numbered("months") and name not in context("ambiguous_months")
    if not is_sure and not _month_stands(view, start, match.end()):
        return None
    near = plain(match["near"] or "")
    year_shift = 0 if near == "this" else None
    return Dated(month=month_number(name), year_shift=year_shift, shift={"next": 1, "": 0, "this": 0}.get(near, -1))


_NOUN = re.compile(r"(?:'s)?\s[a-z]")


def _month_stands(view: Folded, start: int, end: int) -> bool:
    """Whether the words around a month that may be another word make it a month."""
    first = max(0, start - REACH)
    if ends_with("month_after").search(view.lower, first, start):
        return True
    return ends_with("determiners").search(view.lower, first, start) is not None and _NOUN.match(view.text, end) is not None


_DAY_BEFORE = re.compile(r"\d(?:st|nd|rd|th)?\s(?:of\s)?$")
_NEXT_NAME = re.compile(r"\s(?!I\b)[A-Z][a-z]")


def _is_in_name(text: str, end: int) -> bool:
    """Whether a capitalised word follows at once, as in a person's or a movement's name."""
    return _NEXT_NAME.match(text, end) is not None


def _read_iso(match: re.Match[str], view: Folded) -> Moment | None:  # noqa: ARG001
    year, month, day = int(match["year"]), int(match["month"]), int(match["day"])
    return Dated(year, month, day) if 1 <= month <= 12 and _is_day(year, month, day) else None


def _read_figures(match: re.Match[str], view: Folded) -> Moment | None:  # noqa: ARG001
    """Day, month, year as most of the world writes it; month first only where nothing else is a date."""
    one, two, year = int(match["one"]), int(match["two"]), int(match["year"])
    for day, month in ((one, two), (two, one)):
        if 1 <= month <= 12 and _is_day(year, month, day):
            return Dated(year, month, day)
    return None


def _read_holiday(match: re.Match[str], view: Folded) -> Moment | None:
    month, day = pairs("holidays")[match["name"]]
    if not view.text[match.start()].isupper():
        return None
    return Dated(int(match["year"]) if match["year"] else None, month, day)
