"""What speaks for and against two things being one."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sign:
    """One thing that speaks for it (a weight above 0) or against it, and what it is in words."""

    weight: float
    words: str


@dataclass(frozen=True, slots=True)
class Weighed:
    """All signs between two things; they are taken for one where the score is above 0.

    Weights of independent signs add up (Fellegi and Sunter, "A theory for record linkage", JASA 1969).
    """

    score: float
    signs: tuple[Sign, ...]

    @classmethod
    def of(cls, signs: Iterable[Sign]) -> "Weighed":
        """The signs, the weightiest first."""
        listed = sorted(signs, key=lambda sign: (-abs(sign.weight), sign.words))
        return cls(sum(sign.weight for sign in listed), tuple(listed))

    @property
    def reasons(self) -> tuple[str, ...]:
        """The signs that have words, each with + or −."""
        return tuple(f"{'+' if sign.weight > 0 else '−'} {sign.words}" for sign in self.signs if sign.weight and sign.words)
