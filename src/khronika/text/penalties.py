"""Penalties: terms, fines and the rest, as a court hands them out. Whether a court did is for the caller to say."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from khronika.records.duration import TimeUnit
from khronika.records.penalty import Penalty, PenaltyKind
from khronika.text.amounts import find_amounts
from khronika.text.durations import DurationWords, find_durations
from khronika.text.folded import Folded, folded
from khronika.text.money import MoneyWords, find_money
from khronika.text.spans import Span, without_overlaps
from khronika.text.word_lists import any_of, strings_under, table, tables, word_list, words_under

REACH = 48
"""How many characters before a term or sum may tell its kind."""

DAYS_A_WEEK = 7
LIFE = "life"
LASH = "lash"


@dataclass(frozen=True, slots=True)
class PenaltyWords:
    """A penalty and where its words stand; ``is_told``: words beside it say that it is one ("three years in prison"),

    where it is not, a bare length or sum could be one in a sentence about a court.
    """

    start: int
    end: int
    penalty: Penalty
    is_told: bool


@lru_cache(maxsize=256)
def find_penalties(text: str) -> tuple[PenaltyWords, ...]:
    """Every length, sum or word in the text that can be a penalty, in order.

    >>> for found in find_penalties("15 days in jail and a fine of 200 euros"):
    ...     print(found.penalty.kind, found.penalty.min, found.penalty.unit)
    jail 15 day
    fine 200 EUR
    """
    view = folded(text)
    money, lengths = find_money(text), find_durations(text)
    found = [*_terms(lengths, view), *_fines(money, view), *_lashes(view), *_unnumbered(view)]
    return _without_repeats(without_overlaps(found), money, view)


def _terms(lengths: Sequence[DurationWords], view: Folded) -> Iterator[PenaltyWords]:
    for position, length in enumerate(lengths):
        clause = _clause(length, lengths[position + 1].start if position + 1 < len(lengths) else len(view.lower), view.lower)
        if clause.is_never():
            continue
        kind, unit = clause.kind(), length.duration.unit
        times = DAYS_A_WEEK if unit is TimeUnit.WEEK else 1
        least, most = (None if end is None else end * times for end in (length.duration.min, length.duration.max))
        unit_name = "day" if unit is TimeUnit.WEEK else str(unit)
        if unit is TimeUnit.MINUTE:
            continue
        penalty = Penalty(kind or PenaltyKind(_kind_of_unit()[unit]), least, most, unit_name)
        yield PenaltyWords(length.start, clause.last(), penalty, kind is not None or clause.is_told())


def _fines(sums: Sequence[MoneyWords], view: Folded) -> Iterator[PenaltyWords]:
    for position, money in enumerate(sums):
        clause = _clause(money, sums[position + 1].start if position + 1 < len(sums) else len(view.lower), view.lower)
        if not clause.is_never():
            kind = PenaltyKind.OTHER if clause.is_paid() else PenaltyKind.FINE
            yield PenaltyWords(money.start, money.end, Penalty(kind, money.min, money.max, money.currency), clause.is_told())


def _lashes(view: Folded) -> Iterator[PenaltyWords]:
    pattern = _patterns().lashes
    for amount in find_amounts(view.text):
        if found := pattern.match(view.lower, amount.end):
            least, most = amount.limits()
            yield PenaltyWords(amount.start, found.end(), Penalty(PenaltyKind.OTHER, least, most, LASH), is_told=True)


def _unnumbered(view: Folded) -> Iterator[PenaltyWords]:
    if view.words.isdisjoint(_triggers()):
        return
    patterns = _patterns()
    for found in patterns.life.finditer(view.lower):
        if not patterns.not_before_life.search(view.lower, max(0, found.start() - REACH), found.start()):
            yield PenaltyWords(*found.span(), Penalty(PenaltyKind.PRISON, unit=LIFE), is_told=True)
    for found in patterns.death.finditer(view.lower):
        if _is_death_penalty(found, view.lower):
            yield PenaltyWords(*found.span(), Penalty(PenaltyKind.DEATH), is_told=True)
    for kind, pattern in patterns.alone.items():
        for found in pattern.finditer(view.lower):
            yield PenaltyWords(*found.span(), Penalty(kind), is_told=True)


@cache
def _triggers() -> frozenset[str]:
    return frozenset(words_under(table(word_list("penalties"), "unnumbered"), "triggers"))


def _is_death_penalty(found: re.Match[str], lower: str) -> bool:
    patterns, first = _patterns(), max(0, found.start() - REACH)
    if patterns.sentenced.search(lower, first, found.start()):
        return True
    return found[0] != "to death" or not patterns.not_before_death.search(lower, first, found.start())


@dataclass(frozen=True, slots=True)
class _Clause:
    """A length or sum with what stands before and behind it, up to the end of its clause or the next one."""

    span: Span
    before: str
    behind: str

    def is_never(self) -> bool:
        """Whether the words beside it say that it is something else."""
        patterns = _patterns()
        return patterns.never_before.search(self.before) is not None or patterns.never_behind.match(self.behind) is not None

    def kind(self) -> PenaltyKind | None:
        """The kind that the words beside it tell, if any."""
        for row in _rows():
            if row.before.search(self.before) or row.behind.search(self.behind):
                return row.kind
        return None

    def is_told(self) -> bool:
        """Whether the words beside it show that it is a penalty."""
        patterns = _patterns()
        return patterns.told_before.search(self.before) is not None or patterns.told_behind.match(self.behind) is not None

    def is_paid(self) -> bool:
        """Whether the sum goes to somebody who was harmed."""
        patterns = _patterns()
        return patterns.paid_before.search(self.before) is not None or patterns.paid_behind.match(self.behind) is not None

    def last(self) -> int:
        """Where the words that tell of it end."""
        found = _patterns().told_behind.match(self.behind)
        return self.span.end + (found.end() if found else 0)


_CLAUSE_END = re.compile(r"[.;:()]|,\s(?!(?:all\s|both\s)?(?:suspended|conditional))|\s(?:and|for|after|on|but|while|when|plus|or)\s")


def _clause(span: Span, limit: int, lower: str) -> _Clause:
    end = _CLAUSE_END.search(lower, span.end, limit)
    return _Clause(span, lower[max(0, span.start - REACH) : span.start], lower[span.end : end.start() if end else limit])


@dataclass(frozen=True, slots=True)
class _Row:
    kind: PenaltyKind
    before: re.Pattern[str]
    behind: re.Pattern[str]


_NOTHING = re.compile(r"(?!)")


@cache
def _rows() -> tuple[_Row, ...]:
    return tuple(
        _Row(PenaltyKind(str(row["kind"])), _ending(words_under(row, "before")), re.compile(rf"\b{any_of(words_under(row, 'behind'))}\b"))
        for row in tables(word_list("penalties"), "kind")
    )


@dataclass(frozen=True, slots=True)
class _Patterns:
    told_before: re.Pattern[str]
    told_behind: re.Pattern[str]
    never_before: re.Pattern[str]
    never_behind: re.Pattern[str]
    paid_before: re.Pattern[str]
    paid_behind: re.Pattern[str]
    life: re.Pattern[str]
    not_before_life: re.Pattern[str]
    death: re.Pattern[str]
    not_before_death: re.Pattern[str]
    sentenced: re.Pattern[str]
    lashes: re.Pattern[str]
    alone: Mapping[PenaltyKind, re.Pattern[str]]


@cache
def _patterns() -> _Patterns:
    lists = {name: table(word_list("penalties"), name) for name in ("told", "never", "paid", "death", "life", "lashes")}
    return _Patterns(
        _ending(words_under(lists["told"], "before")),
        _beginning(words_under(lists["told"], "behind")),
        _ending(words_under(lists["never"], "before")),
        _beginning(words_under(lists["never"], "behind")),
        _ending(words_under(lists["paid"], "before")),
        _beginning(words_under(lists["paid"], "behind")),
        re.compile(rf"\b{any_of(words_under(lists['life'], 'words'))}(?![\w-])"),
        _ending(words_under(lists["life"], "never_before")),
        re.compile(rf"\b{any_of(words_under(lists['death'], 'words'))}\b"),
        _ending(words_under(lists["death"], "never_before")),
        _ending(words_under(lists["death"], "unless_before")),
        re.compile(rf"\s{any_of(words_under(lists['lashes'], 'words'))}\b"),
        _alone(),
    )


def _alone() -> dict[PenaltyKind, re.Pattern[str]]:
    words: dict[PenaltyKind, tuple[str, ...]] = {
        PenaltyKind(str(row["kind"])): words_under(row, "alone") for row in tables(word_list("penalties"), "kind")
    }
    bare = table(word_list("penalties"), "bare")
    words.update((PenaltyKind(name), words_under(bare, name)) for name in bare)
    return {kind: re.compile(rf"\b{any_of(listed)}\b") for kind, listed in words.items() if listed}


def _ending(words: Sequence[str]) -> re.Pattern[str]:
    return re.compile(rf"\b{any_of(words)}\s(?:(?:an?|the|another|between|about|only|just|of|to)\s)*$")


def _beginning(words: Sequence[str]) -> re.Pattern[str]:
    return re.compile(rf"['\u2019]?[\s-](?:(?:of|in|to|a|an|the|effective|long)\s)?(?:{any_of(words)})\b")


@cache
def _kind_of_unit() -> dict[str, str]:
    return strings_under(word_list("penalties"), "kind_of_unit")


_PARENTHESIS = re.compile(r"\(\s?(?:about\s|around\s|some\s|roughly\s|approximately\s|or\s|nearly\s|\u2248\s?|~\s?|=\s?)?$")


def _without_repeats(found: Sequence[PenaltyWords], money: Sequence[MoneyWords], view: Folded) -> tuple[PenaltyWords, ...]:
    """The penalties without a sum's worth in another currency ("5,000 tenge ($10)"), and without the bare name of one with a number."""
    kept: list[PenaltyWords] = []
    for words in found:
        is_worth = words.penalty.kind is PenaltyKind.FINE and kept and _is_worth_of(words, money, view.lower)
        is_named = words.penalty.min is None and words.penalty.max is None and words.penalty.unit is None
        if is_worth or (
            is_named and words.penalty.kind is not PenaltyKind.DEATH and any(_names(words, other, view.lower) for other in found)
        ):
            continue
        kept.append(words)
    return tuple(kept)


def _is_worth_of(words: PenaltyWords, money: Sequence[MoneyWords], lower: str) -> bool:
    return _PARENTHESIS.search(lower, 0, words.start) is not None and any(0 <= words.start - other.end <= 16 for other in money)


def _names(words: PenaltyWords, other: PenaltyWords, lower: str) -> bool:
    """Whether the bare words name the kind of a penalty with a number near by."""
    if other is words or (other.penalty.min is None and other.penalty.max is None and other.penalty.unit is None):
        return False
    gap = lower[min(words.end, other.end) : max(words.start, other.start)]
    same = words.penalty.kind is other.penalty.kind or {words.penalty.kind, other.penalty.kind} <= {
        PenaltyKind.PRISON,
        PenaltyKind.JAIL,
        PenaltyKind.SUSPENDED,
    }
    return same and len(gap) <= 40 and "." not in gap
