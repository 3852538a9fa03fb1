"""When something happened, as far as the words tell."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from khronika.errors import RecordError


class Basis(StrEnum):
    """How a date came out of the words."""

    STATED = "stated"
    """The words name the day, month or year ("on May 21", "in December 2011")."""

    RELATIVE = "relative"
    """The words count from the publication day or from another event ("on Tuesday", "two days after")."""

    INFERRED = "inferred"
    """The report dates the same thing elsewhere (a title that gets the body's day)."""


@dataclass(frozen=True, slots=True)
class When:
    """An interval of local days, both ends included."""

    earliest: date
    latest: date
    basis: Basis = Basis.STATED

    def __post_init__(self) -> None:
        if self.latest < self.earliest:
            raise RecordError(f"a time needs earliest <= latest, not {self.earliest}..{self.latest}")
