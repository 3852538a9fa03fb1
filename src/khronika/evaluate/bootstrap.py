"""How far figures would move with other reports of the same sort."""

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from khronika.errors import GoldError
from khronika.evaluate.scores import rate_of, share_shown_as_fact
from khronika.evaluate.tally import Compared, Tally

HEADLINES: Mapping[str, Callable[[Tally], float]] = {
    "slot.f1": lambda tally: rate_of(tally.slots).f1,
    "claim.f1": lambda tally: rate_of(tally.types).f1,
    "links.f1": lambda tally: rate_of(tally.links).f1,
    "shown_as_fact": share_shown_as_fact,
}
"""The figures that get an interval."""


@dataclass(frozen=True, slots=True)
class Interval:
    """Between which two values a figure falls in the stated share of draws."""

    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Draws:
    """How many times reports are drawn, and which share of the draws the interval holds."""

    rounds: int = 1000
    share: float = 0.95

    def __post_init__(self) -> None:
        if self.rounds < 1:
            raise GoldError(f"draws need at least one round, not {self.rounds}; 1000 is usual")
        if not 0 < self.share < 1:
            raise GoldError(f"an interval's share lies between 0 and 1, not {self.share}; 0.95 is usual")


def intervals(compared: Sequence[Compared], chance: random.Random, draws: Draws | None = None) -> Mapping[str, Interval]:
    """The percentile interval of each headline, over reports drawn with replacement by ``chance``.

    The same seed gives the same intervals. One report gives intervals without width: it says nothing of other reports.
    """
    if not compared:
        raise GoldError("intervals need at least one report; name a gold set that holds some")
    options = draws or Draws()
    tallies = [report.tally for report in compared]
    drawn = [sum(chance.choices(tallies, k=len(tallies)), Tally()) for _ in range(options.rounds)]
    return {name: _interval([figure(tally) for tally in drawn], options.share) for name, figure in HEADLINES.items()}


def _interval(values: list[float], share: float) -> Interval:
    ordered = sorted(values)
    outside = round((1 - share) / 2 * (len(ordered) - 1))
    return Interval(ordered[outside], ordered[-1 - outside])
