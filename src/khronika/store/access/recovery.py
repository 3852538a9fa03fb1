"""Recovery codes: for who has lost the phone. Each can be used once, and only their hashes are kept."""

import base64
import hashlib
import secrets

from sqlalchemy import delete

from khronika.records.access import AccessKind
from khronika.records.user import User
from khronika.store.access.keeping import CODE, credentials_of, drop_credentials, keep_credential, note
from khronika.store.access_schema import credentials
from khronika.store.batch import Batch
from khronika.store.changing import changing
from khronika.store.ledger import Ledger

COUNT = 10
BYTES = 10


def make_recovery_codes(ledger: Ledger, user: User) -> list[str]:
    """New codes; the old ones no longer hold."""
    with changing(ledger) as batch:
        drop_credentials(batch.connection, user.key, CODE)
        return keep_codes(batch, user.key)


def keep_codes(batch: Batch, user: str) -> list[str]:
    """New codes, kept as hashes."""
    codes = [_new_code() for _ in range(COUNT)]
    for code in codes:
        keep_credential(batch, AccessKind.CODE_MADE, user, {"kind": CODE, "secret": _hash_of(code)})
    return codes


def use_recovery_code(batch: Batch, user: str, typed: str) -> bool:
    """Whether it is one of the user's codes, which then no longer holds."""
    wanted = _hash_of(typed)
    held = next((row for row in credentials_of(batch.connection, user, CODE) if row["secret"] == wanted), None)
    if held is None:
        return False
    batch.connection.execute(delete(credentials).where(credentials.c.number == held["number"]))
    note(batch, AccessKind.CODE_USED, user)
    return True


def _new_code() -> str:
    letters = base64.b32encode(secrets.token_bytes(BYTES)).decode().lower()
    return "-".join(letters[start : start + 4] for start in range(0, len(letters), 4))


def _hash_of(code: str) -> str:
    letters = "".join(sign for sign in code.lower() if sign.isalnum())
    return hashlib.sha256(letters.encode()).hexdigest()
