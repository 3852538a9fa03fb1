"""Decisions about who may see what, and what persons answered, from one ledger to another.

They go by ids, for the numbers of rows are each ledger's own.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from sqlalchemy import Column, Connection, select

from khronika.records.carried_decision import CarriedDecision
from khronika.records.consent import KeptConsent
from khronika.records.judgement import Withdrawal
from khronika.records.visibility_decision import KeptDecision, Subject, VisibilityDecision
from khronika.store import rows
from khronika.store.batch import Batch
from khronika.store.deciding import consent_row, consents_in, decision_row, decisions_in
from khronika.store.in_parts import is_wanted, rows_for
from khronika.store.noun import CONSENT, LIFTING, VISIBILITY
from khronika.store.rows import Row
from khronika.store.schema import claims, reports


def carried_decisions(connection: Connection) -> Iterator[CarriedDecision]:
    """Every decision, the earliest first."""
    return (_carried(connection, kept) for kept in decisions_in(connection))


def take_decision(batch: Batch, carried: CarriedDecision) -> None:
    """Stores a decision of another ledger, or that it was taken back since; what the ledger has already is left alone."""
    known = {replace(_carried(batch.connection, kept), withdrawn=None): kept for kept in decisions_in(batch.connection)}
    same = known.get(replace(carried, withdrawn=None))
    number = _keep(batch, carried) if same is None else same.number
    if carried.withdrawn is not None and (same is None or same.holds):
        batch.keep(LIFTING, {"visibility": number, "reason": carried.withdrawn.reason} | _elsewhere(carried.withdrawn))


def take_consent(batch: Batch, kept: KeptConsent) -> None:
    """Stores an answer that was noted in another ledger, where this one does not have it."""
    known = {replace(one, number=0) for one in consents_in(batch.connection)}
    if replace(kept, number=0) not in known:
        batch.keep(CONSENT, consent_row(kept.consent) | _elsewhere(kept))


def _keep(batch: Batch, carried: CarriedDecision) -> int:
    """The number of a decision that is new here; it is about all rows that have the ids."""
    if carried.subject is Subject.REPORT:
        numbers = _numbers(batch.connection, reports.c.number, reports.c.key, carried.reports)
    else:
        numbers = _numbers(batch.connection, claims.c.number, claims.c.id, carried.claims)
    own = VisibilityDecision(carried.subject, carried.level, carried.reason, numbers, carried.names, carried.field)
    [number] = batch.keep(VISIBILITY, decision_row(own) | _elsewhere(carried))
    return number


def _elsewhere(told: CarriedDecision | KeptConsent | Withdrawal) -> Row:
    """By whom and when it was told in another ledger."""
    return {"who": told.who, "at": rows.time_text(told.at)}


def _numbers(connection: Connection, column: Column[int], key: Column[str], keys: Iterable[str]) -> tuple[int, ...]:
    """The numbers of the rows that have the keys."""
    found = rows_for(connection, keys, select(column).where(is_wanted(key)))
    return tuple(sorted({int(str(number)) for (number,) in found}))


def _keys(connection: Connection, key: Column[str], column: Column[int], numbers: Iterable[int]) -> tuple[str, ...]:
    """The keys of the rows that have the numbers."""
    found = rows_for(connection, numbers, select(key).where(is_wanted(column)))
    return tuple(sorted({str(own) for (own,) in found}))


def _carried(connection: Connection, kept: KeptDecision) -> CarriedDecision:
    own = kept.decision
    is_of_report = own.subject is Subject.REPORT
    keys = _keys(connection, reports.c.key, reports.c.number, own.rows if is_of_report else ())
    ids = _keys(connection, claims.c.id, claims.c.number, () if is_of_report else own.rows)
    return CarriedDecision(own.subject, own.level, own.reason, kept.who, kept.at, ids, keys, own.names, own.field, kept.withdrawn)
