"""What happens at the door, into the log; and what lets somebody in, into the table beside it."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from sqlalchemy import Connection, delete, insert, select

from khronika.records.access import AccessKind
from khronika.store.access.attempts import Limit, Subject, count_attempt, wait_of
from khronika.store.access_schema import credentials
from khronika.store.batch import Batch
from khronika.store.changing import changing
from khronika.store.ledger import Ledger
from khronika.store.marks import mark_of
from khronika.store.noun import ACCESS
from khronika.store.rows import Row, time_text

PASSWORD = "password"  # noqa: S105 - the name of a kind of credential
FACTOR = "second factor"
CODE = "recovery code"
KEY = "API key"

TOLD_REFUSALS = Limit("refusals", 50, timedelta(minutes=15))
"""So many refusals of strangers from one network address are told in the log; more would let strangers fill the disk."""


def note(batch: Batch, kind: AccessKind, user: str | None, detail: str = "", mark: str | None = None) -> int:
    """Stores that something happened at the door; its number."""
    [number] = batch.keep(ACCESS, {"kind": kind.value, "user": user, "detail": detail, "mark": mark})
    return number


def note_access(ledger: Ledger, kind: AccessKind, user: str | None, detail: str = "") -> None:
    """Stores that something happened to a user who is known."""
    with changing(ledger) as batch:
        note(batch, kind, user, detail)


def note_refusal(ledger: Ledger, kind: AccessKind, detail: str, address: str) -> bool:
    """Stores that a stranger at a network address was refused; whether it was told, which too many are not."""
    subject = Subject(TOLD_REFUSALS, address)
    with changing(ledger) as batch:
        now = ledger.clock()
        is_told = not wait_of(batch.connection, [subject], now)
        if is_told:
            count_attempt(batch.connection, [subject], now)
            note(batch, kind, None, detail)
        return is_told


def keep_credential(batch: Batch, told: AccessKind, user: str, row: Mapping[str, str | None]) -> int:
    """Stores a credential of a user beside the line of the log that tells of it; its number."""
    whole: Row = {"label": "", "role": "", "expires": None, "used": None, "user": user, **row}
    number = note(batch, told, user, whole["label"], mark_of(whole))
    batch.connection.execute(insert(credentials), [whole | {"number": number}])
    return number


def drop_credentials(connection: Connection, user: str, *kinds: str) -> None:
    """Takes away all that a user has of these kinds."""
    connection.execute(delete(credentials).where(credentials.c.user == user, credentials.c.kind.in_(kinds)))


def credentials_of(connection: Connection, user: str, kind: str) -> list[Row]:
    """What a user has of a kind, the earliest first."""
    query = select(credentials).where(credentials.c.user == user, credentials.c.kind == kind).order_by(credentials.c.number)
    return [dict(row) for row in connection.execute(query).mappings()]


def has_passed(time: str | None, now: datetime) -> bool:
    """Whether a time that may not be set lies behind."""
    return time is not None and time < time_text(now)
