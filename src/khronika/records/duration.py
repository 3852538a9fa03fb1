"""How long a detention lasted."""

from dataclasses import dataclass
from enum import StrEnum

from khronika.errors import RecordError


class TimeUnit(StrEnum):
    """Units of a length of custody."""

    MINUTE = "minute"
    HOUR = "hour"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Duration:
    """A length of time: at least ``min``, at most ``max``, either end open, in ``unit``."""

    unit: TimeUnit
    min: int | None = None
    max: int | None = None

    def __post_init__(self) -> None:
        if self.min is None and self.max is None:
            raise RecordError("a duration needs a bound")
        if self.min is not None and self.max is not None and self.max < self.min:
            raise RecordError(f"a duration needs min <= max, not {self.min}..{self.max}")
