"""How often signing in failed, kept so that neither a restart nor another browser makes it forgotten.

Failures are counted by name and network address together, by name, and by address. The first is the strictest, so that somebody who guesses
at a name locks out themselves and hardly ever the user.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, delete, insert, select, update

from khronika.store.access_schema import attempts
from khronika.store.rows import Row, time_of, time_text

KEPT = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Limit:
    """How many attempts may fail, until the last of them lies a ``window`` behind."""

    of: str
    failures: int
    window: timedelta


PAIR = Limit("name and address", 5, timedelta(minutes=15))
NAME = Limit("name", 40, timedelta(minutes=60))
ADDRESS = Limit("address", 60, timedelta(minutes=15))


@dataclass(frozen=True, slots=True)
class Subject:
    """Whose attempts are counted, under which limit; what they are called is kept as a hash."""

    limit: Limit
    words: str

    @property
    def key(self) -> str:
        """How the ledger knows it."""
        return hashlib.sha256(f"{self.limit.of}\0{self.words}".encode()).hexdigest()


def subjects_of(key: str, address: str) -> list[Subject]:
    """All under whom an attempt for a name from an address counts."""
    return [Subject(PAIR, f"{key}\0{address}"), Subject(NAME, key), Subject(ADDRESS, address)]


def wait_of(connection: Connection, subjects: Iterable[Subject], now: datetime) -> timedelta:
    """How long to wait before another attempt; nothing where none is needed."""
    waits = [_wait(subject.limit, _row(connection, subject), now) for subject in subjects]
    return max(waits, default=timedelta())


def count_attempt(connection: Connection, subjects: Iterable[Subject], now: datetime) -> None:
    """Counts a failure for each, and forgets what is long past."""
    connection.execute(delete(attempts).where(attempts.c.last < time_text(now - KEPT)))
    for subject in subjects:
        row = _row(connection, subject)
        is_new = row is None or now - time_of(row["last"]) >= subject.limit.window
        first, failures = (time_text(now), 0) if row is None or is_new else (row["first"], row["failures"])
        connection.execute(delete(attempts).where(attempts.c.subject == subject.key))
        values = {"subject": subject.key, "failures": failures + 1, "first": first, "last": time_text(now)}
        connection.execute(insert(attempts), [values])


def take_back(connection: Connection, subjects: Iterable[Subject]) -> None:
    """Takes back the last count of an attempt that did not fail; of a name and address together all of them."""
    for subject in subjects:
        if subject.limit is PAIR:
            connection.execute(delete(attempts).where(attempts.c.subject == subject.key))
        else:
            fewer = {"failures": attempts.c.failures - 1}
            connection.execute(update(attempts).where(attempts.c.subject == subject.key, attempts.c.failures > 0).values(fewer))


def _wait(limit: Limit, row: Row | None, now: datetime) -> timedelta:
    if row is None or row["failures"] < limit.failures:
        return timedelta()
    return max(time_of(row["last"]) + limit.window - now, timedelta())


def _row(connection: Connection, subject: Subject) -> Row | None:
    found = connection.execute(select(attempts).where(attempts.c.subject == subject.key)).mappings().one_or_none()
    return None if found is None else dict(found)
