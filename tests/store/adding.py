"""A program that adds pages to a ledger one batch after another, and says after each that it is stored.

It runs as a process of its own, to be killed or to meet a full disk: ``python -m tests.store.adding LOCATION KILL_AT LIMIT_BYTES``.
``KILL_AT`` is when it kills itself: before a statement of its additions ("statement 9"), before a commit of them ("commit 2"), or before
a statement that makes the tables ("making 5"); ``-`` for never.
"""

import os
import resource
import signal
import sqlite3
import sys
from itertools import count

from sqlalchemy import Engine, event
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.pool import ConnectionPoolEntry

from khronika.errors import LedgerError
from khronika.store import Ledger
from tests.store.made import NOON, many_pages

PAGES_IN_A_BATCH = 5


def kill_before(moment: str) -> None:
    """Ends this process, as a power cut would, at a moment of its work with the database."""
    what, _, number = moment.rpartition(" ")
    passed = count(1)

    def die_in_time(*_: object) -> None:
        if next(passed) == int(number):
            os.kill(os.getpid(), signal.SIGKILL)

    event.listen(Engine, "commit" if what == "commit" else "before_cursor_execute", die_in_time)


def write_early(connection: DBAPIConnection, _: ConnectionPoolEntry) -> None:
    """Makes SQLite write to the file long before the transaction ends, as it does when additions are large."""
    if isinstance(connection, sqlite3.Connection):
        connection.cursor().execute("PRAGMA cache_size = 4")


def tell(words: object) -> None:
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


def main(location: str, moment: str, limit_bytes: str) -> None:
    event.listen(Engine, "connect", write_early)
    if moment.startswith("making"):
        kill_before(moment)
    with Ledger.open(location, lambda: NOON, "Nadia") as ledger:
        if moment.startswith(("statement", "commit")):
            kill_before(moment)
        if limit_bytes != "-":
            resource.setrlimit(resource.RLIMIT_FSIZE, (int(limit_bytes), int(limit_bytes)))
        for first in count(0, PAGES_IN_A_BATCH):
            try:
                ledger.add(page.item for page in many_pages(first, PAGES_IN_A_BATCH))
            except LedgerError as error:
                tell(error)
                return
            tell(first + PAGES_IN_A_BATCH)


if __name__ == "__main__":
    main(*sys.argv[1:])
