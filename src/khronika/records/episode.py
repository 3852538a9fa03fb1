"""One stretch of a site's or service's being unreachable."""

from dataclasses import dataclass
from datetime import UTC
from enum import StrEnum

from khronika.records.agreement import Agreement, agreement
from khronika.records.incident import Incident
from khronika.records.reach import Reach
from khronika.records.spell import UNREACHABLE, Between, Spell
from khronika.records.supported import Interval


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
    """What one side says of an episode: its turns in the order of time, or, where it was measured, its spells."""

    kind: LaneKind
    turns: tuple[Turn, ...] = ()
    spells: tuple[Spell, ...] = ()

    @property
    def state(self) -> Reach:
        """The state after the last turn or spell; a denial or a doubt moves none."""
        if self.spells:
            return self.spells[-1].state
        return self.turns[-1].state if self.turns else Reach.INSUFFICIENT

    @property
    def onset(self) -> Interval | None:
        """When it began: the first day that is told of it, or the days between which measurements show the first change."""
        begun = next((spell.begun for spell in self.spells if spell.state in UNREACHABLE), None)
        if begun is not None:
            return days_of(begun)
        return next((turn.interval for turn in self.turns if turn.state is not Reach.RESTORED and turn.interval is not None), None)

    @property
    def end(self) -> Interval | None:
        """When it ended, where that is told."""
        if self.state is not Reach.RESTORED:
            return None
        return days_of(self.spells[-1].begun) if self.spells else self.turns[-1].interval


def days_of(change: Between) -> Interval | None:
    """The days between which a change was, in universal time; ``None`` where one of them is not known."""
    if change.earliest is None or change.latest is None:
        return None
    return Interval(change.earliest.astimezone(UTC).date(), change.latest.astimezone(UTC).date())


@dataclass(frozen=True, slots=True)
class Episode:
    """A stretch of a site's being unreachable, as each side tells it; ``names`` are the site's in every spelling."""

    site: str
    names: tuple[str, ...]
    lanes: tuple[Lane, ...]
    unsure: tuple[Incident, ...] = ()
    """What is denied, planned or alleged about it, and moves no lane."""

    hosts: tuple[str, ...] = ()
    """The hosts by which the site can be measured, as far as its names are known."""

    @property
    def is_unmeasured(self) -> bool:
        """Whether nobody measured it, so that a measurement would tell more."""
        return not any(lane.spells for lane in self.lanes)

    def measured(self, turn: Turn) -> Agreement:
        """Whether what is measured bears out a turn that is announced or reported."""
        spells = [spell for lane in self.lanes for spell in lane.spells]
        return agreement(turn.state, turn.interval, spells)

    @property
    def is_over(self) -> bool:
        """Whether some side says that access is back."""
        return any(lane.state is Reach.RESTORED for lane in self.lanes)
