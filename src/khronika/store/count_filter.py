"""Which incidents somebody wants to have counted."""

from dataclasses import dataclass
from datetime import date

from khronika.errors import SettingsError
from khronika.records.claim_type import ClaimType
from khronika.records.incident import ToldAs


@dataclass(frozen=True, slots=True)
class CountFilter:
    """Which incidents somebody wants to have counted; what is not given does not narrow.

    ``types`` are the types that incidents have in the end; ``areas`` ids of places of the gazetteer, codes of countries or names as
    written, any of them; ``ids`` of incidents. ``since`` and ``until`` are days, both included; an incident without a day passes neither.
    """

    told_as: ToldAs = ToldAs.FACT
    types: frozenset[ClaimType] = frozenset()
    areas: tuple[str, ...] | None = None
    ids: tuple[str, ...] | None = None
    since: date | None = None
    until: date | None = None

    def __post_init__(self) -> None:
        if self.since is not None and self.until is not None and self.until < self.since:
            raise SettingsError(f"an interval ends after it begins, not {self.since}..{self.until}; swap the two days")
