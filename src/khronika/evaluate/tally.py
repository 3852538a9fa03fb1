"""What is counted in one report; tallies add up, so any choice of reports can be scored."""

from collections import Counter
from dataclasses import dataclass, field

from khronika.evaluate.reliability import Checked
from khronika.evaluate.slips import Slip


@dataclass(frozen=True, slots=True)
class Hits:
    """How often each key was in both, in gold and in what was read."""

    both: Counter[str] = field(default_factory=Counter)
    gold: Counter[str] = field(default_factory=Counter)
    read: Counter[str] = field(default_factory=Counter)

    def __add__(self, other: "Hits") -> "Hits":
        return Hits(self.both + other.both, self.gold + other.gold, self.read + other.read)


@dataclass(frozen=True, slots=True)
class Miss:
    """A gold claim that no read claim answers, or a read claim that answers none; ``paragraph`` ``None`` is outside the gold."""

    report: str
    is_spurious: bool
    type: str
    trigger: str | None
    paragraph: int | None

    def __str__(self) -> str:
        return f"{self.report} p{self.paragraph} {'spurious' if self.is_spurious else 'missed  '} {self.type}: {self.trigger!r}"


@dataclass(frozen=True, slots=True)
class Wrong:
    """A class of errors: a type of claim, a kind of slot of a type, or a label, and whether it was made up or missed."""

    what: str
    is_spurious: bool


@dataclass(frozen=True, slots=True)
class Tally:
    """The counts of one report, or of several together."""

    slots: Hits = field(default_factory=Hits)
    types: Hits = field(default_factory=Hits)
    links: Hits = field(default_factory=Hits)
    hedged: int = 0
    shown_as_fact: int = 0
    evidence_faults: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(
            self.slots + other.slots,
            self.types + other.types,
            self.links + other.links,
            self.hedged + other.hedged,
            self.shown_as_fact + other.shown_as_fact,
            self.evidence_faults + other.evidence_faults,
        )


@dataclass(frozen=True, slots=True)
class Compared:
    """One report, compared: its tally, its missed claims before its spurious ones, and how often it errs in which way."""

    report: str
    tally: Tally
    misses: tuple[Miss, ...]
    was_read: bool
    wrong: Counter[Wrong] = field(default_factory=Counter)
    slips: Counter[Slip] = field(default_factory=Counter)
    checked: tuple[Checked, ...] = ()
    """The read claims that say how sure they are."""
