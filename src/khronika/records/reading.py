"""What a reader made of a report."""

from dataclasses import dataclass

from khronika.records.claim import Claim, Reader
from khronika.records.report import Report


@dataclass(frozen=True, slots=True)
class Reading:
    """A report and its claims; ``claims`` is ``None`` where no reader reads its language, which is not "no claims"."""

    report: Report
    reader: Reader | None = None
    claims: tuple[Claim, ...] | None = None
