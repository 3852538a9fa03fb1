"""What a court imposed."""

import re
from dataclasses import dataclass
from enum import StrEnum

from khronika.errors import RecordError

TIME_UNITS = ("hour", "day", "month", "year", "life")
OTHER_UNITS = ("lash",)


class PenaltyKind(StrEnum):
    """The sorts of penalty."""

    JAIL = "jail"
    """A term in days (administrative arrest)."""

    PRISON = "prison"
    FINE = "fine"
    SUSPENDED = "suspended"
    HOUSE_ARREST = "house_arrest"
    COMMUNITY_SERVICE = "community_service"
    DEATH = "death"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Penalty:
    """One penalty, laid on all targets of its claim; ``unit`` is a span of time, ``lash`` or an ISO 4217 currency."""

    kind: PenaltyKind
    min: int | None = None
    max: int | None = None
    unit: str | None = None

    def __post_init__(self) -> None:
        if self.min is not None and self.max is not None and self.max < self.min:
            raise RecordError(f"a penalty needs min <= max, not {self.min}..{self.max}")
        if self.unit is not None and self.unit not in TIME_UNITS + OTHER_UNITS and not re.fullmatch("[A-Z]{3}", self.unit):
            raise RecordError(f"a penalty's unit is one of {', '.join(TIME_UNITS + OTHER_UNITS)} or a currency, not {self.unit!r}")
