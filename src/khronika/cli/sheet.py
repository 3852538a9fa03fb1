"""Claims as CSV, a row each, for a spreadsheet."""

import csv
import sys
from collections.abc import Callable, Iterable, Sequence

from khronika.cli.plain import plain
from khronika.cli.values import duration_words, penalty_words
from khronika.export.marks import BETWEEN
from khronika.export.writing import FORMULA_STARTS
from khronika.records.claim import Claim
from khronika.records.claim_type import Modality, Polarity
from khronika.records.count import count_words
from khronika.records.mention import Mention
from khronika.records.report import Report
from khronika.records.stated import Stated


def show_sheet(found: Iterable[tuple[Report, list[Claim]]]) -> int:
    """Writes a heading and a row for each claim; how many rows."""
    number = 0
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow([*OF_REPORT, *OF_CLAIM])
    for report, claims in found:
        about = [value(report) for value in OF_REPORT.values()]
        for claim in claims:
            writer.writerow(map(cell, [*about, *(value(claim) for value in OF_CLAIM.values())]))
            number += 1
    return number


def _parties(mentions: Sequence[Mention]) -> str:
    return BETWEEN.join(", ".join(part.value for part in (m.name, m.description) if part is not None) or m.kind for m in mentions)


def _words(stated: Stated[str] | None) -> str:
    return "" if stated is None else stated.value


def cell(words: str) -> str:
    """The words as a spreadsheet shows them and does not work them out."""
    shown = plain(words)
    return f"'{shown}" if shown.startswith(FORMULA_STARTS) else shown


def _first_day(claim: Claim) -> str:
    return "" if claim.when is None else claim.when.value.earliest.isoformat()


def _last_day(claim: Claim) -> str:
    return "" if claim.when is None else claim.when.value.latest.isoformat()


def _countries(claim: Claim) -> str:
    return BETWEEN.join(dict.fromkeys(place.value.country for place in claim.where if place.value.country is not None))


OF_REPORT: dict[str, Callable[[Report], str]] = {
    "report": lambda report: report.id,
    "title": lambda report: report.title or "",
    "publisher": lambda report: report.publisher or "",
    "published": lambda report: "" if report.published is None else report.published.isoformat(),
    "source": lambda report: report.url or report.address,
}
OF_CLAIM: dict[str, Callable[[Claim], str]] = {
    "claim": lambda claim: claim.id,
    "type": lambda claim: claim.type,
    "polarity": lambda claim: Polarity.ASSERTED if claim.polarity is None else claim.polarity.value,
    "modality": lambda claim: Modality.ACTUAL if claim.modality is None else claim.modality.value,
    "earliest": _first_day,
    "latest": _last_day,
    "when_basis": lambda claim: "" if claim.when is None else claim.when.value.basis,
    "where": lambda claim: BETWEEN.join(place.value.name for place in claim.where),
    "country": _countries,
    "targets": lambda claim: _parties(claim.targets),
    "how_many": lambda claim: BETWEEN.join(count_words(target.count.value) for target in claim.targets if target.count is not None),
    "actors": lambda claim: _parties(claim.actors),
    "according_to": lambda claim: _parties(claim.according_to),
    "penalty": lambda claim: BETWEEN.join(penalty_words(penalty.value) for penalty in claim.penalty),
    "held_for": lambda claim: "" if claim.held_for is None else duration_words(claim.held_for.value),
    "grounds": lambda claim: _words(claim.grounds),
    "items": lambda claim: BETWEEN.join(item.value for item in claim.items),
    "degree": lambda claim: claim.degree or "",
    "stage": lambda claim: claim.stage or "",
    "words": lambda claim: _words(claim.words),
    "incident": lambda claim: claim.incident,
    "confidence": lambda claim: f"{claim.confidence:.2f}",
    "quotes": lambda claim: BETWEEN.join(f"{field}: “{evidence.quote}”" for field, evidence in claim.evidence()),
}
"""The columns, and what stands in them."""
