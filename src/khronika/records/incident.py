"""One thing in the world, as claims of one report or more tell of it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from khronika.records.agreement import Agreement
from khronika.records.claim_type import ClaimType, Modality
from khronika.records.count import Count
from khronika.records.mention import Kind
from khronika.records.place import Place
from khronika.records.supported import Interval, Supported
from khronika.records.telling import Telling


class Verification(StrEnum):
    """How far what is told has been borne out by others."""

    SINGLE = "single source"
    CORROBORATED = "corroborated"
    OFFICIAL = "official"
    DISPUTED = "disputed"
    DENIED = "denied"


@dataclass(frozen=True, slots=True)
class Verified:
    """The verification, how many independent voices say that it happened, and why in words."""

    verification: Verification
    voices: int
    reasons: tuple[str, ...] = ()

    def __str__(self) -> str:
        is_counted = self.verification is Verification.CORROBORATED
        return f"corroborated by {self.voices} independent voices" if is_counted else self.verification.value


@dataclass(frozen=True, slots=True)
class Site:
    """Where it was: the name as written, and the place on the map where it is known."""

    name: str
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """A person or body to whom it happened, under every name that the claims have."""

    names: tuple[str, ...]
    kind: Kind


@dataclass(frozen=True, slots=True)
class Figure:
    """How many people somebody says it was done to."""

    count: Count
    speaker: str


@dataclass(frozen=True, slots=True)
class CountRange:
    """From the lowest to the highest figure; ``is_open`` where the highest is told as "at least", ``None`` where no figure has that end."""

    low: Supported[int] | None
    high: Supported[int] | None
    is_open: bool


class ToldAs(StrEnum):
    """As what an incident is told: only one of these is a fact."""

    FACT = "fact"
    ALLEGED = "alleged"
    PLANNED = "planned"
    HYPOTHETICAL = "hypothetical"
    DENIED = "denied"


class LinkKind(StrEnum):
    """How one incident bears on another."""

    PART_OF = "part of"
    HAS_PART = "has part"
    FOLLOWS = "follows"
    PRECEDES = "precedes"


@dataclass(frozen=True, slots=True)
class Link:
    """Another incident, by its id, and why it is linked, in words."""

    kind: LinkKind
    other: str
    reason: str


@dataclass(frozen=True, slots=True)
class Incident:
    """What is worked out from the claims about one thing.

    ``modality`` is the surest that a claim which counts has; an incident that is not actual is never shown as a fact. What reports
    disagree on stands in ``disagreements``, in words. ``links`` are worked out where one incident is opened, and so is
    what is ``measured`` of a site that it is about.
    """

    id: str
    type: ClaimType
    modality: Modality
    verified: Verified
    tellings: tuple[Telling, ...]
    interval: Supported[Interval] | None = None
    places: tuple[Supported[Site], ...] = ()
    people: tuple[Supported[Person], ...] = ()
    count: CountRange | None = None
    figures: tuple[Supported[Figure], ...] = ()
    penalties: tuple[Supported[str], ...] = ()
    disagreements: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()
    measured: Agreement | None = None

    @property
    def days(self) -> Interval | None:
        """On which days, where they are told."""
        return None if self.interval is None else self.interval.value

    @property
    def first_published(self) -> date | None:
        """When a report of it was first published, where one says."""
        return min((one.report.published for one in self.tellings if one.report.published is not None), default=None)

    @property
    def is_fact(self) -> bool:
        """Whether somebody who counts says that it happened."""
        return self.told_as is ToldAs.FACT

    @property
    def told_as(self) -> ToldAs:
        """As what it is told by those who count: as a fact, or what keeps it from being one.

        What somebody says happened and somebody else denies is ``disputed`` in its verification and a fact as long as a voice that counts
        says that it happened.
        """
        if self.verified.verification is Verification.DENIED:
            return ToldAs.DENIED
        return ToldAs.FACT if self.modality is Modality.ACTUAL else ToldAs(self.modality.value)

    @property
    def mark(self) -> str:
        """What keeps it from being a fact: ``denied``, ``alleged``, ``planned`` or ``hypothetical``; empty for a fact."""
        return "" if self.is_fact else self.told_as.value
