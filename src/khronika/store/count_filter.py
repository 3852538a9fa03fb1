"""Which incidents somebody wants to have counted."""

from dataclasses import dataclass
from datetime import date

from khronika.errors import SettingsError
from khronika.records.claim_type import ClaimType
from khronika.records.counted import Counted
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

    def passes(self, counted: Counted) -> bool:
        """Whether an incident passes, as it is counted."""
        return self.anywhere(counted) and self._is_there(counted)

    def anywhere(self, counted: Counted) -> bool:
        """Whether an incident passes but for where it is."""
        return counted.told_as is self.told_as and self._is_so(counted)

    def told_anyhow(self, counted: Counted) -> bool:
        """Whether an incident passes but for as what it is told."""
        return self._is_so(counted) and self._is_there(counted)

    def _is_so(self, counted: Counted) -> bool:
        is_asked_for = (not self.types or counted.type in self.types) and (self.ids is None or counted.thing in self.ids)
        if self.since is None and self.until is None:
            return is_asked_for
        days = counted.days
        is_after = days is not None and (self.since is None or days.latest >= self.since)
        return is_asked_for and is_after and (self.until is None or (days is not None and days.earliest <= self.until))

    def _is_there(self, counted: Counted) -> bool:
        return self.areas is None or not counted.areas.isdisjoint(self.areas)
