"""Sets that give a report labels in place of claims: what is counted in them, and what a reading is worth by it."""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Set
from dataclasses import dataclass, field

from khronika.evaluate.output import ReadReport
from khronika.evaluate.scores import Shown, rate_of
from khronika.evaluate.tally import Hits, Wrong

Readings = Callable[[Iterable[bytes]], Mapping[str, ReadReport]]
"""Gives what was read of reports, by their ids; the reports come as JSON lines."""


@dataclass(frozen=True, slots=True)
class Sides:
    """What gold and reading say of a report under one label; ``is_kind`` where they choose from a short list."""

    gold: Set[str]
    read: Set[str]
    is_kind: bool = False


@dataclass(frozen=True, slots=True)
class LabelMiss:
    """What only one side says under a label, and in which report."""

    report: str
    is_spurious: bool
    label: str
    words: str

    def __str__(self) -> str:
        return f"{self.report} {'spurious' if self.is_spurious else 'missed  '} {self.label}: {self.words!r}"


@dataclass(frozen=True, slots=True)
class Labelled:
    """One report, compared by its labels: the counts, what was missed before what was made up, and how often it errs in which way."""

    report: str
    hits: Hits
    misses: tuple[LabelMiss, ...] = ()
    was_read: bool = True
    wrong: Counter[Wrong] = field(default_factory=Counter)


@dataclass(frozen=True, slots=True)
class LabelledSet:
    """The reports of a set, compared; ``left_out`` says how much of the gold nothing can be compared with, and why.

    ``told`` are lines that say what stands behind a label.
    """

    name: str
    gold_sha256: str
    labels: tuple[str, ...]
    reports: tuple[Labelled, ...]
    left_out: Mapping[str, int] = field(default_factory=dict)
    told: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LabelScores:
    """What a reading of such a set is worth; ``docs/evaluation.md`` says what each label means."""

    set: str
    gold_sha256: str
    rates: Mapping[str, Shown]
    reports: int
    not_read: tuple[str, ...]
    misses: tuple[LabelMiss, ...]
    wrong: Counter[Wrong]
    left_out: Mapping[str, int]
    told: tuple[str, ...] = ()


def score_labels(found: LabelledSet) -> LabelScores:
    """The scores of a set that was compared."""
    hits = sum((report.hits for report in found.reports), Hits())
    return LabelScores(
        set=found.name,
        gold_sha256=found.gold_sha256,
        rates={label: rate_of(hits, label) for label in found.labels},
        reports=len(found.reports),
        not_read=tuple(report.report for report in found.reports if not report.was_read),
        misses=tuple(miss for report in found.reports for miss in report.misses),
        wrong=sum((report.wrong for report in found.reports), Counter()),
        left_out=found.left_out,
        told=found.told,
    )


def labelled(report: str, sides: Mapping[str, Sides], *, was_read: bool) -> Labelled:
    """A report by what both sides say under each label; a saying that both have is right, in whatever order."""
    hits = Hits(
        Counter({label: len(side.gold & side.read) for label, side in sides.items()}),
        Counter({label: len(side.gold) for label, side in sides.items()}),
        Counter({label: len(side.read) for label, side in sides.items()}),
    )
    misses: list[LabelMiss] = []
    wrong: Counter[Wrong] = Counter()
    for label, side in sides.items():
        for is_spurious, left in ((False, side.gold - side.read), (True, side.read - side.gold)):
            misses += [LabelMiss(report, is_spurious, label, words) for words in sorted(left)]
            wrong.update(Wrong(f"{label} {words}" if side.is_kind else label, is_spurious) for words in left)
    return Labelled(report, hits, tuple(misses), was_read, wrong)


def report_line(id: str, published: str, paragraphs: Iterable[str]) -> bytes:
    """A report as ``khronika read`` takes it: a line of JSON, the first paragraph the title."""
    return json.dumps({"id": id, "published": published, "paragraphs": list(paragraphs)}, ensure_ascii=False).encode()
