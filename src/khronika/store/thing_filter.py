"""Which incidents, cases or sites somebody wants to see."""

from dataclasses import dataclass
from datetime import date

from khronika.errors import SettingsError
from khronika.records.claim_type import ClaimType


@dataclass(frozen=True, slots=True)
class ThingFilter:
    """Which things somebody wants to see; what is not given does not narrow.

    ``areas`` are ids of places of the gazetteer, codes of countries or names as written, any of them; ``parties`` ids of parties, any
    of them; ``ids`` of things. ``since`` and ``until`` are days, both included; a thing without a day passes neither. ``several`` leaves
    out what one report alone tells.
    """

    types: frozenset[ClaimType] = frozenset()
    areas: tuple[str, ...] | None = None
    parties: tuple[str, ...] | None = None
    ids: tuple[str, ...] | None = None
    since: date | None = None
    until: date | None = None
    several: bool = False

    def __post_init__(self) -> None:
        if self.since is not None and self.until is not None and self.until < self.since:
            raise SettingsError(f"an interval ends after it begins, not {self.since}..{self.until}; swap the two days")
