"""What ``khronika user`` does once its options are understood."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

import typer

from khronika.cli.screen import say, tell
from khronika.errors import RecordError, SettingsError
from khronika.records.account import Account
from khronika.records.role import Role
from khronika.records.user import User
from khronika.settings import settings_of
from khronika.store import Ledger
from khronika.store.access import accounts, add_user, change_password, change_role, check_password, remove_user


def add_and_say(name: str, role: Role, location: str | None, *, from_input: bool) -> int:
    """Adds the user, once the password is known, and says so."""
    user = _user(name, role)
    with _ledger(location) as ledger:
        add_user(ledger, user, _password(user.name, from_input=from_input))
        say(f"{user.name} may work here as {_named(user.role)}")
    return 0


def show_users(location: str | None) -> int:
    """Shows the users by name."""
    with _ledger(location) as ledger:
        found = accounts(ledger)
        for account in found:
            say(_line(account))
        tell("", f"{len(found):,} user{'' if len(found) == 1 else 's'}" if found else "no user; khronika user add lets one in")
    return 0


def change_role_and_say(name: str, role: Role, location: str | None) -> int:
    """Changes the role, and says so."""
    with _ledger(location) as ledger:
        user = change_role(ledger, name, role)
        say(f"{user.name} is {_named(user.role)} now")
    return 0


def remove_and_say(name: str, location: str | None) -> int:
    """Removes the user, and says so."""
    with _ledger(location) as ledger:
        say(f"{remove_user(ledger, name).name} may not work here any more")
    return 0


def reset_and_say(name: str, location: str | None, *, two_factor: bool, from_input: bool) -> int:
    """Sets a new password, and says what else is gone."""
    with _ledger(location) as ledger:
        user = change_password(ledger, name, _password(name, from_input=from_input), remove_factor=two_factor)
        gone = "sessions and second factor are gone" if two_factor else "sessions are ended"
        say(f"{user.name} has a new password; {gone}")
    return 0


@contextmanager
def _ledger(location: str | None) -> Iterator[Ledger]:
    settings = settings_of()
    with Ledger.open(location or settings.ledger, lambda: datetime.now(UTC), settings.who) as ledger:
        yield ledger


def _user(name: str, role: Role) -> User:
    try:
        return User(name, role)
    except RecordError as error:
        raise SettingsError(str(error)) from error


def _password(name: str, *, from_input: bool) -> str:
    """The password as it was typed or sent."""
    password: str = sys.stdin.readline().rstrip("\r\n") if from_input else typer.prompt("Password", hide_input=True, err=True)
    check_password(name, password)
    if not from_input and typer.prompt("The same again", hide_input=True, err=True) != password:
        raise SettingsError("the two are not the same; type the same password twice")
    return password


def _named(role: Role) -> str:
    return f"{'an' if role is Role.ADMIN else 'a'} {role}"


def _line(account: Account) -> str:
    factor = f"second factor, {account.codes_left} recovery codes left" if account.has_second_factor else "no second factor"
    return f"{account.user.name}  {account.user.role}  since {account.since:%Y-%m-%d}  {factor}"
