"""What happened at the door, out of the ledger."""

from sqlalchemy import select

from khronika.records.access import Access, AccessKind
from khronika.store.access_schema import accesses
from khronika.store.ledger import Ledger
from khronika.store.rows import time_of
from khronika.store.schema import changes


def accesses_in(ledger: Ledger, limit: int, before: int | None = None) -> list[Access]:
    """What happened, the newest first: at most ``limit``, and only what was before the number where one is given."""
    query = select(accesses, changes.c.who, changes.c.at).join(changes, changes.c.number == accesses.c.number)
    if before is not None:
        query = query.where(accesses.c.number < before)
    with ledger.reading() as connection:
        found = connection.execute(query.order_by(accesses.c.number.desc()).limit(limit)).mappings().all()
    return [Access(row["number"], AccessKind(row["kind"]), row["user"], row["detail"], row["who"], time_of(row["at"])) for row in found]
