"""Something in a ledger that is not as it was stored."""

from dataclasses import dataclass
from enum import StrEnum


class FaultKind(StrEnum):
    """In what the fault is."""

    FILE = "file"
    """The database itself is damaged: torn, cut, or rows that point to nothing."""

    LOG_LINE = "log line"
    BATCH = "batch"
    """The hash chain of the log: a line taken out, put in or rewritten together with its own hash."""

    CAPTURE = "capture"
    TEXT = "text"
    REPORT = "report"
    """What the page says about the report: its title, its day, its media."""

    RETRIEVAL = "retrieval"
    READING = "reading"
    CLAIM = "claim"
    QUOTE = "quote"
    JUDGEMENT = "judgement"
    WITHDRAWAL = "withdrawal"
    MEASUREMENT = "measurement"
    LISTING = "listing"
    USER = "user"
    ACCESS = "access"
    """What happened at the door, or what lets somebody in."""

    SOURCE = "source"
    VISIBILITY = "visibility"
    LIFTING = "lifting"
    CONSENT = "consent"
    PUBLICATION = "publication"
    SEALED = "sealed"
    """A value that is kept encrypted."""

    ERASURE = "erasure"
    JOINED = "joined"
    """What is worked out across reports, and can be made anew."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is not as it was stored: in what, which one, and a sentence for a person."""

    kind: FaultKind
    id: str
    sentence: str

    def __str__(self) -> str:
        return f"{self.kind} {self.id}: {self.sentence}"
