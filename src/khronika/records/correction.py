"""What somebody says that a field of a claim should be."""

from dataclasses import dataclass
from enum import StrEnum

from khronika.errors import RecordError
from khronika.records.anchor import Anchor
from khronika.records.body import record_in
from khronika.records.claim_type import ClaimType, Degree, Modality, Polarity, Stage
from khronika.records.count import Count
from khronika.records.duration import Duration
from khronika.records.mention import Kind
from khronika.records.penalty import Penalty
from khronika.records.place_name import PlaceName
from khronika.records.when import When


class Field(StrEnum):
    """The fields of a claim that a person can correct."""

    TYPE = "type"
    POLARITY = "polarity"
    MODALITY = "modality"
    WHEN = "when"
    WHERE = "where"
    TARGETS = "targets"
    ACTORS = "actors"
    ACCORDING_TO = "according_to"
    PENALTY = "penalty"
    HELD_FOR = "held_for"
    GROUNDS = "grounds"
    ITEMS = "items"
    WORDS = "words"
    DEGREE = "degree"
    STAGE = "stage"


@dataclass(frozen=True, slots=True)
class Mentioned:
    """Whom or what a person says that the words mention."""

    kind: Kind
    name: str | None = None
    description: str | None = None
    count: Count | None = None

    def __post_init__(self) -> None:
        if self.name is None and self.description is None and self.count is None:
            raise RecordError("a mention needs a name, a description or a count")


SORTS: dict[Field, type[object]] = {
    Field.TYPE: ClaimType,
    Field.POLARITY: Polarity,
    Field.MODALITY: Modality,
    Field.WHEN: When,
    Field.WHERE: PlaceName,
    Field.TARGETS: Mentioned,
    Field.ACTORS: Mentioned,
    Field.ACCORDING_TO: Mentioned,
    Field.PENALTY: Penalty,
    Field.HELD_FOR: Duration,
    Field.GROUNDS: str,
    Field.ITEMS: str,
    Field.WORDS: str,
    Field.DEGREE: Degree,
    Field.STAGE: Stage,
}
"""What the value of each field is."""

SEVERAL = frozenset({Field.WHERE, Field.TARGETS, Field.ACTORS, Field.ACCORDING_TO, Field.PENALTY, Field.ITEMS})
"""Fields that can have several values."""

NEVER_EMPTY = frozenset({Field.TYPE, Field.DEGREE, Field.STAGE})


@dataclass(frozen=True, slots=True)
class Correction:
    """One value of a field, by a person's word.

    ``value`` is the value as JSON, ``None`` where the field has none. ``instead`` are the words of the value that it replaces, where the
    field has several: without them the value is one more. ``words`` state the value in the report; ``None`` where it is the person's
    own. ``part`` are the words of the party that was split off, where the correction is about that part of a claim.
    """

    field: Field
    value: str | None
    instead: Anchor | None = None
    words: Anchor | None = None
    part: Anchor | None = None

    def __post_init__(self) -> None:
        if self.value is not None:
            self.said()
        elif self.words is not None or (self.instead is None and self.field in SEVERAL) or self.field in NEVER_EMPTY:
            raise RecordError(f"this takes nothing away from {self.field}: name the words that it rests on, and no words for it")
        if self.instead is not None and self.field not in SEVERAL:
            raise RecordError(f"{self.field} has one value, which needs no words to be told from others")

    def said(self) -> object:
        """The value as a record; ``RecordError`` where it is none of the field's sort."""
        return record_in(SORTS[self.field], self.value or "null")
