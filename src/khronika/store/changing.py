"""Changes of what is no reading: of users and sources."""

from collections.abc import Iterator
from contextlib import contextmanager

from khronika.store.batch import Batch
from khronika.store.ledger import Ledger
from khronika.store.rows import time_text


@contextmanager
def changing(ledger: Ledger) -> Iterator[Batch]:
    """A change of the ledger, all or nothing, with its lines of the log."""
    with ledger.writing() as connection:
        batch = Batch.begin(connection, time_text(ledger.clock()), ledger.who)
        yield batch
        batch.close()
