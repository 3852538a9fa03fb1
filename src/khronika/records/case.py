"""What befell one person or body, in the order of time."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from khronika.records.claim_type import ClaimType
from khronika.records.incident import Incident
from khronika.records.mention import Kind
from khronika.records.supported import Interval, Supported


class State(StrEnum):
    """Where the last step that is told as a fact leaves a person."""

    DETAINED = "detained"
    CHARGED = "charged"
    ON_TRIAL = "on trial"
    SENTENCED = "sentenced"
    HOUSE_ARREST = "under house arrest"
    RELEASED = "released"
    ACQUITTED = "acquitted"
    MISSING = "missing"
    DEAD = "dead"


STATE_AFTER = {
    ClaimType.DETENTION: State.DETAINED,
    ClaimType.CHARGE: State.CHARGED,
    ClaimType.HEARING: State.ON_TRIAL,
    ClaimType.SENTENCE: State.SENTENCED,
    ClaimType.RELEASE: State.RELEASED,
    ClaimType.ACQUITTAL: State.ACQUITTED,
    ClaimType.DISAPPEARANCE: State.MISSING,
    ClaimType.DEATH: State.DEAD,
}
"""The state that a step brings; steps of other types change none."""


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that befell the person or body; ``moves`` where it is told as a fact and changes the state."""

    incident: Incident
    moves: bool

    @property
    def type(self) -> ClaimType:
        """What it was."""
        return self.incident.type

    @property
    def interval(self) -> Interval | None:
        """On which days, where they are told."""
        return self.incident.days


@dataclass(frozen=True, slots=True)
class Term:
    """A term, and the days between which it should end; ``how`` says from what that is counted."""

    words: str
    end: Interval
    how: str


@dataclass(frozen=True, slots=True)
class Held:
    """How many days somebody was held: at least and at most, as far as the days are told."""

    least: int
    most: int


@dataclass(frozen=True, slots=True)
class Gap:
    """What should be known and is not, in words; nothing is told from ``since`` to ``until``, ``None`` where that end is open."""

    words: str
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Case:
    """A person's or body's story as it can be worked out.

    ``state`` is what the last factual step says, ``None`` where none says it; it is never what a report said of today. ``gaps`` are what
    should be known and is not.
    """

    id: str
    names: tuple[str, ...]
    kind: Kind
    steps: tuple[Step, ...]
    state: Supported[State] | None = None
    terms: tuple[Supported[Term], ...] = ()
    held: Supported[Held] | None = None
    gaps: tuple[Gap, ...] = ()
