"""Signing in: a password, then a code where the user has a second factor.

An attempt is counted before the password is looked at and taken back where it was right, so that many attempts at once are no more than
many one after another.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, delete

from khronika.records.access import AccessKind
from khronika.records.session import Session, SessionStep
from khronika.records.user import User, key_of
from khronika.store.access.attempts import Subject, count_attempt, subjects_of, take_back, wait_of
from khronika.store.access.keeping import FACTOR, PASSWORD, credentials_of, note
from khronika.store.access.passwords import fits
from khronika.store.access.recovery import use_recovery_code
from khronika.store.access.second_factor import needs_second_factor, use_code
from khronika.store.access.sessions import begin_session, renew
from khronika.store.access.user_rows import user_of_key
from khronika.store.access_schema import sessions
from khronika.store.batch import Batch
from khronika.store.changing import changing
from khronika.store.ledger import Ledger


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who asks to be let in: the network address and the program they come with."""

    address: str
    agent: str


@dataclass(frozen=True, slots=True)
class SignedIn:
    """A session has begun, or gone a step further; ``token`` goes to the browser and is kept nowhere else."""

    user: User
    step: SessionStep
    token: str


@dataclass(frozen=True, slots=True)
class Refused:
    """Nobody was let in; ``wait`` is how long to wait before another attempt, nothing where it may be made at once."""

    wait: timedelta = timedelta()


def sign_in(ledger: Ledger, name: str, password: str, visitor: Visitor) -> SignedIn | Refused:
    """Begins a session where name and password fit."""
    key, now = key_of(name), ledger.clock()
    subjects = subjects_of(key, visitor.address)
    with changing(ledger) as batch:
        wait = _begin_attempt(batch, subjects, now)
        user = user_of_key(batch.connection, key)
        kept = [] if user is None else credentials_of(batch.connection, user.key, PASSWORD)
    if wait:
        return Refused(wait)
    is_right = fits(kept[0]["secret"] if kept else None, password)
    with changing(ledger) as batch:
        if user is None or not is_right:
            return _refuse(batch, user, "password", subjects, now)
        take_back(batch.connection, subjects)
        step = _first_step(batch.connection, user)
        if step is SessionStep.OPEN:
            note(batch, AccessKind.SIGNED_IN, user.key)
        return SignedIn(user, step, begin_session(batch.connection, user, step, (visitor.address, visitor.agent), now))


def has_password(ledger: Ledger, user: User, password: str, address: str) -> bool:
    """Whether somebody who is signed in knows the password; wrong ones count as when signing in."""
    subjects, now = subjects_of(user.key, address), ledger.clock()
    with changing(ledger) as batch:
        wait = _begin_attempt(batch, subjects, now)
        kept = credentials_of(batch.connection, user.key, PASSWORD)
    is_right = not wait and fits(kept[0]["secret"] if kept else None, password)
    with changing(ledger) as batch:
        if is_right:
            take_back(batch.connection, subjects)
        elif not wait:
            _refuse(batch, user, "password", subjects, now)
    return is_right


def give_code(ledger: Ledger, session: Session, code: str) -> SignedIn | Refused:
    """Opens a session that waits for a code, with one of the app or a recovery code."""
    user, now = session.user, ledger.clock()
    subjects = subjects_of(user.key, session.address)
    with changing(ledger) as batch:
        wait = _begin_attempt(batch, subjects, now)
        if wait:
            batch.connection.execute(delete(sessions).where(sessions.c.id == session.id))
            return Refused(wait)
        factors = credentials_of(batch.connection, user.key, FACTOR)
        is_right = any(use_code(batch, factor, code, now) for factor in factors) or use_recovery_code(batch, user.key, code)
        if session.step is not SessionStep.CODE or not is_right:
            return _refuse(batch, user, "code", subjects, now)
        take_back(batch.connection, subjects)
        note(batch, AccessKind.SIGNED_IN, user.key)
        return SignedIn(user, SessionStep.OPEN, renew(batch.connection, session, SessionStep.OPEN, now))


def _begin_attempt(batch: Batch, subjects: list[Subject], now: datetime) -> timedelta:
    """Counts the attempt; how long to wait instead where there were too many."""
    wait = wait_of(batch.connection, subjects, now)
    if not wait:
        count_attempt(batch.connection, subjects, now)
    return wait


def _refuse(batch: Batch, user: User | None, detail: str, subjects: list[Subject], now: datetime) -> Refused:
    """Tells the log, by name only where there is such a user: strangers type all sorts of things where a name is asked for."""
    name = None if user is None else user.key
    note(batch, AccessKind.SIGN_IN_REFUSED, name, detail)
    wait = wait_of(batch.connection, subjects, now)
    if wait:
        note(batch, AccessKind.LOCKED_OUT, name, detail)
    return Refused(wait)


def _first_step(connection: Connection, user: User) -> SessionStep:
    if credentials_of(connection, user.key, FACTOR):
        return SessionStep.CODE
    return SessionStep.ENROLMENT if needs_second_factor(user) else SessionStep.OPEN
