"""The database that a location names: a file of SQLite, or one on a PostgreSQL server."""

from collections.abc import Iterator

from sqlalchemy import Connection, Engine

from khronika.store import postgresql, sqlite
from khronika.store.fault import Fault

POSTGRESQL = "postgresql"


def open_database(location: str, *, create: bool) -> Engine:
    """The database at ``location``; a file is made where there is none and ``create`` says so, a server's database must be there."""
    return postgresql.open_database(location) if postgresql.is_server(location) else sqlite.open_file(location, create=create)


def name_of(location: str) -> str:
    """The location as it may be shown and logged: without a password."""
    return postgresql.name_of(location) if postgresql.is_server(location) else location


def is_on_server(connection: Connection) -> bool:
    """Whether the ledger is on a PostgreSQL server."""
    return connection.dialect.name == POSTGRESQL


def check_can_hold(connection: Connection, location: str) -> None:
    """Refuses a database that cannot hold what a ledger holds."""
    if is_on_server(connection):
        postgresql.check_encoding(connection, location)


def file_faults(connection: Connection) -> Iterator[Fault]:
    """What the database itself finds wrong."""
    yield from (postgresql if is_on_server(connection) else sqlite).file_faults(connection)


def read_any_bytes(connection: Connection) -> None:
    """Makes text readable even where a changed byte made it something else than text; a server refuses to give such a text."""
    if not is_on_server(connection):
        sqlite.read_any_bytes(connection)
