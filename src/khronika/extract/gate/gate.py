"""What the gate makes of a text."""

from collections.abc import Mapping
from dataclasses import dataclass
from heapq import nlargest
from math import sqrt

from khronika.extract.gate.signs import sentences_of, signs_of

SENTENCES = 2
"""A text weighs as much as its so many heaviest sentences do in the mean; one that has fewer, as much as all of them."""


@dataclass(frozen=True, slots=True)
class Gate:
    """Weights of signs, and the ``threshold`` from which on a text passes."""

    weights: Mapping[str, float]
    threshold: float

    def weight_of(self, text: str) -> float:
        """How heavily a text speaks of what the codebook knows: 0 where it does not at all, as a text without words."""
        heaviest = nlargest(SENTENCES, (self._weight(signs_of(sentence)) for _, sentence in sentences_of(text)))
        return sum(heaviest) / max(1, len(heaviest))

    def passes(self, text: str) -> bool:
        """Whether a text is to be read."""
        return self.weight_of(text) >= self.threshold

    def _weight(self, signs: set[str]) -> float:
        """That of a sentence, which a long one does not get for its length."""
        weigh = self.weights.get
        return max(0.0, sum(weigh(sign, 0.0) for sign in signs) / sqrt(max(1, len(signs))))
