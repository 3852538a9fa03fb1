"""A state of the ledger that says all that is worked out from it."""

from dataclasses import dataclass

from sqlalchemy import Connection, select

from khronika.store.joined_schema import joined_by, uncounted, waiting
from khronika.store.schema import batches


@dataclass(frozen=True, slots=True)
class Settled:
    """A ledger in which nothing waits: the head of its log, and by which rules it was joined."""

    head: str
    rules: str | None


def settled_at(connection: Connection) -> Settled | None:
    """The state of the ledger; ``None`` where something waits to be joined or counted, or nothing was ever kept."""
    if any(connection.execute(select(table).limit(1)).first() is not None for table in (waiting, uncounted)):
        return None
    head = connection.scalar(select(batches.c.head).order_by(batches.c.number.desc()).limit(1))
    return None if head is None else Settled(head, connection.scalar(select(joined_by.c.version)))
