"""``khronika evaluate gate``: what the gate keeps and lets through, and how much time it saves."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

from khronika.cli.gold_reading import page_report
from khronika.evaluate.gate import FASTER_MIN, KEPT_MIN, LET_THROUGH_MAX, Share, breaches_of, kept_shares, page_labels, page_shares
from khronika.evaluate.pages import ARCHIVE, GoldPage, gold_pages
from khronika.extract import english_reader, trained_gate
from khronika.records.report import Report

LABELS = Path("benchmarks") / "gate-pages.tsv"
FOLDER = "web-pages"
PAGES_TIMED = 24
"""So many of the pages that are left out are read in full, to see what that takes."""


@dataclass(frozen=True, slots=True)
class GateScores:
    """What the gate was measured at: shares, and how many times as fast it is as the full reading on what it leaves out."""

    kept: tuple[Share, ...]
    pages: tuple[Share, ...]
    faster: float

    @property
    def breaches(self) -> list[str]:
        """What falls short."""
        return breaches_of(self.kept, self.pages, self.faster)

    def lines(self, misses: int) -> Iterator[str]:
        """What is printed, with the first so many that went the wrong way."""
        yield "gate: reports that hold a claim and are kept"
        yield from (_line(one, f"floor {KEPT_MIN:.3f}", misses) for one in self.kept)
        yield "gate: ordinary pages that are let through"
        for one in self.pages:
            yield _line(one, f"ceiling {LET_THROUGH_MAX:.3f}" if one.name == "pages: none" else "", misses)
        yield f"gate: {self.faster:.0f} times as fast as the full reading on what it leaves out  floor {FASTER_MIN:.0f}"


def gate_scores(folder: Path) -> GateScores:
    """The gate on the sets of a gold folder."""
    gate = trained_gate()
    pages = {page.id: page_report(page.html, page.url) for page in gold_pages(folder / FOLDER / ARCHIVE)}
    reports = {id: report for id, report in pages.items() if report is not None and report.language == "en"}

    def text_of(page: GoldPage) -> str | None:
        return reports[page.id].text if page.id in reports else None

    shares = page_shares(gold_pages(folder / FOLDER / ARCHIVE), page_labels(LABELS), text_of, gate.passes)
    left_out = [report for report in reports.values() if not gate.passes(report.text)]
    return GateScores(tuple(kept_shares(folder, gate.passes)), tuple(shares), _faster(left_out[:PAGES_TIMED]))


def _faster(reports: list[Report]) -> float:
    """How many times as long as the gate the full reading takes, once its models are loaded."""
    if not reports:
        return 0.0
    reader, gate = english_reader(), trained_gate()
    list(reader.read(reports[:1]))
    begin = perf_counter()
    list(reader.read(reports))
    read = perf_counter()
    for report in reports:
        gate.weight_of(report.text)
    return (read - begin) / (perf_counter() - read)


def _line(one: Share, bound: str, misses: int) -> str:
    wrong = f"  wrong: {', '.join(one.wrong[:misses])}" if misses and one.wrong else ""
    return f"{one.name:<20} {one.passed} of {one.total}  {one.share:.3f}  {bound}{wrong}".rstrip()
