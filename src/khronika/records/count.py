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

    def excludes(self, other: "Count") -> bool:
        """Whether no number is within both."""
        lows, highs = [one.min for one in (self, other) if one.min is not None], [one.max for one in (self, other) if one.max is not None]
        return bool(lows) and bool(highs) and max(lows) > min(highs)


def count_words(count: Count) -> str:
    """How many, in words.

    >>> count_words(Count(min=1001)), count_words(Count(10, 15)), count_words(Count(max=100))
    ('at least 1,001', '10 to 15', 'up to 100')
    """
    if count.min == count.max:
        return f"{count.min:,}"
    if count.max is None:
        return f"at least {count.min:,}"
    return f"up to {count.max:,}" if count.min is None else f"{count.min:,} to {count.max:,}"
