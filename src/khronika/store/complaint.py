"""What a database says when it cannot, in words for a person."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from sqlalchemy.exc import DBAPIError, OperationalError

from khronika.errors import DamagedLedgerError, LedgerError


@dataclass(frozen=True, slots=True)
class Complaint:
    """How errors whose name, SQLSTATE or message begins with ``error`` are told."""

    error: str
    problem: str
    remedy: str
    kind: type[LedgerError] = LedgerError


DAMAGED = ("is damaged", "restore a backup; khronika verify says what is damaged, as far as it can be read")
IN_USE = ("is in use by another khronika", "wait until it has finished, then run the command again")
NOT_ALLOWED = ("may not be opened", "get the right to read and write the file")
FULL = ("has no room: the disk is full", "free some space and run the command again; nothing stored before is lost")
NO_MEMORY = ("needs more memory than there is", "close other programs and run the command again")
LOST = ("cannot be reached", "check the address and that the server runs, then run the command again; nothing stored before is lost")

COMPLAINTS = (
    Complaint("SQLITE_FULL", *FULL),
    Complaint("SQLITE_BUSY", *IN_USE),
    Complaint("SQLITE_LOCKED", *IN_USE),
    Complaint("SQLITE_READONLY", "cannot be written to", "get the right to write to the file and its folder, or name another"),
    Complaint("SQLITE_CANTOPEN", "cannot be opened", "check that the file and its folder may be read and written"),
    Complaint("SQLITE_PERM", *NOT_ALLOWED),
    Complaint("SQLITE_AUTH", *NOT_ALLOWED),
    Complaint("SQLITE_NOTADB", "is not a ledger", "name another file, or restore a backup", DamagedLedgerError),
    Complaint("SQLITE_CORRUPT", *DAMAGED, DamagedLedgerError),
    Complaint("SQLITE_IOERR", "cannot be read or written: the disk refuses", "check the disk and its free space, then run khronika verify"),
    Complaint("SQLITE_NOMEM", *NO_MEMORY),
    Complaint("SQLITE_CONSTRAINT", *DAMAGED, DamagedLedgerError),
    Complaint("no such", *DAMAGED, DamagedLedgerError),
    Complaint("foreign key mismatch", *DAMAGED, DamagedLedgerError),
    Complaint("Could not decode", *DAMAGED, DamagedLedgerError),
    Complaint("sqlstate 53100", *FULL),
    Complaint("sqlstate 53200", *NO_MEMORY),
    Complaint("sqlstate 53300", "takes no more connections", "wait until others have finished, then run the command again"),
    Complaint("sqlstate 55P03", *IN_USE),
    Complaint("sqlstate 42501", "may not be used so", "let the owner of the database grant the right to read and write its tables"),
    Complaint("sqlstate 25006", "cannot be written to: the server only reads", "name the server that takes additions"),
    Complaint("sqlstate 57", *LOST),
    Complaint("sqlstate 08", *LOST),
    Complaint(
        "sqlstate 58", "cannot be read or written: the server's disk refuses", "check the disk and the server, then run khronika verify"
    ),
    Complaint("sqlstate XX", *DAMAGED, DamagedLedgerError),
    Complaint("sqlstate 23", *DAMAGED, DamagedLedgerError),
    Complaint("sqlstate 42P01", *DAMAGED, DamagedLedgerError),
    Complaint("sqlstate 42703", *DAMAGED, DamagedLedgerError),
    Complaint("connection", *LOST),
)


@contextmanager
def complaints(location: str) -> Iterator[None]:
    """Turns the database's errors about its file, its rights, its room and its neighbours into ``LedgerError``."""
    try:
        yield
    except DBAPIError as error:
        complaint = complaint_of(error)
        if complaint is None:
            raise
        raise complaint.kind(f"{location} {complaint.problem}; {complaint.remedy} ({words_of(error)})") from error
    except UnicodeDecodeError as error:  # sqlite3 fails so where its message quotes a broken name of a table
        raise DamagedLedgerError(f"{location} {'; '.join(DAMAGED)}") from error


def complaint_of(error: DBAPIError) -> Complaint | None:
    """How the error is told; ``None`` for one that is khronika's own fault."""
    return next((complaint for complaint in COMPLAINTS if any(words.startswith(complaint.error) for words in _signs(error))), None)


def words_of(error: DBAPIError) -> str:
    """What the database says, without the values that a server quotes in the lines after the first."""
    return str(error.orig).partition("\n")[0]


def _signs(error: DBAPIError) -> Iterator[str]:
    """By what an error is known: SQLite's name for it, or the SQLSTATE of a server, or that no server answered; and its words."""
    state = getattr(error.orig, "sqlstate", None)
    yield str(getattr(error.orig, "sqlite_errorname", ""))
    if state is not None:
        yield f"sqlstate {state}"
    elif hasattr(error.orig, "pgconn") and isinstance(error, OperationalError):
        yield "connection"
    yield str(error.orig)
