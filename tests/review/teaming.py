"""A desk that several people share, and their browsers."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

import httpx
import pyotp

from khronika.records.role import Role
from khronika.records.user import User
from khronika.review.application import application
from khronika.review.desk import Desk
from khronika.review.team import Team
from khronika.store import Ledger
from khronika.store.access import add_user, make_api_key
from tests.review.asking import HOST, NOON, Browser

PASSWORD = "seven grey herons wading"  # noqa: S105 - opens nothing but these tests
COOKIE = "khronika-8000"


@dataclass(slots=True)
class Clock:
    """The time as a test sets it."""

    now: datetime = NOON

    def __call__(self) -> datetime:
        return self.now

    def wait(self, **time: float) -> None:
        self.now += timedelta(**time)


@dataclass(slots=True)
class Shared:
    """A desk with accounts over a ledger, in which users are made as tests need them."""

    ledger: Ledger
    clock: Clock = field(default_factory=Clock)

    def __post_init__(self) -> None:
        self.ledger = replace(self.ledger, clock=self.clock, who="admin")

    @property
    def desk(self) -> Desk:
        return Desk(self.ledger, self.clock, Team(self.ledger, COOKIE), frozenset({HOST}))

    def add(self, name: str, role: Role) -> User:
        add_user(self.ledger, User(name, role), PASSWORD)
        return User(name, role)

    def browser(self) -> Browser:
        """A browser in which nobody has signed in."""
        return Browser(application(self.desk))

    def signed_in(self, name: str) -> Browser:
        """A browser in which a user without a second factor has signed in, or one whose role needs it has set it up."""
        browser = self.browser()
        answer = sign_in(browser, name)
        if answer.headers["location"] == "/sign-in/second-factor":
            enrol(browser, self.clock)
        return browser

    def by_key(self, user: User) -> Browser:
        """A program that works as the user."""
        _, words = make_api_key(self.ledger, user, "a test", user.role, 30)
        return Browser(application(self.desk), {"authorization": f"Bearer {words}"})


def sign_in(browser: Browser, name: str, password: str = PASSWORD, **more: str) -> httpx.Response:
    """The answer to name and password."""
    return browser.post("/sign-in", {"name": name, "password": password, **more}, token="")


def enrol(browser: Browser, clock: Clock) -> tuple[str, list[str]]:
    """Sets up a second factor in the browser: its secret, and the recovery codes as the page shows them."""
    secret = next(codes_in(browser.get("/sign-in/second-factor").text))
    shown = browser.post("/sign-in/second-factor", {"code": pyotp.TOTP(secret).at(clock.now)}, token="")
    clock.wait(seconds=30)
    return secret, list(codes_in(shown.text))


def codes_in(page: str) -> Iterator[str]:
    """What a page shows for typing."""
    yield from (part.partition("</code>")[0] for part in page.split("<code>")[1:])
