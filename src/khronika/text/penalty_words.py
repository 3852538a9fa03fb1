"""A penalty in a text, and the penalties that words name without a term or a sum: life, death, lashes, "a suspended sentence"."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from khronika.records.penalty import Penalty, PenaltyKind
from khronika.text.amounts import find_amounts
from khronika.text.folded import Folded
from khronika.text.penalty_clauses import REACH, ending
from khronika.text.word_lists import any_of, table, tables, word_list, words_under

LIFE = "life"
LASH = "lash"


@dataclass(frozen=True, slots=True)
class PenaltyWords:
    """A penalty and where its words stand.

    ``is_told``: words beside it say that it is one ("three years in prison"); where they do not, it is a bare length or sum that
    in a sentence about a court may be one.
    """

    start: int
    end: int
    penalty: Penalty
    is_told: bool

    @property
    def is_named_only(self) -> bool:
        """Whether the words name a kind without how much ("a fine")."""
        return self.penalty.min is None and self.penalty.max is None and self.penalty.unit is None


def named_penalties(view: Folded) -> Iterator[PenaltyWords]:
    """Every penalty that the text names without a length of time or a sum of money."""
    patterns = _patterns()
    if view.words.isdisjoint(patterns.triggers):
        return
    yield from _lashes(view)
    for found in patterns.life.finditer(view.lower):
        if not patterns.not_before_life.search(view.lower, max(0, found.start() - REACH), found.start()):
            yield PenaltyWords(*found.span(), Penalty(PenaltyKind.PRISON, unit=LIFE), is_told=True)
    for found in patterns.death.finditer(view.lower):
        if _is_death_penalty(found, view.lower):
            yield PenaltyWords(*found.span(), Penalty(PenaltyKind.DEATH), is_told=True)
    for kind, pattern in patterns.alone.items():
        for found in pattern.finditer(view.lower):
            yield PenaltyWords(*found.span(), Penalty(kind), is_told=True)


def _lashes(view: Folded) -> Iterator[PenaltyWords]:
    for amount in find_amounts(view.text):
        if found := _patterns().lashes.match(view.lower, amount.end):
            least, most = amount.limits()
            yield PenaltyWords(amount.start, found.end(), Penalty(PenaltyKind.OTHER, least, most, LASH), is_told=True)


def _is_death_penalty(found: re.Match[str], lower: str) -> bool:
    """Whether "to death" is a sentence and not the manner of a killing."""
    patterns, first = _patterns(), max(0, found.start() - REACH)
    if patterns.sentenced.search(lower, first, found.start()):
        return True
    return found[0] != "to death" or not patterns.not_before_death.search(lower, first, found.start())


@dataclass(frozen=True, slots=True)
class _Patterns:
    triggers: frozenset[str]
    life: re.Pattern[str]
    not_before_life: re.Pattern[str]
    death: re.Pattern[str]
    not_before_death: re.Pattern[str]
    sentenced: re.Pattern[str]
    lashes: re.Pattern[str]
    alone: Mapping[PenaltyKind, re.Pattern[str]]


@cache
def _patterns() -> _Patterns:
    lists = word_list("penalties")
    life, death = table(lists, "life"), table(lists, "death")
    return _Patterns(
        frozenset(words_under(table(lists, "named"), "triggers")),
        re.compile(rf"\b{any_of(words_under(life, 'words'))}(?![\w-])"),
        ending(words_under(life, "never_before")),
        re.compile(rf"\b{any_of(words_under(death, 'words'))}\b"),
        ending(words_under(death, "never_before")),
        ending(words_under(death, "unless_before")),
        re.compile(rf"\s{any_of(words_under(table(lists, 'lashes'), 'words'))}\b"),
        _alone(),
    )


def _alone() -> dict[PenaltyKind, re.Pattern[str]]:
    words = {PenaltyKind(str(row["kind"])): words_under(row, "alone") for row in tables(word_list("penalties"), "kind")}
    bare = table(word_list("penalties"), "bare")
    words.update((PenaltyKind(name), words_under(bare, name)) for name in bare)
    return {kind: re.compile(rf"\b{any_of(listed)}\b") for kind, listed in words.items() if listed}
