"""A report as the ledger holds it."""

from dataclasses import dataclass

from khronika.records.claim import Claim
from khronika.records.report import Report


@dataclass(frozen=True, slots=True)
class HeldReport:
    """A report, and its claims that count, each with the numbers of their rows."""

    number: int
    report: Report
    claims: tuple[tuple[int, Claim], ...]
