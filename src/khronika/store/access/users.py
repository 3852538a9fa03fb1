"""Users into the ledger, and out of it."""

from sqlalchemy import Connection

from khronika.errors import SettingsError
from khronika.records.access import AccessKind
from khronika.records.account import Account
from khronika.records.role import Role
from khronika.records.user import User, key_of
from khronika.store.access.keeping import (
    CODE,
    FACTOR,
    KEY,
    PASSWORD,
    credentials_of,
    drop_credentials,
    keep_credential,
    note,
)
from khronika.store.access.passwords import check_password, password_hash
from khronika.store.access.second_factor import remove_second_factor
from khronika.store.access.sessions import end_sessions
from khronika.store.access.user_rows import rows_that_count, user_of, user_of_key, user_row
from khronika.store.batch import Batch
from khronika.store.changing import changing
from khronika.store.ledger import Ledger
from khronika.store.noun import USER
from khronika.store.rows import Row, time_of


def add_user(ledger: Ledger, user: User, password: str) -> None:
    """Lets somebody in from now on; ``SettingsError`` where there is such a user, or the password is easily guessed."""
    check_password(user.name, password)
    hashed = password_hash(password)
    with changing(ledger) as batch:
        if user_of_key(batch.connection, user.key) is not None:
            raise SettingsError(f"there is a user {user.name} already; khronika user list shows all")
        batch.keep(USER, user_row(user.name, user.key, user.role))
        _set_password(batch, user, hashed)


def change_role(ledger: Ledger, name: str, role: Role) -> User:
    """The user with another role, which holds from their next request on."""
    with changing(ledger) as batch:
        user = _known(batch.connection, name)
        if user.role is not role:
            _keep_an_admin(batch.connection, user, role)
            batch.keep(USER, user_row(user.name, user.key, role))
        return User(user.name, role)


def remove_user(ledger: Ledger, name: str) -> User:
    """Takes away a user with all that lets them in; what they did stays under their name."""
    with changing(ledger) as batch:
        user = _known(batch.connection, name)
        _keep_an_admin(batch.connection, user, None)
        batch.keep(USER, user_row(user.name, user.key, None))
        drop_credentials(batch.connection, user.key, PASSWORD, FACTOR, CODE, KEY)
        end_sessions(batch.connection, user)
        return user


def change_password(ledger: Ledger, name: str, password: str, *, remove_factor: bool, but: str = "") -> User:
    """Sets another password and ends the user's sessions, all but one; without ``remove_factor`` the second factor stays."""
    check_password(name, password)
    hashed = password_hash(password)
    with changing(ledger) as batch:
        user = _known(batch.connection, name)
        _set_password(batch, user, hashed)
        if remove_factor:
            remove_second_factor(batch, user)
        if end_sessions(batch.connection, user, but=but):
            note(batch, AccessKind.SESSIONS_ENDED, user.key)
        return user


def accounts(ledger: Ledger) -> list[Account]:
    """All users by name, with the means that they have."""
    with ledger.reading() as connection:
        return [_account(connection, row) for row in rows_that_count(connection)]


def user_named(ledger: Ledger, name: str) -> User | None:
    """The user of that name; ``None`` where there is none."""
    with ledger.reading() as connection:
        return user_of_key(connection, key_of(name))


def has_users(ledger: Ledger) -> bool:
    """Whether anybody has an account."""
    with ledger.reading() as connection:
        return bool(rows_that_count(connection))


def _known(connection: Connection, name: str) -> User:
    user = user_of_key(connection, key_of(name))
    if user is None:
        raise SettingsError(f"there is no user {name}; khronika user list shows all")
    return user


def _keep_an_admin(connection: Connection, user: User, role: Role | None) -> None:
    """Refuses to leave a team without anybody who can let others in."""
    others = [row for row in rows_that_count(connection) if row["key"] != user.key and row["role"] == Role.ADMIN.value]
    if user.role is Role.ADMIN and role is not Role.ADMIN and not others:
        raise SettingsError(f"{user.name} is the only admin; make somebody else an admin first")


def _set_password(batch: Batch, user: User, hashed: str) -> None:
    drop_credentials(batch.connection, user.key, PASSWORD)
    keep_credential(batch, AccessKind.PASSWORD_SET, user.key, {"kind": PASSWORD, "secret": hashed})


def _account(connection: Connection, row: Row) -> Account:
    held = {kind: len(credentials_of(connection, row["key"], kind)) for kind in (PASSWORD, FACTOR, CODE)}
    return Account(user_of(row), time_of(row["at"]), held[PASSWORD] > 0, held[FACTOR] > 0, held[CODE])
