"""Gold: reports and the claims that careful readers found in them."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from khronika.errors import GoldError
from khronika.evaluate.claims import GoldClaim, gold_claim_of
from khronika.evaluate.rows import Row, bytes_of, rows_in

TEXT_FILES = ("texts.jsonl", "text.jsonl")
GOLD_FILE = "gold.jsonl"
REMEDY = "name the folder of gold data that holds one folder a set, each with texts.jsonl and gold.jsonl"


@dataclass(frozen=True, slots=True)
class GoldReport:
    """A report's paragraphs, the title first, and its gold claims."""

    id: str
    paragraphs: tuple[str, ...]
    claims: tuple[GoldClaim, ...]


@dataclass(frozen=True, slots=True)
class GoldSet:
    """A set of gold reports; ``texts_path`` is what a reader is given, the hash is that of the gold file as it stood."""

    name: str
    reports: tuple[GoldReport, ...]
    texts_path: Path
    gold_sha256: str


def load_gold(folder: Path, name: str) -> GoldSet:
    """The set ``name`` of a folder of gold data; a file that is missing or wrong is a :class:`GoldError`."""
    texts_path = _texts_path(folder / name)
    gold_path = folder / name / GOLD_FILE
    texts_data, gold_data = bytes_of(texts_path, REMEDY), bytes_of(gold_path, REMEDY)
    paragraphs = {row.needed_text("id"): row.texts("paragraphs") for row in rows_in(texts_data, str(texts_path))}
    reports: dict[str, GoldReport] = {}
    for row in rows_in(gold_data, str(gold_path)):
        report = _report_of(row, paragraphs)
        if report.id in reports:
            raise GoldError(f"{row.place}: report {report.id} stands there twice; keep one of the lines")
        reports[report.id] = report
    if not reports:
        raise GoldError(f"{gold_path}: holds no report; {REMEDY}")
    return GoldSet(name, tuple(reports.values()), texts_path, hashlib.sha256(gold_data).hexdigest())


def _texts_path(folder: Path) -> Path:
    for file in TEXT_FILES:
        if (folder / file).is_file():
            return folder / file
    raise GoldError(f"{folder}: no {TEXT_FILES[0]} in there; {REMEDY}")


def _report_of(row: Row, texts: dict[str, tuple[str, ...]]) -> GoldReport:
    name = row.needed_text("id")
    if name not in texts:
        raise GoldError(f"{row.place}: report {name} has no text; texts and gold must be of one set")
    paragraphs = texts[name]
    claims = tuple(gold_claim_of(claim) for claim in row.rows("claims"))
    for number, claim in enumerate(claims):
        _check(claim, paragraphs, f"{row.place}, claims[{number}]")
    return GoldReport(name, paragraphs, claims)


def _check(claim: GoldClaim, paragraphs: tuple[str, ...], place: str) -> None:
    if not 0 <= claim.paragraph < len(paragraphs):
        raise GoldError(f"{place}: there is no paragraph {claim.paragraph}; the report has {len(paragraphs)}")
    if claim.trigger.casefold() not in paragraphs[claim.paragraph].casefold():
        raise GoldError(f"{place}: {claim.trigger!r} does not stand in paragraph {claim.paragraph}; texts and gold must be of one set")
