"""What a reader made of a report."""

from dataclasses import dataclass

from khronika.errors import RecordError
from khronika.records.claim import Claim, Reader
from khronika.records.report import Report


@dataclass(frozen=True, slots=True)
class Reading:
    """A report and its claims; ``claims`` is ``None`` where it was not read, which is not "no claims".

    It was not read because no reader reads its language, or because ``reader`` left it out and says so in ``left_out``.
    """

    report: Report
    reader: Reader | None = None
    claims: tuple[Claim, ...] | None = None
    left_out: str | None = None

    def __post_init__(self) -> None:
        if self.left_out is not None and (self.reader is None or self.claims is not None):
            raise RecordError("what is left out has somebody who left it out, and no claims")
