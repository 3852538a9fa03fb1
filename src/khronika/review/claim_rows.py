"""A claim as rows of fields, each value with the words that state it."""

from collections.abc import Iterator
from dataclasses import dataclass

from khronika.records.claim import Claim
from khronika.records.correction import SEVERAL, Field
from khronika.records.evidence import Evidence
from khronika.records.mention import Mention
from khronika.records.stated import Stated

FIRST = (Field.TYPE, Field.POLARITY, Field.MODALITY, Field.WHEN, Field.WHERE, Field.TARGETS, Field.ACTORS, Field.ACCORDING_TO)
ORDER = (*FIRST, *(field for field in Field if field not in FIRST))
"""The order in which a record shows its fields."""

WITHOUT_WORDS = (Field.TYPE, Field.DEGREE, Field.STAGE)
"""Fields that the words which carry the claim state."""


@dataclass(frozen=True, slots=True)
class FieldRow:
    """One value: ``key`` tells it from all others of the claim, ``by`` who corrected it, and ``is_own`` that it is this person's own."""

    field: Field
    key: str
    value: object
    evidence: tuple[Evidence, ...]
    by: str | None = None
    is_own: bool = False

    @property
    def start(self) -> int:
        """Where the words of the value begin, by which it is told from other values of the field."""
        return min(words.start for words in self.evidence)


def rows_of(claim: Claim) -> list[FieldRow]:
    """Every value that the claim has."""
    return [row for field in ORDER for row in _rows(claim, field)]


def missing_fields(claim: Claim) -> list[Field]:
    """The fields that can get a value, or one more."""
    there = {row.field for row in rows_of(claim)}
    return [field for field in ORDER if field in SEVERAL or (field not in there and field not in WITHOUT_WORDS)]


def _rows(claim: Claim, field: Field) -> Iterator[FieldRow]:
    value = getattr(claim, field.value)
    if field in WITHOUT_WORDS:
        if value is not None:
            yield FieldRow(field, field.value, value, (claim.trigger,))
    elif field in SEVERAL:
        for number, one in enumerate(value):
            yield _row(field, f"{field.value}-{number}", one)
    elif value is not None:
        yield _row(field, field.value, value)


def _row(field: Field, key: str, value: Stated[object] | Mention) -> FieldRow:
    if isinstance(value, Stated):
        return FieldRow(field, key, value.value, value.evidence, value.by, value.is_own)
    parts = [stated for stated in (value.name, value.description, value.count) if stated is not None]
    by = next((stated.by for stated in parts if stated.by is not None), None)
    return FieldRow(field, key, value, tuple(value.evidence()), by, any(stated.is_own for stated in parts))
