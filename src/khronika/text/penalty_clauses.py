"""What the words beside a length of time or a sum of money make of it in a sentence of a court."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from khronika.records.penalty import PenaltyKind
from khronika.text.spans import Span
from khronika.text.word_lists import any_of, table, tables, word_list, words_under

NOTHING = r"(?!)"
REACH = 48
"""How many characters before a term or sum may tell its kind."""


@dataclass(frozen=True, slots=True)
class Clause:
    """A length or sum with what stands before and behind it, up to the end of its clause or the next one."""

    span: Span
    before: str
    behind: str

    def is_never(self) -> bool:
        """Whether the words beside it say that it is something else: bail, the time for which a term is suspended."""
        return _beside("never").stand_at(self)

    def kind(self) -> PenaltyKind | None:
        """The kind that the words beside it tell, if any."""
        for row in _rows():
            is_within = row.within.search(self.before) is not None and not self.is_told()
            if row.before.search(self.before) or row.behind.search(self.behind) or is_within:
                return row.kind
        return None

    def is_told(self) -> bool:
        """Whether the words beside it show that it is a penalty."""
        return _beside("told").stand_at(self)

    def is_of_something_else(self) -> bool:
        """Whether it measures what the words behind it name, and they are not a penalty: "three days of training", "two days to reply"."""
        if _LONG.match(self.behind):
            return _court_words().search(self.behind) is None
        is_court_speech = _court_words().search(self.behind) or _court_words().search(self.before)
        return _MEASURES.match(self.behind) is not None and not is_court_speech and self.kind() is None

    def is_paid(self) -> bool:
        """Whether the sum goes to somebody who was harmed."""
        return _beside("paid").stand_at(self)

    def last(self) -> int:
        """Where the words that tell of it end."""
        found = _beside("told").behind.match(self.behind)
        return self.span.end + (found.end() if found else 0)


_CLAUSE_END = re.compile(
    r"[.;:)]|\((?!suspended|conditional)|,\s(?!(?:all\s|both\s)?(?:suspended|conditional))"
    r"|\s(?:and|for|after|on|but|while|when|plus|or)\s"
)


_MEASURES = re.compile(r"\sof\s(?:(?:an?|the|his|her|their|its)\s)?(?=\w)|\sto\s(?=[a-z])")
_LONG = re.compile(r"[\s-]long\s(?=[a-z])")


@cache
def _court_words() -> re.Pattern[str]:
    return re.compile(rf"\b{any_of(words_under(table(word_list('penalties'), 'of'), 'words'))}\b")


def clauses_of(spans: Sequence[Span], lower: str) -> Iterator[Clause]:
    """The clause around each length or sum, none further than the next one."""
    for position, span in enumerate(spans):
        limit = spans[position + 1].start if position + 1 < len(spans) else len(lower)
        end = _CLAUSE_END.search(lower, span.end, limit)
        before = lower[max(0, span.start - REACH) : span.start]
        yield Clause(span, before, lower[span.end : end.start() if end else limit])


@dataclass(frozen=True, slots=True)
class _Row:
    kind: PenaltyKind
    before: re.Pattern[str]
    behind: re.Pattern[str]
    within: re.Pattern[str]


@cache
def _rows() -> tuple[_Row, ...]:
    return tuple(
        _Row(
            PenaltyKind(str(row["kind"])),
            ending(words_under(row, "before")),
            re.compile(rf"\b{any_of(words_under(row, 'behind'))}\b"),
            re.compile(rf"\b{any_of(words_under(row, 'within'))}\s[^,;.]*$" if row.get("within") else NOTHING),
        )
        for row in tables(word_list("penalties"), "kind")
    )


@dataclass(frozen=True, slots=True)
class _Beside:
    """Words before and behind that say one thing of a length or sum."""

    before: re.Pattern[str]
    behind: re.Pattern[str]

    def stand_at(self, clause: "Clause") -> bool:
        """Whether any of them stand directly beside it."""
        return self.before.search(clause.before) is not None or self.behind.match(clause.behind) is not None


@cache
def _beside(name: str) -> _Beside:
    words = table(word_list("penalties"), name)
    return _Beside(ending(words_under(words, "before")), _beginning(words_under(words, "behind")))


def ending(words: Sequence[str]) -> re.Pattern[str]:
    """A pattern of any of the words at the end, small words behind them aside."""
    return re.compile(rf"\b{any_of(words)}\s(?:(?:an?|the|another|between|about|only|just|of|to)\s)*$")


def _beginning(words: Sequence[str]) -> re.Pattern[str]:
    return re.compile(rf"['\u2019]?[\s-](?:(?:of|in|to|a|an|the|effective|long)\s)?(?:{any_of(words)})\b")
