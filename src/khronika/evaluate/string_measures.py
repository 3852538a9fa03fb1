"""What rapidfuzz's measures of two strings are worth on pairs of names, each with the threshold that is best for it on these very pairs."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, product

from anyascii import anyascii
from rapidfuzz import distance, fuzz
from rapidfuzz.utils import default_process

Measure = Callable[[str, str], float]

MEASURES: dict[str, Measure] = {
    **{
        scorer.__name__: scorer
        for scorer in (
            fuzz.ratio,
            fuzz.partial_ratio,
            fuzz.token_sort_ratio,
            fuzz.token_set_ratio,
            fuzz.token_ratio,
            fuzz.partial_token_sort_ratio,
            fuzz.partial_token_set_ratio,
            fuzz.partial_token_ratio,
            fuzz.WRatio,
        )
    },
    **{
        name: getattr(distance, name).normalized_similarity
        for name in ("DamerauLevenshtein", "Jaro", "JaroWinkler", "LCSseq", "Levenshtein", "OSA", "Prefix", "Postfix")
    },
}
"""The scorers of ``rapidfuzz.fuzz`` and ``rapidfuzz.distance``; ``QRatio`` and ``Indel`` are ``ratio``."""

PREPARED: dict[str, Callable[[str], str]] = {
    "as written": default_process,
    "in Latin letters": lambda name: default_process(anyascii(name)),
}
"""How names are prepared: lower case without signs, as written or first put into Latin letters."""

Judged = tuple[str, str, bool]
"""Two names, and whether they are one's."""


@dataclass(frozen=True, slots=True)
class Tuned:
    """A measure with the way names are prepared for it, and the threshold from which two names are one's.

    ``f1`` is what it has on the pairs on which it is tuned.
    """

    name: str
    prepared: str
    threshold: float
    f1: float

    def is_same(self, left: str, right: str) -> bool:
        """Whether the measure takes both names for one's."""
        return self.score(left, right) >= self.threshold

    def score(self, left: str, right: str) -> float:
        """What the measure gives for both names."""
        prepare = PREPARED[self.prepared]
        return MEASURES[self.name](prepare(left), prepare(right))

    def __str__(self) -> str:
        return f"{self.name} of names {self.prepared}, from {self.threshold:.3g}"


def best_measure(pairs: Sequence[Judged]) -> Tuned:
    """The measure that has the highest F1 on the pairs with the threshold that is best for it; of equals the first.

    >>> best_measure([("Ana", "ana", True), ("Ana", "Eva", False)]).f1
    1.0
    """
    return max((_tuned(name, prepared, pairs) for name, prepared in product(MEASURES, PREPARED)), key=lambda tuned: tuned.f1)


def _tuned(name: str, prepared: str, pairs: Sequence[Judged]) -> Tuned:
    measure = Tuned(name, prepared, 0.0, 0.0)
    scored = sorted(((measure.score(left, right), is_same) for left, right, is_same in pairs), reverse=True)
    f1, threshold = max(_by_threshold(scored), default=(0.0, 0.0))
    return Tuned(name, prepared, threshold, f1)


def _by_threshold(scored: Sequence[tuple[float, bool]]) -> Iterator[tuple[float, float]]:
    """F1 at each score that some pair has, with all pairs of that score or a higher one taken for the same."""
    gold = sum(is_same for _, is_same in scored)
    hits: Iterable[int] = accumulate(is_same for _, is_same in scored)
    for read, ((score, _), both) in enumerate(zip(scored, hits, strict=True), start=1):
        if read == len(scored) or scored[read][0] < score:
            yield 2 * both / (gold + read), score
