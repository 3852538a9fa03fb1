"""The heads of the log, and what a signed one says against the log as it is."""

from collections.abc import Iterator

from sqlalchemy import Connection, select

from khronika.records.signed_head import LogHead, SignedHead
from khronika.store.fault import Fault, FaultKind
from khronika.store.log import START
from khronika.store.schema import batches


def newest_head(connection: Connection) -> LogHead:
    """The head of the newest batch."""
    query = select(batches.c.number, batches.c.last, batches.c.head).order_by(batches.c.number.desc()).limit(1)
    row = connection.execute(query).one_or_none()
    return LogHead(0, 0, START) if row is None else LogHead(*row)


def faults_against(connection: Connection, signed: SignedHead) -> Iterator[Fault]:
    """A fault where the log no longer holds the batch that was signed: it was cut or written anew, or is another ledger's."""
    then = signed.head
    row = connection.execute(select(batches.c.last, batches.c.head).where(batches.c.number == then.batch)).one_or_none()
    vouched = f"the batch that {signed.who} signed at {signed.at:%Y-%m-%d %H:%M} UTC"
    if row is None and then.batch:
        yield Fault(FaultKind.BATCH, str(then.batch), f"{vouched} is gone: the log was cut, or is the log of another ledger")
    elif row is not None and tuple(row) != (then.line, then.head):
        sentence = f"it is not {vouched}: the log was written anew up to there, or is the log of another ledger"
        yield Fault(FaultKind.BATCH, str(then.batch), sentence)
