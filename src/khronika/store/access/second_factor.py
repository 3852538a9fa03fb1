"""The second factor: codes of six digits that change each half minute (TOTP, RFC 6238)."""

import hmac
from datetime import datetime

import pyotp
from sqlalchemy import update

from khronika.errors import SettingsError
from khronika.records.access import AccessKind
from khronika.records.role import Role
from khronika.records.session import Session, SessionStep
from khronika.records.user import User
from khronika.store.access.keeping import CODE, FACTOR, credentials_of, drop_credentials, keep_credential, note
from khronika.store.access.recovery import keep_codes
from khronika.store.access.sessions import offer, offered_to, renew
from khronika.store.access_schema import credentials
from khronika.store.batch import Batch
from khronika.store.changing import changing
from khronika.store.ledger import Ledger
from khronika.store.rows import Row

ISSUER = "khronika"
STEP_SECONDS = 30
LATE_STEPS = 1
"""So many steps a phone's clock may be wrong by."""

NEEDED_FROM = Role.PUBLISHER
"""Who may let something out, or let somebody in, signs in with a second factor."""


def needs_second_factor(user: User) -> bool:
    """Whether the role cannot be used without."""
    return user.role.may_act_as(NEEDED_FROM)


def offer_second_factor(ledger: Ledger, session: Session) -> str:
    """The address (``otpauth:``) by which an app takes over a new secret, which does not hold before a code of it is given."""
    with ledger.writing() as connection:
        secret = offered_to(connection, session) or pyotp.random_base32()
        offer(connection, session, secret)
    return pyotp.TOTP(secret).provisioning_uri(name=session.user.name, issuer_name=ISSUER)


def confirm_second_factor(ledger: Ledger, session: Session, code: str) -> tuple[str, list[str]]:
    """The session's new token and recovery codes, once a code shows that the app has the secret; ``SettingsError`` where it does not."""
    now = ledger.clock()
    with changing(ledger) as batch:
        secret = offered_to(batch.connection, session)
        step = None if secret is None else step_of(secret, code, now)
        if secret is None or step is None:
            raise SettingsError("this is not the code that the app shows now; check the clock of your phone, and type the next one")
        drop_credentials(batch.connection, session.user.key, FACTOR, CODE)
        keep_credential(batch, AccessKind.FACTOR_SET, session.user.key, {"kind": FACTOR, "secret": secret, "used": str(step)})
        codes = keep_codes(batch, session.user.key)
        return renew(batch.connection, session, SessionStep.OPEN, now), codes


def remove_second_factor(batch: Batch, user: User) -> None:
    """Takes the second factor away, recovery codes too."""
    if credentials_of(batch.connection, user.key, FACTOR):
        drop_credentials(batch.connection, user.key, FACTOR, CODE)
        note(batch, AccessKind.FACTOR_REMOVED, user.key)


def use_code(batch: Batch, factor: Row, code: str, now: datetime) -> bool:
    """Whether the code is the factor's; each can be used once."""
    step = step_of(factor["secret"], code, now)
    if step is None or step <= int(factor["used"] or 0):
        return False
    batch.connection.execute(update(credentials).where(credentials.c.number == factor["number"]).values(used=str(step)))
    return True


def step_of(secret: str, code: str, now: datetime) -> int | None:
    """The half minute, counted from 1970, whose code this is; ``None`` where it is none of now or just before or after."""
    typed = "".join(code.split())
    this = int(now.timestamp()) // STEP_SECONDS
    steps = range(this - LATE_STEPS, this + LATE_STEPS + 1)
    made = pyotp.TOTP(secret)
    return next((step for step in steps if hmac.compare_digest(made.at(step * STEP_SECONDS).encode(), typed.encode())), None)
