"""Visibilities and consents into the ledger, and out of it."""

import json
from collections.abc import Iterator
from datetime import date, datetime

from sqlalchemy import Connection, select

from khronika.errors import LedgerError
from khronika.records.consent import Answer, Consent, KeptConsent
from khronika.records.judgement import Withdrawal
from khronika.records.tombstone import Tombstone
from khronika.records.visibility import Visibility
from khronika.records.visibility_decision import KeptDecision, Subject, VisibilityDecision
from khronika.store.batch import Batch
from khronika.store.guarding_schema import consents, erasures, liftings, visibilities
from khronika.store.judging import MADE_HERE, told_by
from khronika.store.noun import CONSENT, LIFTING, VISIBILITY
from khronika.store.rows import Row, json_text
from khronika.store.schema import changes


def keep_decision(batch: Batch, decision: VisibilityDecision) -> int:
    """Stores a decision; its number."""
    [number] = batch.keep(VISIBILITY, decision_row(decision) | MADE_HERE)
    return number


def keep_lifting(batch: Batch, number: int, reason: str) -> KeptDecision:
    """Stores that a decision is taken back, and gives it; ``LedgerError`` where there is none, or it was taken back before."""
    kept = next((one for one in decisions_in(batch.connection) if one.number == number), None)
    if kept is None:
        raise LedgerError(f"there is no visibility {number}; khronika visibilities lists them")
    if not kept.holds:
        raise LedgerError(f"visibility {number} was taken back before; khronika visibilities lists those that hold")
    batch.keep(LIFTING, {"visibility": number, "reason": reason} | MADE_HERE)
    return kept


def keep_consent(batch: Batch, consent: Consent) -> int:
    """Stores what a person answered; its number."""
    [number] = batch.keep(CONSENT, consent_row(consent) | MADE_HERE)
    return number


def decisions_in(connection: Connection) -> Iterator[KeptDecision]:
    """Every decision, those that were taken back too, the earliest first; one of another ledger at the time when it was made there."""
    logged, back = changes.alias("logged"), changes.alias("back")
    told = told_by(visibilities, logged, "told_")
    why_back = liftings.c.reason.label("why")
    source = visibilities.join(logged, logged.c.number == visibilities.c.number).outerjoin(
        liftings, liftings.c.visibility == visibilities.c.number
    )
    columns = select(visibilities, *told, why_back, *told_by(liftings, back, "back_"))
    query = columns.select_from(source.outerjoin(back, back.c.number == liftings.c.number))
    for row in connection.execute(query.order_by(told[1], visibilities.c.number)).mappings().all():
        lifted = None if row["back_at"] is None else Withdrawal(row["back_who"], datetime.fromisoformat(row["back_at"]), row["why"])
        yield KeptDecision(row["number"], decision_of(dict(row)), row["told_who"], datetime.fromisoformat(row["told_at"]), lifted)


def consents_in(connection: Connection) -> Iterator[KeptConsent]:
    """Every answer, the earliest first; one of another ledger at the time when it was noted there."""
    told = told_by(consents, changes, "told_")
    query = select(consents, *told).join(changes, changes.c.number == consents.c.number)
    for row in connection.execute(query.order_by(told[1], consents.c.number)).mappings().all():
        day = None if row["day"] is None else date.fromisoformat(row["day"])
        consent = Consent(tuple(json.loads(row["names"])), Answer(row["answer"]), row["purpose"], day)
        yield KeptConsent(row["number"], consent, row["told_who"], datetime.fromisoformat(row["told_at"]))


def tombstones_in(connection: Connection) -> list[Tombstone]:
    """What was erased, the earliest first."""
    query = select(erasures, changes.c.who, changes.c.at).join(changes, changes.c.number == erasures.c.number).order_by(erasures.c.number)
    found = connection.execute(query).mappings().all()
    return [Tombstone(row["what"], row["basis"], row["rows"], row["who"], datetime.fromisoformat(row["at"])) for row in found]


def decision_row(decision: VisibilityDecision) -> Row:
    """A decision's row."""
    return {
        "subject": decision.subject.value,
        "rows": json_text(list(decision.rows)),
        "names": json_text(list(decision.names)),
        "field": decision.field,
        "level": decision.level.value,
        "reason": decision.reason,
    }


def decision_of(row: Row) -> VisibilityDecision:
    """The decision of a row."""
    numbers, names = tuple(json.loads(row["rows"])), tuple(json.loads(row["names"]))
    return VisibilityDecision(Subject(row["subject"]), Visibility(row["level"]), row["reason"], numbers, names, row["field"])


def consent_row(consent: Consent) -> Row:
    """A consent's row."""
    return {
        "names": json_text(list(consent.names)),
        "answer": consent.answer.value,
        "purpose": consent.purpose,
        "day": None if consent.day is None else consent.day.isoformat(),
    }
