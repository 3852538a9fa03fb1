"""What a database says when it cannot, in words for a person."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from sqlalchemy.exc import DBAPIError

from khronika.errors import DamagedLedgerError, LedgerError


@dataclass(frozen=True, slots=True)
class Complaint:
    """How errors whose name or message begins with ``error`` are told."""

    error: str
    problem: str
    remedy: str
    kind: type[LedgerError] = LedgerError


DAMAGED = ("is damaged", "restore a backup; khronika verify says what is damaged, as far as it can be read")
IN_USE = ("is in use by another khronika", "wait until it has finished, then run the command again")
NOT_ALLOWED = ("may not be opened", "get the right to read and write the file")

COMPLAINTS = (
    Complaint("SQLITE_FULL", "has no room: the disk is full", "free some space and run the command again; nothing stored before is lost"),
    Complaint("SQLITE_BUSY", *IN_USE),
    Complaint("SQLITE_LOCKED", *IN_USE),
    Complaint("SQLITE_READONLY", "cannot be written to", "get the right to write to the file and its folder, or name another"),
    Complaint("SQLITE_CANTOPEN", "cannot be opened", "check that the file and its folder may be read and written"),
    Complaint("SQLITE_PERM", *NOT_ALLOWED),
    Complaint("SQLITE_AUTH", *NOT_ALLOWED),
    Complaint("SQLITE_NOTADB", "is not a ledger", "name another file, or restore a backup", DamagedLedgerError),
    Complaint("SQLITE_CORRUPT", *DAMAGED, DamagedLedgerError),
    Complaint("SQLITE_IOERR", "cannot be read or written: the disk refuses", "check the disk and its free space, then run khronika verify"),
    Complaint("SQLITE_NOMEM", "needs more memory than there is", "close other programs and run the command again"),
    Complaint("SQLITE_CONSTRAINT", *DAMAGED, DamagedLedgerError),
    Complaint("no such", *DAMAGED, DamagedLedgerError),
    Complaint("foreign key mismatch", *DAMAGED, DamagedLedgerError),
    Complaint("Could not decode", *DAMAGED, DamagedLedgerError),
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
        raise complaint.kind(f"{location} {complaint.problem}; {complaint.remedy} ({error.orig})") from error
    except UnicodeDecodeError as error:  # sqlite3 fails so where its message quotes a broken name of a table
        raise DamagedLedgerError(f"{location} {'; '.join(DAMAGED)}") from error


def complaint_of(error: DBAPIError) -> Complaint | None:
    """How the error is told; ``None`` for one that is khronika's own fault."""
    told = (str(getattr(error.orig, "sqlite_errorname", "")), str(error.orig))
    return next((complaint for complaint in COMPLAINTS if any(words.startswith(complaint.error) for words in told)), None)
