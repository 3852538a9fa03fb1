"""What somebody decided about who may see a record."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from khronika.errors import RecordError
from khronika.records.judgement import Withdrawal
from khronika.records.visibility import Visibility


class Subject(StrEnum):
    """What a visibility is decided of."""

    PARTY = "party"
    INCIDENT = "incident"
    REPORT = "report"
    CLAIM = "claim"


@dataclass(frozen=True, slots=True)
class VisibilityDecision:
    """A decision of a person that a record, or one ``field`` of it, is for viewers of a level.

    ``rows`` are the numbers of the claims or reports in the ledger that it is about, ``names`` every spelling of a party that was known
    then. A decision is never changed: a later one about the same takes its place, or it is withdrawn.
    """

    subject: Subject
    level: Visibility
    reason: str
    rows: tuple[int, ...]
    names: tuple[str, ...] = ()
    field: str = ""

    def __post_init__(self) -> None:
        if not self.rows and not self.names:
            raise RecordError("a visibility is decided of a record that the ledger holds, or of a name")
        if self.field and self.subject is Subject.PARTY:
            raise RecordError("a party is shown or hidden under all its names, not by fields")


@dataclass(frozen=True, slots=True)
class KeptDecision:
    """A decision as the ledger holds it; ``number`` is its line of the log."""

    number: int
    decision: VisibilityDecision
    who: str
    at: datetime
    withdrawn: Withdrawal | None = None

    @property
    def holds(self) -> bool:
        """Whether nobody has taken it back."""
        return self.withdrawn is None
