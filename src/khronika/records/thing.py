"""Something that one report or more tell of, as lists of such things are sorted and filtered."""

from dataclasses import dataclass
from datetime import date

from khronika.errors import RecordError
from khronika.records.claim_type import ClaimType


@dataclass(frozen=True, slots=True)
class Thing:
    """What members make together; ``id`` is the least of theirs, ``size`` their number.

    ``types`` are those of its claims, of a party's those in which something is done to it; ``earliest`` and ``latest`` are the outermost
    days that are told of it.
    """

    id: str
    size: int
    types: frozenset[ClaimType] = frozenset()
    earliest: date | None = None
    latest: date | None = None

    def __post_init__(self) -> None:
        if self.size < 1:
            raise RecordError(f"a thing has at least one member, not {self.size}")
