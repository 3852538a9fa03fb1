"""An edition that left the ledger for everybody."""

from dataclasses import dataclass
from datetime import datetime

from khronika.errors import RecordError


@dataclass(frozen=True, slots=True)
class AllowedWords:
    """Words that a person let stand in an edition though the check asked about them, and why."""

    words: str
    reason: str

    def __post_init__(self) -> None:
        if not self.words.strip() or not self.reason.strip():
            raise RecordError("what is allowed needs its words and a reason")


@dataclass(frozen=True, slots=True)
class Publication:
    """That an edition left: its ``format``, the SHA-256 of what left, and what somebody allowed in it."""

    format: str
    sha256: str
    allowed: tuple[AllowedWords, ...] = ()


@dataclass(frozen=True, slots=True)
class KeptPublication:
    """A publication as the ledger holds it; ``number`` is its line of the log."""

    number: int
    publication: Publication
    who: str
    at: datetime
