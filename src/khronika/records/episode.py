"""One stretch of a site's or service's being unreachable."""

from dataclasses import dataclass
from enum import StrEnum

from khronika.records.incident import Incident
from khronika.records.supported import Interval


class Reach(StrEnum):
    """What is known of a site's being reachable."""

    BLOCKED = "blocked"
    LIKELY_BLOCKED = "likely blocked"
    INTERMITTENT = "intermittent"
    DOWN = "down"
    RESTORED = "restored"
    REACHED = "reached"
    """Measured, and never seen otherwise; no report says that of a site."""

    INSUFFICIENT = "insufficient"
    """Nothing is known: never to be shown as fine."""


class LaneKind(StrEnum):
    """Who says it."""

    ANNOUNCED = "announced"
    """An official body or a court says it, or is said to have done it."""

    REPORTED = "reported"
    MEASURED = "measured"


@dataclass(frozen=True, slots=True)
class Turn:
    """A change of state, the incident that tells of it, and its days where they are told."""

    state: Reach
    incident: Incident

    @property
    def interval(self) -> Interval | None:
        """On which days."""
        return self.incident.days


@dataclass(frozen=True, slots=True)
class Lane:
    """What one side says of an episode: its turns in the order of time."""

    kind: LaneKind
    turns: tuple[Turn, ...] = ()

    @property
    def state(self) -> Reach:
        """The state after the last turn; a denial or a doubt moves none."""
        return self.turns[-1].state if self.turns else Reach.INSUFFICIENT

    @property
    def onset(self) -> Interval | None:
        """When it began: the first day that is told of it."""
        return next((turn.interval for turn in self.turns if turn.state is not Reach.RESTORED and turn.interval is not None), None)

    @property
    def end(self) -> Interval | None:
        """When it ended, where that is told."""
        return self.turns[-1].interval if self.turns and self.state is Reach.RESTORED else None


@dataclass(frozen=True, slots=True)
class Episode:
    """A stretch of a site's being unreachable, as each side tells it; ``names`` are the site's in every spelling."""

    site: str
    names: tuple[str, ...]
    lanes: tuple[Lane, ...]
    unsure: tuple[Incident, ...] = ()
    """What is denied, planned or alleged about it, and moves no lane."""

    @property
    def is_over(self) -> bool:
        """Whether some side says that access is back."""
        return any(lane.state is Reach.RESTORED for lane in self.lanes)
