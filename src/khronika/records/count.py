"""How many."""

from dataclasses import dataclass

from khronika.errors import RecordError


@dataclass(frozen=True, slots=True)
class Count:
    """How many: at least ``min``, at most ``max``, either end open."""

    min: int | None = None
    max: int | None = None

    def __post_init__(self) -> None:
        if self.min is None and self.max is None:
            raise RecordError("a count needs a bound")
        if self.min is not None and self.min < 0:
            raise RecordError(f"a count is not negative: {self.min}")
        if self.min is not None and self.max is not None and self.max < self.min:
            raise RecordError(f"a count needs min <= max, not {self.min}..{self.max}")
