"""An incident as it is counted: by what it is, when and where, and how many people it names or is said to have befallen."""

from dataclasses import dataclass

from khronika.errors import RecordError
from khronika.records.claim_type import ClaimType
from khronika.records.incident import ToldAs
from khronika.records.supported import Interval


@dataclass(frozen=True, slots=True)
class Counted:
    """What one incident adds to counts.

    ``areas`` are ids of the places that it is in and of what these lie in, codes of countries, and names as written; ``spots`` the ids of
    the narrowest places that are told of it. ``named`` is how many people it names; ``least`` and ``most`` are the lowest and the highest
    figure that is told, ``is_open`` where the highest is told as "at least".
    """

    thing: str
    type: ClaimType
    told_as: ToldAs
    days: Interval | None = None
    areas: frozenset[str] = frozenset()
    spots: frozenset[int] = frozenset()
    named: int = 0
    least: int | None = None
    most: int | None = None
    is_open: bool = False

    def __post_init__(self) -> None:
        if self.named < 0:
            raise RecordError(f"an incident cannot name {self.named} people")
        if "" in self.areas:
            raise RecordError("an area without a name stands for all of them, and is none of an incident")
