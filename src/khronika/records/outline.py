"""An incident in outline: what is counted of it, which says whether it can bear on another."""

from dataclasses import dataclass

from khronika.records.claim_type import ClaimType
from khronika.records.supported import Interval


@dataclass(frozen=True, slots=True)
class Outline:
    """What an incident that is told as a fact is, when, and of how many: as ``Counted`` has it, without where."""

    thing: str
    type: ClaimType
    days: Interval | None
    named: int
    least: int | None
    most: int | None

    @property
    def number(self) -> int:
        """How many it surely counts, else how many people it names; 0 where neither is told."""
        return min((figure for figure in (self.least, self.most) if figure is not None), default=0) or self.named
