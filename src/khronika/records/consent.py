"""What a person said about being named."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class Answer(StrEnum):
    """What was answered when somebody asked."""

    GIVEN = "given"
    REFUSED = "refused"
    UNKNOWN = "unknown"
    """Nobody could be asked, or an earlier answer no longer holds."""


@dataclass(frozen=True, slots=True)
class Consent:
    """The answer of a person, under every spelling of the name; ``purpose`` is what it is for, ``day`` when it was given.

    The newest answer of a person counts. Who refused stands in no public edition.
    """

    names: tuple[str, ...]
    answer: Answer
    purpose: str
    day: date | None = None


@dataclass(frozen=True, slots=True)
class KeptConsent:
    """A consent as the ledger holds it; ``number`` is its line of the log."""

    number: int
    consent: Consent
    who: str
    at: datetime
