"""A report in the making: what a page, a text or a line of JSON says, before its text is laid out."""

from dataclasses import dataclass
from datetime import date

from khronika.records.report import MediumKind, PassageKind


@dataclass(frozen=True, slots=True)
class Piece:
    """A passage to be: its words and what part of the report it is."""

    text: str
    kind: PassageKind


@dataclass(frozen=True, slots=True)
class DraftMedium:
    """A medium to be; ``caption`` is the number of the piece that captions it."""

    kind: MediumKind
    length_seconds: int | None = None
    caption: int | None = None
    address: str | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """What was read, in order; ``None`` is "not said"."""

    pieces: tuple[Piece, ...]
    media: tuple[DraftMedium, ...] = ()
    id: str | None = None
    title: str | None = None
    byline: tuple[str, ...] = ()
    publisher: str | None = None
    published: date | None = None
    url: str | None = None
    language: str | None = None
