"""What the judge answers about a word: how likely it carries a claim of each type, and how that claim is told."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from khronika.extract.judge.spots import Spot
from khronika.records.claim_type import ClaimType, Modality

TYPES = tuple(ClaimType)
MODALITIES = (Modality.ACTUAL, Modality.ALLEGED, Modality.PLANNED, Modality.HYPOTHETICAL)


@dataclass(frozen=True, slots=True)
class Scores:
    """Probabilities: of each type of ``TYPES`` (the rest to 1 is no claim), of each modality of ``MODALITIES``, and of a denial."""

    types: Sequence[float]
    modalities: Sequence[float]
    denied: float

    def of(self, type: ClaimType) -> float:
        """How likely the word carries a claim of the type."""
        return self.types[TYPES.index(type)]

    @property
    def best(self) -> ClaimType:
        """The likeliest type."""
        return TYPES[self.types.index(max(self.types))]

    @property
    def hedge(self) -> Modality:
        """The likeliest modality other than actual."""
        return MODALITIES[max(range(1, len(MODALITIES)), key=lambda number: self.modalities[number])]

    @property
    def hedged(self) -> float:
        """How likely the claim is not actual."""
        return 1 - self.modalities[0]


class Judge(Protocol):
    """Answers for the spots of one report."""

    def scores(self, spots: Sequence[Spot]) -> list[Scores]:
        """The scores of each spot."""
