"""Which claims somebody wants to see."""

from dataclasses import dataclass
from datetime import date

from khronika.errors import SettingsError
from khronika.records.claim_type import ClaimType


@dataclass(frozen=True, slots=True)
class ClaimFilter:
    """Which claims somebody wants to see; what is not given does not narrow.

    ``place`` is a place's name, words of it, or a country code; ``person`` a name, or words of it, of a target or an actor.
    ``since`` and ``until`` are days, both included: a claim passes whose interval overlaps with theirs, and one without a day does not.
    ``everything`` shows also what no longer counts: older versions of reports and older readers' claims.
    """

    types: frozenset[ClaimType] = frozenset()
    place: str | None = None
    person: str | None = None
    since: date | None = None
    until: date | None = None
    everything: bool = False

    def __post_init__(self) -> None:
        if self.since is not None and self.until is not None and self.until < self.since:
            raise SettingsError(f"an interval ends after it begins, not {self.since}..{self.until}; swap the two days")
