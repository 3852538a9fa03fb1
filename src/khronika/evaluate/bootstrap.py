"""How far figures would move with other reports of the same sort."""

import random
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from khronika.errors import GoldError
from khronika.evaluate.labels import Labelled
from khronika.evaluate.scores import Rate, rate_of, share_shown_as_fact
from khronika.evaluate.tally import Compared, Hits, Tally

HEADLINES: Mapping[str, Callable[[Tally], float]] = {
    "slot.f1": lambda tally: rate_of(tally.slots).f1,
    "claim.f1": lambda tally: rate_of(tally.types).f1,
    "links.f1": lambda tally: rate_of(tally.links).f1,
    "shown_as_fact": share_shown_as_fact,
}
"""The figures of everything together that get an interval."""


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
    """The percentile interval of each headline, kind of slot and type of claim, over reports drawn with replacement by ``chance``.

    The same seed gives the same intervals. One report gives intervals without width: it says nothing of other reports.
    """
    options = _options(compared, draws)
    tallies = [report.tally for report in compared]
    drawn = [sum(chance.choices(tallies, k=len(tallies)), Tally()) for _ in range(options.rounds)]
    figures: dict[str, Callable[[Tally], float]] = {**HEADLINES, **_by_kind(tallies)}
    return {name: _interval([figure(tally) for tally in drawn], options.share) for name, figure in figures.items()}


def _by_kind(tallies: Iterable[Tally]) -> Mapping[str, Callable[[Tally], float]]:
    """The F1 of each kind of slot and of each type of claim."""
    whole = sum(tallies, Tally())
    slots = {f"slots.{kind}.f1": partial(_f1_of_slots, kind=kind) for kind in whole.slots.gold | whole.slots.read}
    return slots | {f"types.{type}.f1": partial(_f1_of_type, type=type) for type in whole.types.gold | whole.types.read}


def _f1_of_slots(tally: Tally, kind: str) -> float:
    return rate_of(tally.slots, kind).f1


def _f1_of_type(tally: Tally, type: str) -> float:
    return rate_of(tally.types, type).f1


def label_intervals(reports: Sequence[Labelled], chance: random.Random, draws: Draws | None = None) -> Mapping[str, Interval]:
    """The percentile interval of each label's F1, over reports drawn with replacement by ``chance``, as :func:`intervals`."""
    options = _options(reports, draws)
    labels = sorted({label for report in reports for label in report.hits.gold | report.hits.read})
    counts = [tuple(_counts(report.hits, labels)) for report in reports]
    drawn = [tuple(map(sum, zip(*chance.choices(counts, k=len(counts)), strict=True))) for _ in range(options.rounds)]
    return {
        f"{label}.f1": _interval([Rate(*counted[3 * number : 3 * number + 3]).f1 for counted in drawn], options.share)
        for number, label in enumerate(labels)
    }


def _counts(hits: Hits, labels: Iterable[str]) -> Iterator[int]:
    for label in labels:
        yield from (hits.both[label], hits.gold[label], hits.read[label])


def _options(reports: Sequence[object], draws: Draws | None) -> Draws:
    if not reports:
        raise GoldError("intervals need at least one report; name a gold set that holds some")
    return draws or Draws()


def percentiles(values: list[float], share: float = Draws().share) -> Interval:
    """Between which two values the middle ``share`` of them lies."""
    return _interval(values, share)


def _interval(values: list[float], share: float) -> Interval:
    ordered = sorted(values)
    outside = round((1 - share) / 2 * (len(ordered) - 1))
    return Interval(ordered[outside], ordered[-1 - outside])
