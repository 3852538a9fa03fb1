"""Whether a report still counts."""

from dataclasses import dataclass
from enum import StrEnum


class Standing(StrEnum):
    """What became of a report."""

    COUNTS = "counts"

    CORRECTED = "corrected"
    """A notice elsewhere corrects it: what the notice tells anew counts there and no longer here."""

    SUPERSEDED = "superseded"
    """The same text was published again, corrected."""

    RETRACTED = "retracted"


@dataclass(frozen=True, slots=True)
class ReportStanding:
    """The standing of a report, and why in words; ``by`` is the address of the report that says so."""

    standing: Standing
    reason: str = ""
    by: str | None = None


COUNTS = ReportStanding(Standing.COUNTS)
