"""The exact words that state a value."""

from dataclasses import dataclass

from khronika.errors import RecordError


@dataclass(frozen=True, slots=True, order=True)
class Evidence:
    """A stretch of a report's text: ``quote == text[start:end]``, offsets in characters (code points)."""

    start: int
    end: int
    quote: str

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise RecordError(f"evidence needs 0 <= start < end, not {self.start}..{self.end}")
        if len(self.quote) != self.end - self.start:
            raise RecordError(f"evidence at {self.start}..{self.end} has a quote of {len(self.quote)} characters")

    @classmethod
    def of(cls, text: str, start: int, end: int) -> "Evidence":
        """The evidence that ``text[start:end]`` gives."""
        return cls(start, end, text[start:end])

    def stands_in(self, text: str) -> bool:
        """Whether ``text`` has these words at this place."""
        return text[self.start : self.end] == self.quote
