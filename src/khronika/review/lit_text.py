"""A report's text in pieces, so that the words behind values and claims can be lit."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from khronika.records.evidence import Evidence
from khronika.records.report import PassageKind, Report
from khronika.resolve.sentences import sentence_around


@dataclass(frozen=True, slots=True)
class Light:
    """Words that are lit: under the ``key`` of a value, or as the trigger of the claim of that number."""

    words: Evidence
    key: str | None = None
    claim: int | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    """Some of the text, and all that lights it up."""

    text: str
    start: int
    keys: tuple[str, ...] = ()
    claims: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class LitPassage:
    """A passage in pieces, which together are all of it."""

    kind: PassageKind
    pieces: tuple[Piece, ...]


def lit_passages(report: Report, lights: Iterable[Light]) -> list[LitPassage]:
    """The passages of a report with their lights."""
    listed = list(lights)
    return [LitPassage(passage.kind, tuple(_pieces(report.text, passage.start, passage.end, listed))) for passage in report.passages]


@dataclass(frozen=True, slots=True)
class Sentence:
    """What stands before and after some words in their sentence."""

    before: str
    after: str


def sentence_of(text: str, words: Evidence) -> Sentence:
    """The sentence around words of a text."""
    start, end = sentence_around(text, words.start)
    return Sentence(text[start : words.start], text[words.end : max(end, words.end)])


def _pieces(text: str, start: int, end: int, lights: Sequence[Light]) -> Iterable[Piece]:
    here = [light for light in lights if light.words.start < end and start < light.words.end]
    ends = {start, end, *(place for light in here for place in (light.words.start, light.words.end) if start < place < end)}
    places = sorted(ends)
    for first, last in pairwise(places):
        over = [light for light in here if light.words.start < last and first < light.words.end]
        keys = dict.fromkeys(light.key for light in over if light.key is not None)
        claims = dict.fromkeys(light.claim for light in over if light.claim is not None)
        yield Piece(text[first:last], first, tuple(keys), tuple(claims))
