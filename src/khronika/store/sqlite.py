"""A ledger in one SQLite file that only its owner can read.

The file keeps SQLite's rollback journal rather than a write-ahead log: between transactions everything is in the one file, so a
copy of that file is a whole ledger, and a program that is killed leaves a journal from which the next one restores it.
``synchronous`` is EXTRA: like FULL, and the folder is synced as well, so that a finished addition also outlives a power cut.
What is deleted is overwritten with zeros.
"""

import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import cast

from sqlalchemy import URL, Connection, Engine, NullPool, create_engine, event
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.pool import ConnectionPoolEntry

from khronika.errors import LedgerError
from khronika.store import encrypted
from khronika.store.fault import Fault, FaultKind

WAIT_SECONDS = 30
"""How long an addition waits for another program that is using the file."""

PRAGMAS = ("foreign_keys = ON", "journal_mode = DELETE", "synchronous = EXTRA", "secure_delete = ON")

MOST_FILE_FAULTS = 20


def open_file(location: str, *, create: bool) -> Engine:
    """The database in the file at ``location``, which is made, with its folders, where there is none and ``create`` says so."""
    is_encrypted = encrypted.is_encrypted(location)
    unlock = encrypted.unlocking(location, create=create) if is_encrypted else None
    path = _path(encrypted.path_of(location) if is_encrypted else location)
    try:
        if create:
            _make_private(path)
        elif not path.exists():
            raise LedgerError(f"there is no ledger at {location}; check the path, or make one with khronika read")
    except OSError as error:
        raise LedgerError(f"{location} cannot be opened: {error.strerror}; name a file in a folder that you may write to") from error
    url = URL.create("sqlite", database=str(path))
    module = encrypted.driver() if is_encrypted else sqlite3
    engine = create_engine(url, module=module, poolclass=NullPool, connect_args={"timeout": WAIT_SECONDS}, hide_parameters=True)
    if unlock is not None:
        event.listen(engine, "connect", unlock)
    event.listen(engine, "connect", _set_up)
    event.listen(engine, "begin", _begin)
    return engine


def file_faults(connection: Connection) -> Iterator[Fault]:
    """What SQLite itself finds wrong with the file: broken pages, and rows that point to rows that are not there."""
    for (sentence,) in connection.exec_driver_sql(f"PRAGMA integrity_check({MOST_FILE_FAULTS})"):
        if sentence != "ok":
            yield Fault(FaultKind.FILE, "database", f"the file is damaged: {sentence}")
    for table, row, target, _ in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        yield Fault(FaultKind.FILE, f"{table} {row}", f"a row of {table} belongs to a row of {target} that is not there")


def read_any_bytes(connection: Connection) -> None:
    """Makes text columns readable even where a changed byte made them something else than text."""
    raw = cast(sqlite3.Connection, connection.connection.driver_connection)
    raw.text_factory = lambda data: data.decode(errors="surrogateescape")


def _path(location: str) -> Path:
    if "://" in location:
        raise LedgerError(
            f"{location} is neither a file nor an address of PostgreSQL; give a path such as khronika.db, or postgresql://host/khronika"
        )
    path = Path(location).absolute()
    if path.is_dir():
        raise LedgerError(f"{location} is a folder; name a file in it, such as {path / 'khronika.db'}")
    return path


def _make_private(path: Path) -> None:
    """Makes an empty file for its owner alone, and the folders on the way; leaves a file that holds something as it is."""
    for folder in reversed(path.parents):
        if not folder.exists():
            folder.mkdir(mode=0o700, exist_ok=True)
    if not path.exists():
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    if path.stat().st_size == 0:
        path.chmod(0o600)


def _set_up(connection: DBAPIConnection, _: ConnectionPoolEntry) -> None:
    """Leaves transactions to ``_begin``: sqlite3's own way would let changes of tables slip out of them."""
    cast(sqlite3.Connection, connection).isolation_level = None
    cursor = connection.cursor()
    for pragma in PRAGMAS:
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin(connection: Connection) -> None:
    """Begins a transaction; one that will write takes its turn at once, so that it cannot fail half-way for a neighbour.

    ``NONE`` begins none, for what a database does outside of transactions alone.
    """
    mode = connection.get_execution_options().get("begin", "DEFERRED")
    if mode != "NONE":
        connection.exec_driver_sql(f"BEGIN {mode}")
