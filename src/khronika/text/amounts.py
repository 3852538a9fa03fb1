"""Amounts: numbers with the words that bound them and the ranges they form, whatever they count or measure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction
from functools import cache, lru_cache
from math import ceil, floor

from khronika.text.folded import folded
from khronika.text.numbers import NumberWords, find_numbers
from khronika.text.word_lists import any_of, tables, word_list, words_under

REACH = 30
"""How many characters before a number the words that bound it may begin."""

_RANGE = re.compile(r"\s?(?:-|\u2013|\u2014)\s?|\s(?:to|or|through)\s")
_AND = re.compile(r"\sand\s")
_BETWEEN = re.compile(r"\b(between|from)\s$")
_CURRENCY = re.compile(r"(?:[$€£¥₹₽₸₴₺]|\brs\.?)\s?")


class Bound(StrEnum):
    """How words bound the number beside them."""

    AT_LEAST = "at_least"
    MORE_THAN = "more_than"
    AT_MOST = "at_most"
    LESS_THAN = "less_than"
    ABOUT = "about"


@dataclass(frozen=True, slots=True)
class Amount:
    """A bounded number or a range; ``first`` and ``last`` are its numbers, the same one twice where it is no range.

    ``start`` and ``end`` take in the bounding words; ``number_start`` and ``number_end`` only the figures.
    """

    start: int
    end: int
    number_start: int
    number_end: int
    first: NumberWords
    last: NumberWords
    low: Fraction
    high: Fraction
    bound: Bound | None = None

    @property
    def is_range(self) -> bool:
        """Whether two numbers stand for it ("10 to 15")."""
        return self.first is not self.last

    def limits(self, factor: int = 1, *, is_counted: bool = False) -> tuple[int | None, int | None]:
        """The whole numbers between which it lies, each number taken ``factor`` times.

        Of things that are counted, "more than 1,000" is at least 1,001; of things that are measured, at least 1,000.
        """
        low, high, step = self.low * factor, self.high * factor, int(is_counted)
        if self.bound is Bound.MORE_THAN:
            return floor(low) + step, None
        if self.bound is Bound.LESS_THAN:
            return None, max(ceil(high) - step, 0)
        if self.bound is Bound.AT_MOST:
            return None, round(high)
        if self.bound is Bound.AT_LEAST or self.last.is_vague:
            return round(low), None
        return round(low), round(high)


@lru_cache(maxsize=256)
def find_amounts(text: str) -> tuple[Amount, ...]:
    """Every amount in the text, in order.

    >>> [amount.limits(is_counted=True) for amount in find_amounts("more than 1,000, 10 to 15, up to a dozen, hundreds")]
    [(1001, None), (10, 15), (None, 12), (200, None)]
    """
    return tuple(bounded(amount, folded(text).lower) for amount in _ranges(text))


def _ranges(text: str) -> Iterator[Amount]:
    numbers, lower = find_numbers(text), folded(text).lower
    position = 0
    while position < len(numbers):
        first = numbers[position]
        pair = _range_of(first, numbers[position + 1], lower) if position + 1 < len(numbers) else None
        yield pair or Amount(first.start, first.end, first.start, first.end, first, first, first.value, first.value)
        position += 2 if pair else 1


def _range_of(first: NumberWords, last: NumberWords, lower: str) -> Amount | None:
    between, low = lower[first.end : last.start], first.value
    opening = _BETWEEN.search(lower, max(0, first.start - 8), first.start)
    joined = _RANGE.match(between) or (_AND.match(between) if opening and opening[1] == "between" else None)
    if joined is None or not _is_bare(between[joined.end() :]):
        return None
    if first.scale == 1 and last.scale > 1 and low * last.scale < last.value:
        low *= last.scale
    if low >= last.value or (first.is_noun and not last.is_noun):
        return None
    start = opening.start() if opening else first.start
    return Amount(start, last.end, first.start, last.end, first, last, low, last.value)


def _is_bare(rest: str) -> bool:
    return not rest or _CURRENCY.fullmatch(rest) is not None


@dataclass(frozen=True, slots=True)
class _Rule:
    """What words beside a number make of it; loose words do so only in some company."""

    bound: Bound
    is_loose: bool


@cache
def _rules(side: str) -> dict[str, _Rule]:
    return {
        words: _Rule(Bound(str(row["bound"])), bool(row.get("loose")))
        for row in tables(word_list("amounts"), side)
        for words in words_under(row, "words")
    }


@cache
def _before() -> re.Pattern[str]:
    sign = r"(?:[a-z.]{0,3}[^\w\s.,;:()-]|rs\.?\s?)?"
    return re.compile(rf"\b({any_of(_rules('before'))})\s(?:an?\s)?(?:total\sof\s)?{sign}$")


@cache
def _after() -> re.Pattern[str]:
    return re.compile(rf"(?:\s|-|,\s)({any_of(_rules('after'))})\b(?!-)")


@cache
def _loose() -> tuple[int, re.Pattern[str]]:
    lists = word_list("amounts")
    return int(str(lists["loose_from"])), re.compile(rf"\b{any_of(words_under(lists, 'loose_after'))}\s$")


def bounded(amount: Amount, lower: str) -> Amount:
    """The amount with the bounding words beside it in the lower-case text, where there are any."""
    before = lower[max(0, amount.start - REACH) : amount.start]
    if found := _before().search(before):
        rule = _rules("before")[" ".join(found[1].split())]
        if not rule.is_loose or _loose_word_counts(amount, before[: found.start()]):
            return replace(amount, start=amount.start - len(before) + found.start(), bound=rule.bound)
    if found := _after().match(lower, amount.end):
        return replace(amount, end=found.end(), bound=_rules("after")[" ".join(found[1].split())].bound)
    return amount


def _loose_word_counts(amount: Amount, before: str) -> bool:
    least, preceding = _loose()
    return amount.high >= least or preceding.search(before) is not None
