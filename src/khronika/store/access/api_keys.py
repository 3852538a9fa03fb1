"""Keys by which programs work as users; only their hashes are kept."""

import hashlib
import secrets
from datetime import datetime, timedelta

from sqlalchemy import RowMapping, delete, select, update

from khronika.errors import SettingsError
from khronika.records.access import AccessKind
from khronika.records.api_key import ApiKey
from khronika.records.role import Role
from khronika.records.user import User
from khronika.store.access.keeping import KEY, credentials_of, has_passed, keep_credential, note
from khronika.store.access.user_rows import user_of_key
from khronika.store.access_schema import credentials
from khronika.store.changing import changing
from khronika.store.ledger import Ledger
from khronika.store.rows import time_of, time_text
from khronika.store.schema import changes

PREFIX = "khronika_"
"""What every key begins with, so that programs that look for lost keys can tell one."""

KEY_BYTES = 32
USED_EVERY = timedelta(minutes=1)
MOST_DAYS = 366


def make_api_key(ledger: Ledger, user: User, label: str, role: Role, days: int) -> tuple[ApiKey, str]:
    """A new key of a user that holds so many days, and its words, which nobody can be shown again."""
    if not user.role.may_act_as(role):
        raise SettingsError(f"{user.name} is a {user.role} and cannot make a key for a {role}")
    if not 1 <= days <= MOST_DAYS:
        raise SettingsError(f"a key holds for 1 to {MOST_DAYS} days, not {days}")
    words, now = PREFIX + secrets.token_urlsafe(KEY_BYTES), ledger.clock()
    key = ApiKey(0, user.key, label, role, now, now + timedelta(days=days))
    row = {"kind": KEY, "secret": _hash_of(words), "label": label, "role": role.value, "expires": time_text(now + timedelta(days=days))}
    with changing(ledger) as batch:
        number = keep_credential(batch, AccessKind.KEY_MADE, user.key, row)
    return ApiKey(number, key.user, label, role, key.made, key.expires), words


def use_api_key(ledger: Ledger, words: str) -> tuple[User, ApiKey] | None:
    """The user of a key, with no more than the key's role; ``None`` where the key is none, or no longer."""
    now = ledger.clock()
    with ledger.reading() as connection:
        query = _ALL.where(credentials.c.kind == KEY, credentials.c.secret == _hash_of(words))
        row = connection.execute(query).mappings().one_or_none()
        user = None if row is None else user_of_key(connection, row["user"])
    if row is None or user is None or has_passed(row["expires"], now):
        return None
    key = _key_of(row)
    if key.used is None or now - key.used >= USED_EVERY:
        with ledger.writing() as connection:
            connection.execute(update(credentials).where(credentials.c.number == key.number).values(used=time_text(now)))
    return User(user.name, key.role if user.role.may_act_as(key.role) else user.role), key


def api_keys(ledger: Ledger, user: User) -> list[ApiKey]:
    """A user's keys, the earliest first; those that have expired too."""
    with ledger.reading() as connection:
        query = _ALL.where(credentials.c.kind == KEY, credentials.c.user == user.key).order_by(credentials.c.number)
        return [_key_of(row) for row in connection.execute(query).mappings()]


def withdraw_api_key(ledger: Ledger, user: User, number: int) -> None:
    """Takes back a key of the user; ``SettingsError`` where they have none of that number."""
    with changing(ledger) as batch:
        held = [row for row in credentials_of(batch.connection, user.key, KEY) if row["number"] == number]
        if not held:
            raise SettingsError(f"{user.name} has no key {number}")
        batch.connection.execute(delete(credentials).where(credentials.c.number == number))
        note(batch, AccessKind.KEY_WITHDRAWN, user.key, held[0]["label"])


_ALL = select(credentials, changes.c.at).join(changes, changes.c.number == credentials.c.number)


def _key_of(row: RowMapping) -> ApiKey:
    return ApiKey(
        number=int(str(row["number"])),
        user=str(row["user"]),
        label=str(row["label"]),
        role=Role(str(row["role"])),
        made=time_of(str(row["at"])),
        expires=_time(row["expires"]),
        used=_time(row["used"]),
    )


def _time(text: object) -> datetime | None:
    return None if text is None else time_of(str(text))


def _hash_of(words: str) -> str:
    return hashlib.sha256(words.encode(errors="replace")).hexdigest()
