"""What somebody decided about what reports say."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from khronika.errors import RecordError
from khronika.records.anchor import Anchor


class Matter(StrEnum):
    """What a judgement is about."""

    INCIDENT = "incident"
    """Whether two claims tell of one thing."""

    PARTY = "party"
    """Whether two names are one person's or one body's."""

    REPORT = "report"
    """Whether two reports are one text, and so one voice."""

    PLACE = "place"
    """Which place on the map some words mean."""


class Verdict(StrEnum):
    """What was decided."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"
    """Neither: an earlier decision about the two no longer holds, and the rules decide."""

    PLACED = "placed"


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """Who took a judgement back, when and why."""

    who: str
    at: datetime
    reason: str


@dataclass(frozen=True, slots=True)
class Judgement:
    """A decision of a person: two things are one, or are not, or some words mean this place of the gazetteer.

    ``place`` is the id of the place. A judgement is never changed: another one is added, or it is withdrawn.
    """

    matter: Matter
    verdict: Verdict
    left: Anchor
    right: Anchor | None = None
    place: int | None = None
    reason: str = ""

    def __post_init__(self) -> None:
        if (self.verdict is Verdict.PLACED) != (self.matter is Matter.PLACE):
            raise RecordError(f"words are placed, two things are the same or different: not {self.matter} {self.verdict}")
        if (self.place is None) != (self.matter is not Matter.PLACE):
            raise RecordError("a judgement about a place names the place, and no other does")
        if (self.right is None) != (self.matter is Matter.PLACE):
            raise RecordError("a judgement about two things has two sides, one about a place has one")


@dataclass(frozen=True, slots=True)
class KeptJudgement:
    """A judgement as the ledger holds it; ``number`` is its line of the log."""

    number: int
    judgement: Judgement
    who: str
    at: datetime
    withdrawn: Withdrawal | None = None

    @property
    def holds(self) -> bool:
        """Whether nobody has taken it back."""
        return self.withdrawn is None
