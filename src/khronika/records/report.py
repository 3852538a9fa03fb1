"""One text, read from a capture."""

import hashlib
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from khronika.errors import RecordError
from khronika.records.evidence import Evidence
from khronika.records.source_kind import SourceKind
from khronika.records.stated import Stated


class PassageKind(StrEnum):
    """What part of the report a passage is."""

    TITLE = "title"
    BODY = "body"
    CAPTION = "caption"
    CREDIT = "credit"


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph of the report's text, ``text[start:end]``, and what part of the report it is."""

    kind: PassageKind
    start: int
    end: int


class MediumKind(StrEnum):
    """The sorts of media."""

    VIDEO = "video"
    AUDIO = "audio"
    IMAGE = "image"


@dataclass(frozen=True, slots=True)
class Medium:
    """A picture, video or sound that the report shows; ``length_seconds`` where the page tells it."""

    kind: MediumKind
    length_seconds: int | None = None
    caption: Evidence | None = None
    address: str | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """One published piece: its text, what the page says about it, and where it came from.

    ``text`` is the passages joined by blank lines, the title first. ``published`` is the day in the publisher's zone, ``None``
    where the page does not say. ``url`` is what the report says of its own address; ``address`` where its capture came from.
    ``source`` is the kind of source, where somebody told it.
    """

    id: str
    text: str
    passages: tuple[Passage, ...]
    capture_sha256: str
    address: str
    title: str | None = None
    byline: tuple[str, ...] = ()
    contributors: tuple[Stated[str], ...] = ()
    publisher: str | None = None
    published: date | None = None
    url: str | None = None
    language: str | None = None
    media: tuple[Medium, ...] = ()
    source: SourceKind | None = None

    def __post_init__(self) -> None:
        end = 0
        for passage in self.passages:
            if not end <= passage.start < passage.end <= len(self.text):
                raise RecordError(f"passages follow each other within the text: {passage.start}..{passage.end}")
            end = passage.end

    @property
    def text_sha256(self) -> str:
        """The hash of the text in UTF-8, in hexadecimal."""
        return hashlib.sha256(self.text.encode()).hexdigest()
