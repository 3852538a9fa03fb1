"""Sessions: the browser holds a token, the ledger its hash; a new step of signing in is a new token."""

import hashlib
import secrets
from datetime import datetime, timedelta

from sqlalchemy import Connection, delete, insert, select, update

from khronika.records.access import AccessKind
from khronika.records.session import Session, SessionStep
from khronika.records.user import User
from khronika.store.access.keeping import note
from khronika.store.access.user_rows import user_of_key
from khronika.store.access_schema import sessions
from khronika.store.changing import changing
from khronika.store.ledger import Ledger
from khronika.store.rows import Row, time_of, time_text

TOKEN_BYTES = 32
IDLE = timedelta(hours=2)
"""So long after the last request a session ends."""

WHOLE = timedelta(hours=12)
"""So long after signing in it ends in any case."""

UNFINISHED = timedelta(minutes=10)
"""So long there is to give the second factor."""

SEEN_EVERY = timedelta(minutes=1)
"""Not every request is worth a write to the disk."""

LONGEST_AGENT = 200


def begin_session(connection: Connection, user: User, step: SessionStep, visitor: tuple[str, str], now: datetime) -> str:
    """The token of a new session of a visitor's network address and program."""
    token = secrets.token_urlsafe(TOKEN_BYTES)
    address, agent = visitor
    at = time_text(now)
    row = {"id": id_of(token), "user": user.key, "step": step.value, "began": at, "seen": at, "address": address, "offered": ""}
    connection.execute(delete(sessions).where(sessions.c.began < time_text(now - WHOLE)))
    connection.execute(insert(sessions), [row | {"agent": agent[:LONGEST_AGENT]}])
    return token


def session_of(ledger: Ledger, token: str) -> Session | None:
    """The session of a token, which is seen now; ``None`` where it has ended or the user is gone."""
    now = ledger.clock()
    with ledger.reading() as connection:
        row = connection.execute(select(sessions).where(sessions.c.id == id_of(token))).mappings().one_or_none()
        session = None if row is None else _session(connection, dict(row), now)
    if session is not None and now - session.seen >= SEEN_EVERY:
        with ledger.writing() as connection:
            connection.execute(update(sessions).where(sessions.c.id == session.id).values(seen=time_text(now)))
    return session


def sessions_of(ledger: Ledger, user: User) -> list[Session]:
    """The user's sessions that go on, the newest first."""
    with ledger.reading() as connection:
        query = select(sessions).where(sessions.c.user == user.key).order_by(sessions.c.began.desc(), sessions.c.id)
        found = [_session(connection, dict(row), ledger.clock()) for row in connection.execute(query).mappings().all()]
    return [session for session in found if session is not None]


def end_session(ledger: Ledger, user: User, id: str) -> bool:
    """Signs the user out of one browser; whether there was such a session of theirs."""
    with changing(ledger) as batch:
        ended = batch.connection.execute(delete(sessions).where(sessions.c.id == id, sessions.c.user == user.key))
        if ended.rowcount:
            note(batch, AccessKind.SIGNED_OUT, user.key)
        return bool(ended.rowcount)


def end_sessions(connection: Connection, user: User, *, but: str = "") -> int:
    """Signs the user out everywhere, or everywhere else; of how many browsers."""
    return connection.execute(delete(sessions).where(sessions.c.user == user.key, sessions.c.id != but)).rowcount


def renew(connection: Connection, session: Session, step: SessionStep, now: datetime) -> str:
    """The token under which the session goes on in its next step; the old one no longer holds."""
    connection.execute(delete(sessions).where(sessions.c.id == session.id))
    return begin_session(connection, session.user, step, (session.address, session.agent), now)


def offer(connection: Connection, session: Session, secret: str) -> None:
    """Keeps the second factor that is being set up."""
    connection.execute(update(sessions).where(sessions.c.id == session.id).values(offered=secret))


def offered_to(connection: Connection, session: Session) -> str | None:
    """The second factor that is being set up, where one is."""
    return connection.scalar(select(sessions.c.offered).where(sessions.c.id == session.id)) or None


def id_of(token: str) -> str:
    """By what the ledger knows a token."""
    return hashlib.sha256(token.encode(errors="replace")).hexdigest()


def _session(connection: Connection, row: Row, now: datetime) -> Session | None:
    user = user_of_key(connection, row["user"])
    step, began, seen = SessionStep(row["step"]), time_of(row["began"]), time_of(row["seen"])
    whole = WHOLE if step is SessionStep.OPEN else UNFINISHED
    if user is None or now - began >= whole or now - seen >= IDLE:
        return None
    return Session(row["id"], user, step, began, seen, row["address"], row["agent"])
