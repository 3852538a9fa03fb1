"""What the review of a report's claims asks of the ledger."""

from dataclasses import dataclass

from sqlalchemy import select

from khronika.records.judgement import KeptJudgement, Matter
from khronika.store.held_report import HeldReport
from khronika.store.joining import Joining
from khronika.store.judging import judgements_at, judgements_where
from khronika.store.looking import Looking
from khronika.store.schema import changes, judgements, reports, withdrawals


@dataclass(frozen=True, slots=True)
class ReportToReview:
    """A report with its claims as they were read, whoever may see them, and the judgements about it that hold."""

    held: HeldReport
    judgements: tuple[KeptJudgement, ...]


def report_to_review(looking: Looking, number: int) -> ReportToReview | None:
    """The report of that number; ``None`` where there is none, or it is an older version of its page."""
    held = Joining(looking.connection).held(number)
    if held is None:
        return None
    return ReportToReview(held, tuple(kept for kept in judgements_at(looking.connection, held.report.address) if kept.holds))


def last_judgement_of(looking: Looking, who: str) -> KeptJudgement | None:
    """The last judgement about a claim that somebody made and did not take back."""
    own = select(judgements.c.number).join(changes, changes.c.number == judgements.c.number)
    held = own.outerjoin(withdrawals, withdrawals.c.judgement == judgements.c.number).where(withdrawals.c.judgement.is_(None))
    query = held.where(judgements.c.matter == Matter.CLAIM.value, changes.c.who == who).order_by(judgements.c.number.desc()).limit(1)
    number = looking.connection.scalar(query)
    return None if number is None else next(judgements_where(looking.connection, judgements.c.number == number), None)


def report_at(looking: Looking, address: str) -> int | None:
    """The number of the newest report of an address."""
    query = select(reports.c.number).where(reports.c.address == address).order_by(reports.c.number.desc()).limit(1)
    return looking.connection.scalar(query)
