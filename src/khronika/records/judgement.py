"""What somebody decided about what reports say."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from khronika.errors import RecordError
from khronika.records.anchor import Anchor
from khronika.records.correction import Correction


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

    CLAIM = "claim"
    """Whether a claim says what its report says."""


class Verdict(StrEnum):
    """What was decided."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"
    """Neither: an earlier decision about the two no longer holds, and the rules decide."""

    PLACED = "placed"

    ACCEPTED = "accepted"
    CORRECTED = "corrected"
    REJECTED = "rejected"
    SPLIT = "split"
    """What befell one of the claim's targets is a claim of its own."""


ABOUT_CLAIMS = frozenset({Verdict.ACCEPTED, Verdict.CORRECTED, Verdict.REJECTED, Verdict.SPLIT})


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """Who took a judgement back, when and why."""

    who: str
    at: datetime
    reason: str


@dataclass(frozen=True, slots=True)
class Judgement:
    """A decision of a person: two things are one, or are not; some words mean this place of the gazetteer; a claim is read rightly or not.

    ``place`` is the id of the place, ``correction`` what a field should be, ``part`` the words of the target that is split off. A judgement
    is never changed: another one is added, or it is withdrawn.
    """

    matter: Matter
    verdict: Verdict
    left: Anchor
    right: Anchor | None = None
    place: int | None = None
    reason: str = ""
    correction: Correction | None = None
    part: Anchor | None = None

    def __post_init__(self) -> None:
        if (self.verdict is Verdict.PLACED) != (self.matter is Matter.PLACE):
            raise RecordError(f"words are placed, two things are the same or different: not {self.matter} {self.verdict}")
        if (self.place is None) != (self.matter is not Matter.PLACE):
            raise RecordError("a judgement about a place names the place, and no other does")
        if (self.right is None) != (self.matter in (Matter.PLACE, Matter.CLAIM)):
            raise RecordError("a judgement about two things has two sides, one about a place or a claim has one")
        if (self.verdict in ABOUT_CLAIMS) != (self.matter is Matter.CLAIM):
            raise RecordError(f"a claim is accepted, corrected, rejected or split: not {self.matter} {self.verdict}")
        if (self.correction is None) != (self.verdict is not Verdict.CORRECTED) or (self.part is None) != (
            self.verdict is not Verdict.SPLIT
        ):
            raise RecordError("a correction says what a field should be, a split which part goes, and no other judgement does")


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
