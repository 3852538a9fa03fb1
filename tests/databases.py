"""The databases that ledgers are kept in, each as new as a test wants it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.postgresql_server import shared_server

DATABASES = ("sqlite", "postgresql")


@contextmanager
def new_location(database: str, folder: Path) -> Iterator[str]:
    """Where a ledger can be made in a database of this kind; what stands there goes with the folder, or at the end."""
    if database == "sqlite":
        yield str(folder / "ledger.db")
        return
    address = shared_server().new_database()
    yield address
    shared_server().drop(address)
