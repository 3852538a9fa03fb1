"""A parsed sentence and its place in the report."""

from dataclasses import dataclass
from functools import cached_property

from spacy.tokens import Doc, Token

from khronika.records.evidence import Evidence
from khronika.records.report import PassageKind
from khronika.text.counts import CountWords, find_counts
from khronika.text.dates import TimeWords, find_times
from khronika.text.durations import DurationWords, find_durations
from khronika.text.penalties import PenaltyWords, find_penalties


@dataclass(frozen=True)
class Sentence:
    """A sentence as the parser sees it; ``start`` is its offset in the report's text, ``paragraph`` the number of its passage."""

    doc: Doc
    text: str
    start: int
    paragraph: int
    kind: PassageKind
    number: int

    def evidence(self, start: int, end: int) -> Evidence:
        """The words between two offsets within the sentence."""
        return Evidence(self.start + start, self.start + end, self.text[start:end])

    def words_of(self, first: Token, last: Token) -> Evidence:
        """The words from one token to another, both included."""
        return self.evidence(first.idx, last.idx + len(last.text))

    @cached_property
    def lower(self) -> str:
        """The sentence in lower case."""
        return self.text.lower()

    @cached_property
    def words(self) -> frozenset[str]:
        """The words of the sentence in lower case."""
        return frozenset(token.lower_ for token in self.doc)

    @cached_property
    def is_finite(self) -> bool:
        """Whether it has a verb in the present or past, which a headline may lack for the parser."""
        return any(token.tag_ in ("VBD", "VBZ", "VBP", "MD") for token in self.doc)

    @cached_property
    def counts(self) -> tuple[CountWords, ...]:
        """The counts it states."""
        return tuple(find_counts(self.text))

    @cached_property
    def times(self) -> tuple[TimeWords, ...]:
        """The days it names."""
        return tuple(find_times(self.text))

    @cached_property
    def durations(self) -> tuple[DurationWords, ...]:
        """The lengths of time it states."""
        return tuple(find_durations(self.text))

    @cached_property
    def penalties(self) -> tuple[PenaltyWords, ...]:
        """The terms and fines it states."""
        return tuple(find_penalties(self.text))

    def token_at(self, start: int, end: int) -> Token | None:
        """The head of the tokens between two offsets, or ``None`` where none stands there."""
        span = self.doc.char_span(start, end, alignment_mode="expand")
        return None if span is None else span.root
