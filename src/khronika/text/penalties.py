"""Penalties: terms, fines and the rest, as a court hands them out. Whether a court did is for the caller to say."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache, lru_cache

from khronika.records.duration import TimeUnit
from khronika.records.penalty import Penalty, PenaltyKind
from khronika.text.amounts import Amount, find_amounts
from khronika.text.durations import DurationWords, find_durations
from khronika.text.folded import Folded, folded
from khronika.text.money import MoneyWords, find_money
from khronika.text.penalty_clauses import clauses_of
from khronika.text.penalty_words import PenaltyWords, named_penalties
from khronika.text.spans import Span, overlap, without_overlaps
from khronika.text.word_lists import strings_under, word_list

__all__ = ["PenaltyWords", "find_penalties"]

DAYS_A_WEEK = 7
NEAR = 40
"""Within so many characters a bare name ("prison terms") belongs to a term beside it."""


@lru_cache(maxsize=256)
def find_penalties(text: str, country: str | None = None) -> tuple[PenaltyWords, ...]:
    """Every length, sum or word in the text that can be a penalty, in order; the country as for sums of money.

    >>> for found in find_penalties("A got 15 days in jail, B got 10, and C a fine of 200 euros"):
    ...     print(found.penalty.kind, found.penalty.min, found.penalty.unit)
    jail 15 day
    jail 10 day
    fine 200 EUR
    """
    view = folded(text)
    money = find_money(text, country)
    terms = list(_terms(find_durations(text), view))
    found = without_overlaps([*terms, *_sharing(terms, money, view), *_fines(money, view), *named_penalties(view)])
    return tuple(words for words in found if not _is_worth_of(words, money, view.lower) and not _names_another(words, found, view.lower))


def _terms(lengths: Sequence[DurationWords], view: Folded) -> Iterator[PenaltyWords]:
    for length, clause in zip(lengths, clauses_of(lengths, view.lower), strict=True):
        unit = length.duration.unit
        if unit is TimeUnit.MINUTE or clause.is_never() or clause.is_of_something_else():
            continue
        kind = clause.kind()
        times = DAYS_A_WEEK if unit is TimeUnit.WEEK else 1
        least, most = (None if end is None else end * times for end in (length.duration.min, length.duration.max))
        unit_name = TimeUnit.DAY if unit is TimeUnit.WEEK else unit
        penalty = Penalty(kind or PenaltyKind(_kind_of_unit()[unit]), least, most, str(unit_name))
        yield PenaltyWords(length.start, clause.last(), penalty, is_told=kind is not None or clause.is_told())


@cache
def _kind_of_unit() -> dict[str, str]:
    return strings_under(word_list("penalties"), "kind_of_unit")


_BEFORE_SHARING = re.compile(r"\b(?:for|to|got|gets|given|received|receives|served|handed|and|,\s[^,.;]{1,40})\s$")
_AFTER_SHARING = re.compile(r"(?=\s?[,.;]|\s?$|\s(?:and|both|each|respectively|last|in\s(?:jail|prison))\b)")
_DENIED = (" not ", " no ", " from ")
"""Words before a number that is none of the penalty's ("five days, not 15", "reduced from 15")."""

_BEFORE_TERM = re.compile(r",?\s(?:and|or)\s|,\s")


def _sharing(terms: Sequence[PenaltyWords], money: Sequence[MoneyWords], view: Folded) -> Iterator[PenaltyWords]:
    """Numbers that share the unit of a term: "A for 15 days and B for 10", "ten and twelve years"."""
    if not terms:
        return
    for amount in reversed(find_amounts(view.text)):
        others: tuple[Span, ...] = (*terms, *money)
        if any(overlap(amount, other) for other in others):
            continue
        before = next((term for term in reversed(terms) if term.end <= amount.start), None)
        behind = next((term for term in terms if _BEFORE_TERM.fullmatch(view.lower, amount.end, term.start)), None)
        donor = behind or (before if before is not None and _stands_alone(amount, view.lower) else None)
        if donor is not None:
            least, most = amount.limits()
            yield replace(donor, start=amount.start, end=amount.end, penalty=replace(donor.penalty, min=least, max=most))


def _stands_alone(amount: Amount, lower: str) -> bool:
    if lower.endswith(_DENIED, max(0, amount.start - NEAR), amount.start):
        return False
    is_given = _BEFORE_SHARING.search(lower, max(0, amount.start - NEAR), amount.start) is not None
    return is_given and _AFTER_SHARING.match(lower, amount.end) is not None


def _fines(sums: Sequence[MoneyWords], view: Folded) -> Iterator[PenaltyWords]:
    for money, clause in zip(sums, clauses_of(sums, view.lower), strict=True):
        if not clause.is_never():
            kind = PenaltyKind.OTHER if clause.is_paid() else PenaltyKind.FINE
            yield PenaltyWords(money.start, money.end, Penalty(kind, money.min, money.max, money.currency), clause.is_told())


_PARENTHESIS = re.compile(r"\(\s?(?:(?:about|around|some|roughly|approximately|or|nearly|equivalent to|worth)\s|[\u2248~=]\s?)*$")


def _is_worth_of(words: PenaltyWords, money: Sequence[MoneyWords], lower: str) -> bool:
    """Whether a sum in brackets only says again what the sum before it is worth: "5,000 tenge ($10)"."""
    first = max(0, words.start - NEAR)
    is_repeat = words.penalty.kind is PenaltyKind.FINE and _PARENTHESIS.search(lower, first, words.start) is not None
    return is_repeat and any(0 <= words.start - other.end <= NEAR for other in money)


_CUSTODY = frozenset({PenaltyKind.PRISON, PenaltyKind.JAIL, PenaltyKind.SUSPENDED})


def _names_another(words: PenaltyWords, found: Sequence[PenaltyWords], lower: str) -> bool:
    """Whether bare words name the kind of a penalty with a number beside them."""
    return words.is_named_only and any(
        not other.is_named_only and _are_of_kind(words, other) and _are_near(words, other, lower) for other in found
    )


def _are_of_kind(left: PenaltyWords, right: PenaltyWords) -> bool:
    kinds = {left.penalty.kind, right.penalty.kind}
    return len(kinds) == 1 or kinds <= _CUSTODY


def _are_near(left: PenaltyWords, right: PenaltyWords, lower: str) -> bool:
    gap = lower[min(left.end, right.end) : max(left.start, right.start)]
    return len(gap) <= NEAR and "." not in gap
