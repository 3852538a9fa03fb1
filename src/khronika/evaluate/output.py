"""What a reader printed, as the scorer takes it: the lines of ``khronika read --format jsonl``."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from khronika.errors import GoldError
from khronika.evaluate.claims import ReadClaim, read_claim_of
from khronika.evaluate.rows import row_of


@dataclass(frozen=True, slots=True)
class ReadReport:
    """A report's text and claims as printed; no claims where no reader reads its language."""

    id: str
    text: str = ""
    claims: tuple[ReadClaim, ...] = ()


def read_reports(lines: Iterable[bytes], name: str) -> Mapping[str, ReadReport]:
    """The printed reports by id, empty lines left out; ``name`` is what a complaint calls the lines."""
    reports: dict[str, ReadReport] = {}
    for number, line in enumerate(lines, start=1):
        if line.strip():
            report = _report_of(line, f"{name} line {number}")
            if report.id in reports:
                raise GoldError(f"{name} line {number}: report {report.id} was printed twice; read each report once")
            reports[report.id] = report
    return reports


def _report_of(line: bytes, place: str) -> ReadReport:
    row = row_of(line, place)
    return ReadReport(row.needed_text("id"), row.text("text") or "", tuple(map(read_claim_of, row.rows("claims"))))
