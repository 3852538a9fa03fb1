"""A word that comes near a part of a sealed value."""

from dataclasses import dataclass
from enum import IntEnum

WHOLE = -1
"""In place of a part's number: all parts of the value, grown together."""


class How(IntEnum):
    """How near a word comes, the nearest first."""

    EXACT = 0
    INFLECTED = 1
    SOUND = 2
    CONSONANTS = 3
    NEAR = 4
    INSIDE = 5

    @property
    def words(self) -> str:
        """The same in words."""
        return HOW[self]


HOW = {
    How.EXACT: "the letters are those of",
    How.INFLECTED: "without its ending it is",
    How.SOUND: "it is another spelling of the sounds of",
    How.CONSONANTS: "it has the consonants of",
    How.NEAR: "it is a slip of the pen away from",
    How.INSIDE: "it has in it",
}


@dataclass(frozen=True, slots=True)
class Target:
    """A part of a spelling of a sealed value, by their numbers; ``is_plain`` where it is written in ASCII."""

    value: int
    spelling: int
    part: int
    is_plain: bool


@dataclass(frozen=True, slots=True)
class Hit:
    """The part that a word comes near, how near, and by how many letters it differs; ``rest`` is what stands around it, INSIDE a word."""

    target: Target
    how: How
    edits: int = 0
    rest: str = ""
