"""A whole ledger into another database, row by row: a backup is a ledger in a file of SQLite, whichever database it was made from."""

from itertools import islice
from pathlib import Path

from sqlalchemy import select

from khronika.errors import DamagedLedgerError, LedgerError
from khronika.store.encrypted import located
from khronika.store.in_parts import insert_rows
from khronika.store.ledger import Ledger
from khronika.store.schema import captures, changes, metadata, reports
from khronika.store.searching import catch_up
from khronika.store.stream import stream

ROWS_AT_ONCE = 500
AT_ONCE = {captures: 1, reports: 20}
"""Of what may be large, fewer rows are in memory."""


def back_up(ledger: Ledger, path: Path) -> None:
    """Writes all that the ledger holds, in one state of it, into a new file that only its owner can read, and checks what was written.

    A backup of an encrypted ledger is encrypted under the same key.

    ``LedgerError`` where there is something at ``path``, and ``DamagedLedgerError`` where the ledger is not sound: no file stays then.
    """
    if path.exists():
        raise LedgerError(f"there is something at {path} already; name another file, so that no backup is lost")
    unfinished = path.with_name(f"{path.name}.unfinished")
    unfinished.unlink(missing_ok=True)
    try:
        with Ledger.open(located(unfinished, ledger.location), ledger.clock, ledger.who) as copy:
            fill(copy, ledger)
            _check(copy, ledger.location)
        unfinished.rename(path)
    finally:
        unfinished.unlink(missing_ok=True)


def restore(path: Path, ledger: Ledger) -> None:
    """Fills an empty ledger with what the backup holds, once the backup was found sound: all of it, or nothing."""
    with Ledger.open(located(path, ledger.location), ledger.clock, ledger.who, create=False) as kept:
        _check(kept, kept.location)
        fill(ledger, kept)
    _check(ledger, ledger.location)


def fill(target: Ledger, source: Ledger) -> None:
    """Copies every row of a ledger into an empty one; ``LedgerError`` where that one holds something."""
    with target.writing() as into, source.reading() as out_of:
        if into.scalar(select(changes.c.number).limit(1)) is not None:
            raise LedgerError(f"{target.location} holds something already; name a ledger that does not exist yet")
        for table in metadata.sorted_tables:
            into.execute(table.delete())
        for table in metadata.sorted_tables:
            at_once = AT_ONCE.get(table, ROWS_AT_ONCE)
            rows = stream(out_of, select(table), at_once)
            while some := list(islice(rows, at_once)):
                insert_rows(into, table, some)
        catch_up(into)


def _check(ledger: Ledger, told_as: str) -> None:
    faults = list(ledger.verify())
    if faults:
        raise DamagedLedgerError(f"{told_as} is not as it was stored ({faults[0]}); restore an earlier backup")
