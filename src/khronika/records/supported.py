"""What was worked out, with the claims that it rests on."""

from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from khronika.errors import RecordError

T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Supported(Generic[T_co]):
    """A value that was worked out, and the ids of the claims that it follows from."""

    value: T_co
    claims: tuple[str, ...]

    def __post_init__(self) -> None:
        if not self.claims:
            raise RecordError(f"what is worked out rests on claims: {self.value!r}")


@dataclass(frozen=True, slots=True, order=True)
class Interval:
    """Days from the earliest to the latest, both included."""

    earliest: date
    latest: date

    def __post_init__(self) -> None:
        if self.latest < self.earliest:
            raise RecordError(f"an interval needs earliest <= latest, not {self.earliest}..{self.latest}")

    def __str__(self) -> str:
        return str(self.earliest) if self.earliest == self.latest else f"{self.earliest} to {self.latest}"
