"""Reports with the words that carry their claims, as training needs them.

``data/made.texts.jsonl`` and ``data/made.gold.jsonl`` are reports of our own with their claims (CC0). ``data/hrdsattack.jsonl`` holds our
annotation of articles of HRDsAttack's train split, as places in them and no words of theirs; the articles stand in the gold folder.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Never

from khronika.evaluate.hrdsattack import train_articles
from khronika.extract.layout import Layout, lay_out, parse, with_names_checked
from khronika.extract.parser import english_parser
from khronika.extract.sentence import Sentence
from khronika.read import captures_in, report_of
from khronika.records.capture import Capture
from khronika.records.claim_type import ClaimType, Modality, Polarity
from khronika.records.report import Report

DATA = Path(__file__).parent / "data"
Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Told:
    """A claim by where its trigger may stand in the report's text, and how it is told."""

    places: tuple[tuple[int, int], ...]
    paragraph: int
    type: ClaimType
    modality: Modality
    polarity: Polarity


@dataclass(frozen=True, slots=True)
class LabelledReport:
    """A report, laid out and parsed, and its claims."""

    report: Report
    layout: Layout
    sentences: list[Sentence]
    claims: Sequence[Told]


def labelled_reports(gold: Path) -> list[LabelledReport]:
    """All reports of the training data, in the order of their files; ``gold`` is the folder of gold data."""
    made = {row["id"]: row["claims"] for row in rows_of(DATA / "made.gold.jsonl")}
    annotated = {row["id"]: row["claims"] for row in rows_of(DATA / "hrdsattack.jsonl")}
    articles = [line for id, line in train_articles(gold) if id in annotated]
    claims = {**made, **annotated}
    reports = list(read_captures([(DATA / "made.texts.jsonl").read_bytes(), *articles]))
    layouts = [lay_out(report) for report in reports]
    found = []
    for layout, sentences in zip(layouts, parse(layouts, english_parser()), strict=True):
        told = [_told(claim, layout.report) for claim in claims[layout.report.id]]
        found.append(LabelledReport(layout.report, with_names_checked(layout, sentences), sentences, told))
    return found


def rows_of(path: Path) -> Iterator[Row]:
    """The rows of a file of JSON lines."""
    yield from map(json.loads, path.read_text(encoding="utf-8").splitlines())


def read_captures(lines: Sequence[bytes]) -> Iterator[Report]:
    """The reports of lines of JSON."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "reports.jsonl"
        path.write_bytes(b"\n".join(line.strip() for line in lines))
        for capture in captures_in([str(path)], _no_fetch, lambda: datetime.fromtimestamp(0, UTC)):
            if not isinstance(capture, Capture):
                raise capture
            yield report_of(capture)


def _no_fetch(address: str) -> Never:
    raise AssertionError(f"training data is read from files, not from {address}")


def _told(claim: Row, report: Report) -> Told:
    """The claim; one that gives the words of its trigger may stand wherever its paragraph has them."""
    paragraph, places = claim["p"], told_places(claim, report)
    modality = Modality(claim.get("modality") or Modality.ACTUAL)
    polarity = Polarity(claim.get("polarity") or Polarity.ASSERTED)
    return Told(places, paragraph, ClaimType(claim["type"]), modality, polarity)


def told_places(claim: Row, report: Report) -> tuple[tuple[int, int], ...]:
    """Where the trigger of a claim may stand in the report's text."""
    passage = report.passages[claim["p"]]
    words = [(claim["start"], claim["end"])] if "start" in claim else _places_of(claim["trigger"], report.text[passage.start : passage.end])
    return tuple((passage.start + start, passage.start + end) for start, end in words)


def _places_of(words: str, text: str) -> list[tuple[int, int]]:
    return [found.span() for found in re.finditer(re.escape(words), text, re.IGNORECASE)]
