"""A stretch of time in which a site was in one state, as measurements show it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from khronika.errors import RecordError
from khronika.records.reach import Reach


@dataclass(frozen=True, slots=True)
class Between:
    """When something changed: after ``earliest``, and by ``latest``; an end that is ``None`` is not known."""

    earliest: datetime | None = None
    latest: datetime | None = None

    def __post_init__(self) -> None:
        if self.earliest is not None and self.latest is not None and self.latest < self.earliest:
            raise RecordError(f"a change needs earliest <= latest, not {self.earliest}..{self.latest}")

    def holds(self, time: datetime) -> bool:
        """Whether the change can have been at that time."""
        return (self.earliest is None or self.earliest <= time) and (self.latest is None or time <= self.latest)


@dataclass(frozen=True, slots=True)
class Tally:
    """How many measurements speak for a spell: all, those that were stopped, of these those with firm evidence, those that were down."""

    all: int = 0
    stopped: int = 0
    firm: int = 0
    down: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(self.all + other.all, self.stopped + other.stopped, self.firm + other.firm, self.down + other.down)

    @property
    def reached(self) -> int:
        """How many reached the site."""
        return self.all - self.stopped - self.down


@dataclass(frozen=True, slots=True)
class Spell:
    """A site's state in a country, or in one network of it, over a stretch of time.

    ``rule`` names the written rule that gave the state, ``reasons`` are the evidence in words. ``begun`` and ``ended`` are the changes at
    its ends; ``ended`` is ``None`` where nothing shows an end. ``first`` and ``last`` are the measurements at its ends, ``gaps`` stretches
    within it without any, of which nothing is known. ``networks`` are those in which it shows, ``mechanisms`` how the site was stopped.
    """

    state: Reach
    rule: str
    country: str
    networks: tuple[str, ...]
    begun: Between
    ended: Between | None
    first: datetime
    last: datetime
    tally: Tally
    reasons: tuple[str, ...]
    mechanisms: tuple[str, ...] = ()
    gaps: tuple[Between, ...] = ()

    def __post_init__(self) -> None:
        if not self.reasons:
            raise RecordError("a spell says why")
        if self.last < self.first:
            raise RecordError("a spell's last measurement is not before its first")

    def state_at(self, time: datetime) -> Reach:
        """The state at a time within the spell: in a gap nothing is known."""
        return Reach.INSUFFICIENT if any(gap.holds(time) for gap in self.gaps) else self.state


UNREACHABLE = frozenset({Reach.BLOCKED, Reach.LIKELY_BLOCKED, Reach.INTERMITTENT, Reach.DOWN})
"""The states in which a site was not, or not always, reached."""


def unreachable(spells: Iterable[Spell]) -> list[Spell]:
    """Those in which the site was not, or not always, reached."""
    return [spell for spell in spells if spell.state in UNREACHABLE]
