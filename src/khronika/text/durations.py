"""Lengths of time."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache, lru_cache

from khronika.records.duration import Duration, TimeUnit
from khronika.text.amounts import Amount, bounded, find_amounts
from khronika.text.folded import folded
from khronika.text.numbers import NumberWords
from khronika.text.spans import without_overlaps
from khronika.text.word_lists import any_of, table, tables, word_list, words_under

CONTEXT_REACH = 20
"""How many characters before a length may tell what it is."""


@dataclass(frozen=True, slots=True)
class DurationWords:
    """A length of time and where its words stand; ``is_modifier``: it goes with the noun behind it ("a 15-day term")."""

    start: int
    end: int
    duration: Duration
    is_modifier: bool = False


@lru_cache(maxsize=256)
def find_durations(text: str) -> tuple[DurationWords, ...]:
    """Every length of time in the text, in order; "three days ago" and ages are none.

    >>> first, second = find_durations("up to 72 hours, then a year and a half")
    >>> first.duration.max, str(first.duration.unit), second.duration.min, str(second.duration.unit)
    (72, 'hour', 18, 'month')
    """
    view = folded(text)
    if _units().keys().isdisjoint(view.words):
        return ()
    found = without_overlaps(_lengths(text, view.lower))
    return tuple(length for length in _joined(found, view.lower) if _stands(length, view.lower))


def _lengths(text: str, lower: str) -> Iterator[DurationWords]:
    for amount in find_amounts(text):
        if unit := _unit_after().match(lower, amount.end):
            yield _length(replace(amount, end=unit.end()), unit)
    for found in _article().finditer(lower):
        value = Fraction(1, 2) if found["half"] else Fraction(3, 2) if found["and_half"] else Fraction(1)
        number = NumberWords(found.start(), found.end(), value)
        amount = bounded(Amount(found.start(), found.end(), found.start(), found.end(), number, number, value, value), lower)
        if found["half"] or found["and_half"] or amount.bound is not None or _article_stands(lower, found.start()):
            yield _length(amount, found)


def _length(amount: Amount, unit: re.Match[str]) -> DurationWords:
    name, times = _units()[unit["unit"]]
    low, high = amount.low * times, amount.high * times
    if low.denominator > 1 or high.denominator > 1:
        name, smaller = _smaller().get(name, (name, 1))
        times *= smaller
    least, most = amount.limits(times)
    is_modifier = unit[0].startswith("-") or (not unit["unit"].endswith("s") and amount.high >= 2)
    return DurationWords(amount.start, amount.end, Duration(TimeUnit(name), least, most), is_modifier)


def _joined(lengths: tuple[DurationWords, ...], lower: str) -> Iterator[DurationWords]:
    """The lengths, with "five years and six months" as one."""
    before: DurationWords | None = None
    for length in lengths:
        joined = None if before is None else _sum(before, length, lower)
        if joined is None and before is not None:
            yield before
        before = joined or length
    if before is not None:
        yield before


def _sum(left: DurationWords, right: DurationWords, lower: str) -> DurationWords | None:
    unit, times = _smaller().get(left.duration.unit, ("", 0))
    if unit != right.duration.unit or not _JOIN.fullmatch(lower, left.end, right.start):
        return None
    low, high = left.duration.min, left.duration.max
    more = right.duration.min or right.duration.max or 0
    if more >= times:
        return None
    least = None if low is None else low * times + more
    most = None if high is None else high * times + more
    return DurationWords(left.start, right.end, Duration(right.duration.unit, least, most), right.is_modifier)


_JOIN = re.compile(r",?\s(?:and\s)?")


def _stands(length: DurationWords, lower: str) -> bool:
    before = lower[max(0, length.start - CONTEXT_REACH) : length.start]
    if _never_after().search(before) or _never_before().match(lower, length.end):
        return False
    return not _before_unless_for().match(lower, length.end) or before.endswith(("for ", "spent ", "than "))


def _article_stands(lower: str, start: int) -> bool:
    return _article_context().search(lower[max(0, start - CONTEXT_REACH) : start]) is not None


@cache
def _units() -> Mapping[str, tuple[str, int]]:
    return {
        word: (str(row["unit"]), int(str(row["times"])))
        for row in tables(word_list("durations"), "unit")
        for word in words_under(row, "words")
    }


@cache
def _smaller() -> Mapping[str, tuple[str, int]]:
    rows = table(word_list("durations"), "smaller")
    return {unit: (words_under(rows, unit)[0], int(words_under(rows, unit)[1])) for unit in rows}


@cache
def _unit_after() -> re.Pattern[str]:
    return re.compile(rf"(?:\s|-|\s?\u2011)?(?:long\s)?(?P<unit>{any_of(_units())})\b'?")


@cache
def _article() -> re.Pattern[str]:
    half = r"(?P<half>half[ -](?:an?[ -])?)?"
    article = r"(?:(?<=half )|(?<=half-)|an?\s|(?:the\s)?(?:past|last)\s)"
    return re.compile(rf"\b{half}{article}(?P<unit>{any_of(_units())})(?P<and_half>\sand\sa\shalf)?\b")


def _context(name: str) -> str:
    return any_of(words_under(table(word_list("durations"), "context"), name))


@cache
def _article_context() -> re.Pattern[str]:
    return re.compile(rf"\b{_context('article_after')}\s$")


@cache
def _never_after() -> re.Pattern[str]:
    return re.compile(rf"\b{_context('never_after')}\s$")


@cache
def _never_before() -> re.Pattern[str]:
    return re.compile(rf"[\s-]{_context('never_before')}\b")


@cache
def _before_unless_for() -> re.Pattern[str]:
    return re.compile(rf"\s{_context('before_unless_for')}\b")
