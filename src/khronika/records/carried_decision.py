"""What somebody decided about who may see a record, on its way from one ledger to another."""

from dataclasses import dataclass
from datetime import datetime

from khronika.records.judgement import Withdrawal
from khronika.records.visibility import Visibility
from khronika.records.visibility_decision import Subject


@dataclass(frozen=True, slots=True)
class CarriedDecision:
    """A decision in which the ids of ``claims`` and the keys of ``reports`` stand in place of the numbers of their rows.

    ``who`` decided it and when stays with it; ``withdrawn`` says who took it back.
    """

    subject: Subject
    level: Visibility
    reason: str
    who: str
    at: datetime
    claims: tuple[str, ...] = ()
    reports: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    field: str = ""
    withdrawn: Withdrawal | None = None
