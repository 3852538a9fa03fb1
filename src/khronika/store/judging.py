"""Judgements into the ledger, and out of it."""

from collections.abc import Iterator
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, FromClause, Table, func, or_, select

from khronika.errors import LedgerError
from khronika.records.anchor import Anchor
from khronika.records.body import body_of, record_in
from khronika.records.correction import Correction
from khronika.records.judgement import Judgement, KeptJudgement, Matter, Verdict, Withdrawal
from khronika.store.batch import Batch
from khronika.store.in_parts import insert_rows, parts
from khronika.store.joined_schema import waiting
from khronika.store.noun import JUDGEMENT, WITHDRAWAL
from khronika.store.rows import Row
from khronika.store.schema import changes, judgements, reports, withdrawals

MADE_HERE: Row = {"who": None, "at": None}
"""What a row says of who decided and when, where the log tells it."""


def told_by(table: Table, logged: FromClause, prefix: str) -> list[ColumnElement[str]]:
    """By whom and when it was decided: as the row says, if it came from another ledger, else as the log says."""
    return [func.coalesce(table.c[name], logged.c[name]).label(prefix + name) for name in ("who", "at")]


_LOGGED, _TAKEN = changes.alias("logged"), changes.alias("taken_back")
_BACK = (withdrawals.c.reason.label("back_reason"), *told_by(withdrawals, _TAKEN, "back_"))
_KEPT = select(judgements, *told_by(judgements, _LOGGED, "told_"), *_BACK).select_from(
    judgements.join(_LOGGED, _LOGGED.c.number == judgements.c.number)
    .outerjoin(withdrawals, withdrawals.c.judgement == judgements.c.number)
    .outerjoin(_TAKEN, _TAKEN.c.number == withdrawals.c.number)
)


def keep_judgement(batch: Batch, judgement: Judgement) -> int:
    """Stores a judgement, and lets the reports that it rests on wait to be joined anew; its number."""
    [number] = batch.keep(JUDGEMENT, judgement_row(judgement) | MADE_HERE)
    let_wait(batch.connection, [anchor.address for anchor in (judgement.left, judgement.right) if anchor is not None])
    return number


def keep_withdrawal(batch: Batch, number: int, reason: str) -> KeptJudgement:
    """Stores that a judgement is taken back, and gives it; ``LedgerError`` where there is none, or it was taken back before."""
    kept = next(judgements_where(batch.connection, judgements.c.number == number), None)
    if kept is None:
        raise LedgerError(f"there is no judgement {number}; khronika judgements lists them")
    if not kept.holds:
        raise LedgerError(f"judgement {number} was withdrawn before; khronika judgements lists those that hold")
    batch.keep(WITHDRAWAL, {"judgement": number, "reason": reason} | MADE_HERE)
    let_wait(batch.connection, [side.address for side in (kept.judgement.left, kept.judgement.right) if side is not None])
    return kept


def judgements_at(connection: Connection, address: str) -> list[KeptJudgement]:
    """The judgements that rest on a report of this address, withdrawn ones too, the earliest first."""
    return list(judgements_where(connection, or_(judgements.c.left_address == address, judgements.c.right_address == address)))


def judgements_where(connection: Connection, condition: ColumnElement[bool]) -> Iterator[KeptJudgement]:
    """The judgements that pass, the earliest first, each with its withdrawal."""
    for row in connection.execute(_KEPT.where(condition).order_by(judgements.c.number)).mappings().all():
        yield _kept(dict(row))


def let_wait(connection: Connection, addresses: list[str]) -> None:
    """Marks every report of these addresses as waiting to be joined."""
    for part in parts(addresses):
        known = select(waiting.c.report)
        new = select(reports.c.number).where(reports.c.address.in_(part), reports.c.number.not_in(known))
        insert_rows(connection, waiting, ({"report": number} for number in connection.scalars(new).all()))


def judgement_row(judgement: Judgement) -> Row:
    """A judgement's row."""
    right = judgement.right
    return {
        "matter": judgement.matter.value,
        "verdict": judgement.verdict.value,
        "left": body_of(judgement.left),
        "right": None if right is None else body_of(right),
        "place": judgement.place,
        "reason": judgement.reason,
        "left_address": judgement.left.address,
        "right_address": None if right is None else right.address,
        "correction": None if judgement.correction is None else body_of(judgement.correction),
        "part": None if judgement.part is None else body_of(judgement.part),
    }


def judgement_of(row: Row) -> Judgement:
    """The judgement of a row."""
    right = None if row["right"] is None else record_in(Anchor, row["right"])
    left = record_in(Anchor, row["left"])
    correction = None if row["correction"] is None else record_in(Correction, row["correction"])
    part = None if row["part"] is None else record_in(Anchor, row["part"])
    return Judgement(Matter(row["matter"]), Verdict(row["verdict"]), left, right, row["place"], row["reason"], correction, part)


def _kept(row: Row) -> KeptJudgement:
    back = row["back_at"]
    withdrawn = None if back is None else Withdrawal(row["back_who"], datetime.fromisoformat(back), row["back_reason"])
    return KeptJudgement(row["number"], judgement_of(row), row["told_who"], datetime.fromisoformat(row["told_at"]), withdrawn)
