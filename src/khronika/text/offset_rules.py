"""Times that a counted length gives: "three days ago", "two weeks later", "in the past five months"."""

import re
from collections.abc import Iterator
from fractions import Fraction
from functools import cache

from khronika.text.amounts import Amount, find_amounts
from khronika.text.calendar_days import Grain
from khronika.text.folded import Folded
from khronika.text.moments import Moment, Shifted, Stretch, Vague
from khronika.text.time_lists import numbered, plain
from khronika.text.time_rules import Atom
from khronika.text.word_lists import any_of

REACH = 30

_SCALES: dict[str, tuple[Grain, Fraction]] = {
    "minute": (Grain.DAY, Fraction(1, 1440)),
    "hour": (Grain.DAY, Fraction(1, 24)),
    "day": (Grain.DAY, Fraction(1)),
    "night": (Grain.DAY, Fraction(1)),
    "week": (Grain.WEEK, Fraction(1)),
    "fortnight": (Grain.WEEK, Fraction(2)),
    "month": (Grain.MONTH, Fraction(1)),
    "year": (Grain.YEAR, Fraction(1)),
    "decade": (Grain.YEAR, Fraction(10)),
}
_SMALLER = {Grain.YEAR: (Grain.MONTH, 12), Grain.MONTH: (Grain.WEEK, 4), Grain.WEEK: (Grain.DAY, 7)}
_BEFORE = re.compile(
    r"\b(?:(?P<within>within|inside)|(?P<past>(?:the|this|these|those)\s(?:past|last|previous|next|coming|preceding)))\s(?:\w+\s)?$"
)
_AHEAD = ("next", "coming")


@cache
def _unit() -> re.Pattern[str]:
    return re.compile(rf"[\s-](?P<unit>{any_of(_SCALES)})s?\b(?P<half>\sand\sa\shalf\b)?(?!-|\sold)")


@cache
def _way() -> re.Pattern[str]:
    return re.compile(
        rf"(?:\sor\s(?:so|more))?\s(?:(?P<near>{any_of(numbered('near_ways'))})|(?P<far>{any_of(numbered('far_ways'))}|to\sthe\sday))\b"
        rf"(?!\s(?:bail|remand|the\s(?:hook|grounds)))"
    )


@cache
def _article() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?:(?:about|almost|nearly|over|just\sover|more\sthan|less\sthan|roughly|around|some|barely)\s)?(?P<half>half\s)?an?(?P<rest>\s(?:{any_of(_SCALES)})\b)"
    )


@cache
def _last_span() -> re.Pattern[str]:
    return re.compile(
        r"\b(?:the|this)\s(?P<past>past|last|next|coming)\s(?P<unit>year|month|week|decade)\sand\sa\shalf\b|\b(?:the|this)\s(?P<past_half>past|last)\shalf[\s-](?P<unit_half>decade|year)\b|\b(?:the|this)\s(?:past|last)\s(?P<unit_whole>decade)\b"
    )


def offset_atoms(view: Folded) -> Iterator[Atom]:
    """Every time in the text that a counted length gives."""
    if view.words.isdisjoint(_TRIGGERS):
        return
    for amount in find_amounts(view.text):
        yield from _atom(view, amount, amount.start, amount.end)
    for match in _article().finditer(view.lower):
        yield from _atom(view, Fraction(1, 2) if match["half"] else Fraction(1), match.start(), match.start("rest"))
    for match in _last_span().finditer(view.lower):
        yield _span(match)


_TRIGGERS = frozenset(word + end for word in _SCALES for end in ("", "s"))


def _span(match: re.Match[str]) -> Atom:
    unit, share = (match["unit"], Fraction(3, 2)) if match["unit"] else (match["unit_half"], Fraction(1, 2))
    if match["unit_whole"]:
        unit, share = match["unit_whole"], Fraction(1)
    grain, number = _whole(unit, share)
    return Atom(match.start(), match.end(), Stretch(grain, number if match["past"] in _AHEAD else -number))


def _whole(unit: str, value: Fraction) -> tuple[Grain, int]:
    """The grain and the whole number of its steps; a fraction goes over to the next smaller grain."""
    grain, share = _SCALES[unit]
    value *= share
    while value.denominator > 1 and grain in _SMALLER:
        grain, times = _SMALLER[grain]
        value *= times
    return grain, round(value)


def _atom(view: Folded, amount: Amount | Fraction, start: int, end: int) -> Iterator[Atom]:
    unit = _unit().match(view.lower, end)
    if unit is None:
        return
    low, high = (amount, amount) if isinstance(amount, Fraction) else (amount.low, amount.high)
    is_vague = not isinstance(amount, Fraction) and amount.last.is_vague
    if unit["half"]:
        low, high = low + Fraction(1, 2), high + Fraction(1, 2)
    grain, number = _whole(unit["unit"], high)
    nearer = _whole(unit["unit"], low)[1]
    way = _way().match(view.lower, unit.end())
    before = _BEFORE.search(view.lower, max(0, start - REACH), start)
    moment = _moment(grain, (nearer, number), way, before)
    if moment is None or (way is not None and _is_length(view.lower, start, way)):
        return
    first = start if before is None else before.start()
    last = unit.end() if way is None or (before is not None and before["past"]) else way.end()
    yield Atom(first, last, Vague(grain, moment.needs_anchor) if is_vague else moment)


def _moment(grain: Grain, numbers: tuple[int, int], way: re.Match[str] | None, before: re.Match[str] | None) -> Moment | None:
    near, far = numbers
    if before is not None and before["past"]:
        return Stretch(grain, far if plain(before["past"]).endswith(_AHEAD) else -far)
    if way is None:
        return None
    sign = numbered("near_ways")[plain(way["near"])] if way["near"] else numbered("far_ways").get(plain(way["far"]), 1)
    first = 0 if before is not None else sign * near
    return Shifted(grain, first, None if first == sign * far else sign * far, needs_anchor=way["near"] is None)


def _is_length(lower: str, start: int, way: re.Match[str]) -> bool:
    """Whether the words are a length after all: "held for three days before", "two years on probation"."""
    if way["near"]:
        return False
    after_for = lower.endswith(("for ", "spent ", "spending ", "lasted ", "after "), 0, start)
    return after_for or (way["far"] == "on" and not lower.startswith((",", "."), way.end()))
