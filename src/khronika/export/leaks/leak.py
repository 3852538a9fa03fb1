"""What the check found."""

from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    """What follows from a finding."""

    REFUSE = "refuse"
    """The edition does not leave."""
    ASK = "ask"
    """A person must say that the words mean something else."""
    CLEAR = "clear"
    """The words are something else, and no finding."""


@dataclass(frozen=True, slots=True)
class Leak:
    """Words that name what is sealed, or may.

    ``places`` are the first places where they stand, a file within a file with its line; ``number`` is in how many they stand in all.
    ``spelling`` is the sealed spelling that they come near, empty where something could not be looked into; ``why`` says it in words.
    """

    verdict: Verdict
    words: str
    spelling: str
    why: str
    places: tuple[str, ...]
    number: int = 1

    def __str__(self) -> str:
        more = f" and {self.number - 1:,} more places" if self.number > 1 else ""
        return f"{self.places[0]}{more}: “{self.words}”: {self.why}"
