"""A ledger in a database of a PostgreSQL server.

Whoever writes takes the ledger's one lock first and gives it back with the transaction, so that the lines of the log are numbered
and chained one addition after another, however many programs add. Whoever looks sees one state of the ledger.
"""

from collections.abc import Iterator

from sqlalchemy import URL, Connection, Engine, ForeignKeyConstraint, create_engine, event, exists, func, make_url, select
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import ArgumentError
from sqlalchemy.pool import ConnectionPoolEntry

from khronika.errors import LedgerError
from khronika.store.fault import Fault, FaultKind
from khronika.store.schema import metadata

WAIT_SECONDS = 30
"""How long an addition waits for another program that is adding to the ledger."""

CONNECT_SECONDS = 10
WRITERS_LOCK = 0x6B68726F
"""The number of the lock that whoever writes to the ledger holds; locks of other databases on the server are others."""

DRIVER = "postgresql+psycopg"
BEGINNINGS = ("postgresql:", "postgres:", "postgresql+psycopg:")

SETTINGS = ("client_encoding = 'UTF8'", "synchronous_commit = on", "timezone = 'UTC'", "standard_conforming_strings = on")


def is_server(location: str) -> bool:
    """Whether the location is the address of a database on a PostgreSQL server."""
    return location.startswith(BEGINNINGS)


def name_of(location: str) -> str:
    """The address as it may be shown: without the password."""
    try:
        return make_url(location).render_as_string(hide_password=True)
    except (ArgumentError, ValueError):
        return "the PostgreSQL address"


def open_database(location: str) -> Engine:
    """The database at ``location``, which is there already; nothing is asked of it yet.

    ``LedgerError`` where the address is none, or the library that speaks to PostgreSQL is not installed.
    """
    url = _url(location)
    try:
        engine = create_engine(url, pool_pre_ping=True, connect_args={"connect_timeout": CONNECT_SECONDS}, hide_parameters=True)
    except ModuleNotFoundError as error:
        raise LedgerError("a ledger on PostgreSQL needs one more library; pip install 'khronika[postgresql]'") from error
    event.listen(engine, "connect", _set_up)
    event.listen(engine, "begin", _begin)
    return engine


def check_encoding(connection: Connection, location: str) -> None:
    """Refuses a database that cannot hold every script."""
    encoding = connection.exec_driver_sql("SHOW server_encoding").scalar()
    if encoding != "UTF8":
        remedy = "make one with createdb --encoding UTF8 --template template0"
        raise LedgerError(f"{location} keeps its texts as {encoding}, which cannot hold every script; {remedy}")


def file_faults(connection: Connection) -> Iterator[Fault]:
    """Rows that point to rows that are not there; the server itself watches over its pages."""
    for table in metadata.sorted_tables:
        for constraint in table.foreign_key_constraints:
            yield from _loose_rows(connection, constraint)


def _loose_rows(connection: Connection, constraint: ForeignKeyConstraint) -> Iterator[Fault]:
    [element] = constraint.elements
    target = element.column.table.alias("target")
    own = element.parent
    is_there = exists().where(target.c[element.column.name] == own)
    loose = connection.scalar(select(func.count()).select_from(constraint.table).where(own.is_not(None), ~is_there))
    if loose:
        name, other = constraint.table.name, element.column.table.name
        yield Fault(FaultKind.FILE, name, f"rows of {name} belong to rows of {other} that are not there: {loose}")


def _url(location: str) -> URL:
    try:
        url = make_url(location)
    except (ArgumentError, ValueError):
        url = None
    if url is None or not url.database:
        raise LedgerError(f"{name_of(location)} names no database; give an address such as postgresql://user@localhost/khronika")
    return url.set(drivername=DRIVER)


def _set_up(connection: DBAPIConnection, _: ConnectionPoolEntry) -> None:
    """Text as UTF-8, and what is stored safe from a power cut, whatever the server's own settings are."""
    cursor = connection.cursor()
    for setting in SETTINGS:
        cursor.execute(f"SET {setting}")
    cursor.close()
    connection.commit()


def _begin(connection: Connection) -> None:
    """Takes the writers' lock where the transaction will write; where it only looks, it sees one state and changes nothing."""
    begin = connection.get_execution_options().get("begin")
    if begin == "NONE":
        return
    if begin != "IMMEDIATE":
        connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        return
    connection.exec_driver_sql(f"SET LOCAL lock_timeout = '{int(WAIT_SECONDS * 1000)}ms'")
    connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({WRITERS_LOCK})")
