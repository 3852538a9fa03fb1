"""A ledger of a team, on each database, with a clock that tests can move."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from shutil import copyfile

import pyotp
import pytest
from argon2 import PasswordHasher

from khronika.records.role import Role
from khronika.records.session import Session, SessionStep
from khronika.records.user import User
from khronika.store import Ledger, sqlite
from khronika.store.access import (
    SignedIn,
    Visitor,
    accesses_in,
    add_user,
    confirm_second_factor,
    offer_second_factor,
    passwords,
    session_of,
    sign_in,
)
from tests.store.conftest import OpenLedger
from tests.store.made import NOON

HOME = Visitor("192.0.2.7", "Firefox on Linux")
PASSWORD = "seven grey herons wading"  # noqa: S105


@dataclass(slots=True)
class Clock:
    """The time as a test sets it."""

    now: datetime = NOON

    def __call__(self) -> datetime:
        return self.now

    def wait(self, **time: float) -> None:
        self.now += timedelta(**time)


@dataclass(frozen=True, slots=True)
class Team:
    """A ledger with users, each with the same password."""

    ledger: Ledger
    clock: Clock

    def add(self, name: str, role: Role) -> User:
        user = User(name, role)
        add_user(self.ledger, user, PASSWORD)
        return user

    def token(self, name: str) -> str:
        answer = sign_in(self.ledger, name, PASSWORD, HOME)
        assert isinstance(answer, SignedIn)
        return answer.token

    def session(self, name: str) -> Session:
        session = session_of(self.ledger, self.token(name))
        assert session is not None
        return session

    def enrol(self, name: str) -> tuple[str, list[str], str]:
        """The secret of a new second factor, the recovery codes, and the token of the session in which it was set."""
        session = self.session(name)
        assert session.step in (SessionStep.ENROLMENT, SessionStep.OPEN)
        secret = pyotp.parse_uri(offer_second_factor(self.ledger, session)).secret
        token, codes = confirm_second_factor(self.ledger, session, self.code(secret))
        self.clock.wait(seconds=30)
        return secret, codes, token

    def code(self, secret: str) -> str:
        return pyotp.TOTP(secret).at(self.clock.now)

    def logged(self) -> list[str]:
        """The kinds of what happened at the door, the earliest first."""
        return [f"{access.kind} {access.user or '?'} {access.detail}".strip() for access in reversed(accesses_in(self.ledger, 100))]


@pytest.fixture(autouse=True)
def _quick_hashes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hashes that are as quick as they are weak: what passwords cost is not the matter here."""
    monkeypatch.setattr(passwords, "_hasher", PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
    passwords._of_nobody.cache_clear()


@pytest.fixture(scope="session")
def empty_ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of a ledger that holds nothing, made once."""
    path = tmp_path_factory.mktemp("empty") / "ledger.db"
    Ledger.open(str(path), lambda: NOON, "admin").close()
    return path


@pytest.fixture
def team(empty_ledger: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Team]:
    """A team on a file of which nothing need outlive a power cut."""
    monkeypatch.setattr(sqlite, "PRAGMAS", ("foreign_keys = ON", "synchronous = OFF"))
    path, clock = tmp_path / "ledger.db", Clock()
    copyfile(empty_ledger, path)
    with Ledger.open(str(path), clock, "admin") as ledger:
        yield Team(ledger, clock)


@pytest.fixture
def team_anywhere(open_ledger: OpenLedger) -> Team:
    """A team on each of the databases."""
    opened, clock = open_ledger(), Clock()
    return Team(Ledger(opened.location, opened.engine, clock, "admin"), clock)
