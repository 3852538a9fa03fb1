"""A value together with the words that state it."""

from dataclasses import dataclass
from typing import Generic, TypeVar

from khronika.errors import RecordError
from khronika.records.evidence import Evidence

T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Stated(Generic[T_co]):
    """A value drawn from a report, and at least one stretch of its text that says so.

    ``by`` is who corrected the value, where somebody did; the words are then those that this person chose, or, ``is_own``, those that the
    value is about while it is this person's own.
    """

    value: T_co
    evidence: tuple[Evidence, ...]
    by: str | None = None
    is_own: bool = False

    def __post_init__(self) -> None:
        if not self.evidence:
            raise RecordError(f"a stated value needs evidence: {self.value!r}")
