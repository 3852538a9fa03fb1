"""What following has seen, in a small file beside the ledger: when each address is due, and how its last version is known.

Nothing in it counts for the record. Without the file everything is asked for anew, and the ledger knows what it has.
"""

from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from datetime import datetime, timedelta

from sqlalchemy import Boolean, Column, Engine, Index, Integer, MetaData, Table, Text, delete, func, select

from khronika.store import sqlite
from khronika.store.complaint import complaints
from khronika.store.in_parts import delete_for, insert_rows, is_wanted, rows_for
from khronika.store.rows import time_text

KEPT = timedelta(days=120)
"""So long an address is remembered after its last visit."""

metadata = MetaData()
visits = Table(
    "visits",
    metadata,
    Column("address", Text, primary_key=True),
    Column("is_list", Boolean, nullable=False),
    Column("due", Text, nullable=True),
    Column("seen", Text, nullable=True),
    Column("times", Integer, nullable=False),
    Column("failures", Integer, nullable=False),
    Column("is_gone", Boolean, nullable=False),
    Column("etag", Text, nullable=True),
    Column("last_modified", Text, nullable=True),
    Column("changed", Text, nullable=True),
    Column("content", Text, nullable=True),
    Index("visits_by_due", "due"),
    Index("visits_by_seen", "seen"),
)


@dataclass(frozen=True, slots=True)
class Followed:
    """An address that is followed, and what was seen of it.

    ``due`` is the time of the next visit, ``None`` where there will be none; ``times`` how often it gave a page; ``failures`` how often in
    a row it did not answer; ``changed`` what its list says of its last change; ``content`` the hash of what was read of it.
    """

    address: str
    is_list: bool = False
    due: str | None = None
    seen: str | None = None
    times: int = 0
    failures: int = 0
    is_gone: bool = False
    etag: str | None = None
    last_modified: str | None = None
    changed: str | None = None
    content: str | None = None


@dataclass(frozen=True, slots=True)
class Following:
    """The file with what was seen."""

    location: str
    engine: Engine

    @classmethod
    def open(cls, location: str) -> "Following":
        """The file at ``location``, a new one where there is none; ``LedgerError`` where it cannot be used."""
        engine = sqlite.open_file(location, create=True)
        with complaints(location):
            metadata.create_all(engine)
        return cls(location, engine)

    def follow(self, lists: Iterable[str], now: datetime) -> None:
        """Makes the feeds and sitemaps at these addresses the ones that are followed; what is known of them stays."""
        listed = list(lists)
        with complaints(self.location), self.engine.begin() as connection:
            left = visits.c.is_list & visits.c.address.not_in(listed)
            connection.execute(visits.update().where(left).values(due=None))
        known = self.known(listed)
        due = time_text(now)
        self.keep(replace(known.get(one, Followed(one)), is_list=True, due=_later(known.get(one), due)) for one in listed)

    def known(self, addresses: Iterable[str]) -> dict[str, Followed]:
        """What was seen of addresses, by address, for those that are known."""
        with complaints(self.location), self.engine.connect() as connection:
            rows = rows_for(connection, addresses, select(visits).where(is_wanted(visits.c.address)))
            return {row.address: Followed(**row._mapping) for row in rows}

    def due(self, now: datetime, count: int) -> list[Followed]:
        """Up to so many that are due by now, lists first, the longest due before others."""
        query = select(visits).where(visits.c.due <= time_text(now)).order_by(visits.c.is_list.desc(), visits.c.due).limit(count)
        with complaints(self.location), self.engine.connect() as connection:
            return [Followed(**row) for row in connection.execute(query).mappings()]

    def next_due(self) -> datetime | None:
        """When the next address is due, ``None`` where none is."""
        with complaints(self.location), self.engine.connect() as connection:
            found = connection.scalar(select(func.min(visits.c.due)))
        return None if found is None else datetime.fromisoformat(found)

    def keep(self, rows: Iterable[Followed]) -> None:
        """Remembers what was seen, all or nothing, instead of what was remembered of the same addresses."""
        listed = [asdict(row) for row in rows]
        with complaints(self.location), self.engine.begin() as connection:
            delete_for(connection, (row["address"] for row in listed), delete(visits).where(is_wanted(visits.c.address)))
            insert_rows(connection, visits, listed)

    def forget(self, now: datetime) -> None:
        """Forgets addresses that are not due any more, long after their last visit."""
        with complaints(self.location), self.engine.begin() as connection:
            connection.execute(delete(visits).where(visits.c.due.is_(None), visits.c.seen < time_text(now - KEPT)))

    def close(self) -> None:
        """Lets go of the file."""
        self.engine.dispose()


def _later(known: Followed | None, due: str) -> str:
    """When a list is due: as it was, so that who starts again does not ask everybody at once."""
    return due if known is None or known.due is None else known.due
