"""Precision, recall and F1, of everything together and piece by piece."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from khronika.evaluate.compare import compare
from khronika.evaluate.gold import GoldSet
from khronika.evaluate.output import ReadReport
from khronika.evaluate.reliability import Reliability, reliability
from khronika.evaluate.slips import Slip
from khronika.evaluate.slots import SlotKind
from khronika.evaluate.tally import Compared, Hits, Miss, Tally, Wrong

DECIMALS = 4
"""To how many decimals figures are shown, stored and compared."""


class Shown(Protocol):
    """A figure as it is shown: precision, recall and F1, and how much there was on either side."""

    @property
    def precision(self) -> float:
        """From 0 to 1."""

    @property
    def recall(self) -> float:
        """From 0 to 1."""

    @property
    def f1(self) -> float:
        """From 0 to 1."""

    @property
    def gold(self) -> int:
        """How much was there to find."""

    @property
    def read(self) -> int:
        """How much was found."""


@dataclass(frozen=True, slots=True)
class Rate:
    """How many were in both, in gold, and in what was read; figures are 0 where nothing was there to find or found."""

    both: int
    gold: int
    read: int

    @property
    def precision(self) -> float:
        """The share of what was read that is right."""
        return round(_share(self.both, self.read), DECIMALS)

    @property
    def recall(self) -> float:
        """The share of the gold that was read."""
        return round(_share(self.both, self.gold), DECIMALS)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        precision, recall = _share(self.both, self.read), _share(self.both, self.gold)
        return round(2 * precision * recall / (precision + recall), DECIMALS) if self.both else 0.0


@dataclass(frozen=True, slots=True)
class Scores:
    """What a reading of a gold set is worth; ``docs/evaluation.md`` says what each figure means."""

    set: str
    gold_sha256: str
    slot: Rate
    claim: Rate
    links: Rate
    slots: Mapping[str, Rate]
    types: Mapping[str, Rate]
    hedged: int
    shown_as_fact: float
    evidence_faults: int
    reports: int
    not_read: tuple[str, ...]
    misses: tuple[Miss, ...]
    wrong: Counter[Wrong]
    slips: Counter[Slip] = field(default_factory=Counter)
    reliability: Reliability | None = None
    """What the claims' confidence is worth; ``None`` where no claim gives one."""


def score_claims(gold: GoldSet, read: Mapping[str, ReadReport], countries: frozenset[str]) -> Scores:
    """The scores of what was read of a gold set; ``countries`` are the folded names of countries, which are no slots as places."""
    return scores_of(gold, compare(gold, read, countries))


def scores_of(gold: GoldSet, compared: tuple[Compared, ...]) -> Scores:
    """The scores of reports that were compared already."""
    tally = sum((report.tally for report in compared), Tally())
    return Scores(
        set=gold.name,
        gold_sha256=gold.gold_sha256,
        slot=rate_of(tally.slots),
        claim=rate_of(tally.types),
        links=rate_of(tally.links),
        slots=_rates(tally.slots, tuple(map(str, SlotKind))),
        types=_rates(tally.types, tuple(sorted(tally.types.gold | tally.types.read))),
        hedged=tally.hedged,
        shown_as_fact=share_shown_as_fact(tally),
        evidence_faults=tally.evidence_faults,
        reports=len(compared),
        not_read=tuple(report.report for report in compared if not report.was_read),
        misses=tuple(miss for report in compared for miss in report.misses),
        wrong=sum((report.wrong for report in compared), Counter()),
        slips=sum((report.slips for report in compared), Counter()),
        reliability=reliability(claim for report in compared for claim in report.checked),
    )


def rate_of(hits: Hits, *keys: str) -> Rate:
    """The rate over ``keys``, or over all keys where none is given."""
    sides = (hits.both, hits.gold, hits.read)
    both, gold, read = (sum(side[key] for key in keys) if keys else side.total() for side in sides)
    return Rate(both, gold, read)


def share_shown_as_fact(tally: Tally) -> float:
    """Of the paired claims that gold marks as denied or no fact, the share that was read as a fact."""
    return round(_share(tally.shown_as_fact, tally.hedged), DECIMALS)


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0


def _rates(hits: Hits, keys: tuple[str, ...]) -> Mapping[str, Rate]:
    return {key: rate_of(hits, key) for key in keys if hits.gold[key] or hits.read[key]}
