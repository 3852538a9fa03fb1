"""How many: counts of people and things in words and figures."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from khronika.records.count import Count
from khronika.text.amounts import Amount, find_amounts
from khronika.text.dates import find_times
from khronika.text.durations import find_durations
from khronika.text.folded import Folded, folded
from khronika.text.money import find_money
from khronika.text.spans import Span, overlap
from khronika.text.word_lists import any_of, word_list, words_under

REACH = 24
"""How many characters before a number may tell that it counts nothing."""

OLDEST = 120
"""No age is above it."""


@dataclass(frozen=True, slots=True)
class CountWords:
    """A count and where its words stand, bounding words included; ``number_start`` is where the figure itself begins.

    ``is_noun``: the words stand for those counted ("dozens of reporters", "three were killed"), not before their noun.
    """

    start: int
    end: int
    number_start: int
    count: Count
    is_noun: bool


@lru_cache(maxsize=256)
def find_counts(text: str) -> tuple[CountWords, ...]:
    """Every count in the text, in order: no dates, ages, sums, lengths, shares, labels ("Article 129") or ordinals.

    >>> [found.count for found in find_counts("At least 35 people, dozens of reporters and Maks, 43, on May 21")]
    [Count(min=35, max=None), Count(min=24, max=None)]
    """
    view = folded(text)
    amounts = [amount for amount in find_amounts(text) if _counts(amount, view)]
    if not amounts:
        return ()
    others: tuple[Span, ...] = (*find_times(text), *find_durations(text), *find_money(text))
    return tuple(_read(amount, view) for amount in amounts if not any(overlap(amount, other) for other in others))


def _read(amount: Amount, view: Folded) -> CountWords:
    least, most = amount.limits(is_counted=True)
    is_noun = amount.last.is_noun or _patterns().closing.match(view.lower, amount.end) is not None
    return CountWords(amount.start, amount.end, amount.number_start, Count(least, most), is_noun)


@dataclass(frozen=True, slots=True)
class _Patterns:
    measure: re.Pattern[str]
    label: re.Pattern[str]
    not_after_one: re.Pattern[str]
    not_before_one: re.Pattern[str]
    clock: re.Pattern[str]
    no_clock: re.Pattern[str]
    counted: re.Pattern[str]
    closing: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    def listed(name: str) -> str:
        return any_of(words_under(word_list("counts"), name))

    return _Patterns(
        re.compile(rf"[\s-]?(?:[a-z]+-)?{listed('measures')}(?![\w])|-(?:member|person|man|judge|strong)?[a-z]|'s\b|%"),
        re.compile(rf"(?:(?<!\w){listed('labels')}|[#№])[\s-]?$"),
        re.compile(rf"[\s-]{listed('not_after_one')}\b|\s?[^\w\s]|\s?$|-"),
        re.compile(rf"\b{listed('not_before_one')}[\s-]$"),
        re.compile(rf"\b{listed('clock_after')}\s(?:around\s|about\s)?$"),
        re.compile(rf"\b{listed('no_clock_after')}\b[^.;,]*$"),
        re.compile(rf"\s(?:[a-z'-]+\s)?(?:{listed('counted')}|[a-z]+s)\b"),
        re.compile(rf"\s{listed('closing')}\b|\s?[^\w\s-]|\s?$"),
    )


def _counts(amount: Amount, view: Folded) -> bool:
    """Whether the amount counts something, as far as the words directly around it tell."""
    patterns, lower = _patterns(), view.lower
    before = lower[max(0, amount.start - REACH) : amount.start]
    if amount.high.denominator > 1 or amount.low.denominator > 1 or amount.high < 1:
        return False
    if _is_strong(lower, amount):
        return True
    if patterns.measure.match(lower, amount.end) or patterns.label.search(before) or _is_glued(lower, amount):
        return False
    if amount.high == 1:
        return not patterns.not_after_one.match(lower, amount.end) and not patterns.not_before_one.search(before)
    return not amount.last.is_digits or not (_is_age(amount, view) or _is_clock(amount, view) or _is_label(amount, view))


_STRONG = re.compile(r"-strong\b")


def _is_strong(lower: str, amount: Amount) -> bool:
    return _STRONG.match(lower, amount.end) is not None


_GLUE = re.compile(r"\d\s?$|[+/]\s?$|\d[-.:]$|[^\W\d]-?$")
_MORE_FIGURES = re.compile(r"\s?-\s?\d|\s\d")


def _is_glued(lower: str, amount: Amount) -> bool:
    """Whether the figure is part of a longer one: a telephone number, a score, a code."""
    if not amount.last.is_digits:
        return False
    return (
        _GLUE.search(lower, max(0, amount.number_start - 3), amount.number_start) is not None
        or _MORE_FIGURES.match(lower, amount.end) is not None
    )


_AGE_BEFORE = re.compile(r"(?:[^\W\d_][\w.'\u2019-]*,\s|\(\s?|\bage\s|\baged\s)$")
_AGE_AFTER = re.compile(r"\s?(?:[,).;:!?\u201d\"]|$|\sand\s[^\W\d_])")


def _is_age(amount: Amount, view: Folded) -> bool:
    """Whether the figure is an age set off behind a name: "Bokaev, 43," or "Chirowodza (34)"."""
    if amount.is_range or amount.bound is not None or amount.high > OLDEST:
        return False
    set_off = _AGE_BEFORE.search(view.text, max(0, amount.start - REACH), amount.start)
    return set_off is not None and _AGE_AFTER.match(view.text, amount.end) is not None


def _is_clock(amount: Amount, view: Folded) -> bool:
    if amount.high > 24 or amount.last.scale > 1:
        return False
    is_after = _patterns().clock.search(view.lower, max(0, amount.start - REACH), amount.start)
    if is_after is not None and _patterns().no_clock.search(view.lower, max(0, amount.start - REACH), amount.start):
        return False
    return is_after is not None and _patterns().counted.match(view.lower, amount.end) is None


_CAPITAL = re.compile(r"[^\W\d_][\w.'\u2019-]*[\s-]$")


def _is_label(amount: Amount, view: Folded) -> bool:
    """Whether a name stands before the figure and nothing that is counted behind it: "Telegram 2", "Walf 24"."""
    before = _CAPITAL.search(view.text, max(0, amount.start - REACH), amount.start)
    is_name = before is not None and before[0][0].isupper() and before.start() > 0
    return is_name and amount.bound is None and _patterns().counted.match(view.lower, amount.end) is None
