"""Somebody who was let in, and what lets people in."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from khronika.records.user import User
from khronika.review.answers import Cookie


@dataclass(frozen=True, slots=True)
class Entry:
    """One browser of one person; ``secret`` is known to nobody else and is what the tokens of its forms are made with.

    ``by_key`` is a program with a key in its header: no browser sends that by itself, so it needs no token of a form.
    """

    user: User
    secret: bytes
    by_key: bool = False


class Door(Protocol):
    """Who is let in, from the cookies and headers (names in lower case) that were sent."""

    def entry(self, cookies: Mapping[str, str], headers: Mapping[str, str]) -> Entry | None:
        """The session, or ``None`` where nobody is known by these."""
        ...

    def opened(self, token: str) -> Cookie | None:
        """The cookie that the token of an opening address is changed for; ``None`` where it opens nothing."""
        ...

    @property
    def cookie(self) -> str:
        """The name of the cookie that lets a browser in."""
        ...

    @property
    def sign_in_path(self) -> str | None:
        """Where somebody who is not known can sign in; ``None`` where there is no such page."""
        ...


BEARER = "bearer "


def bearer_token(sent: str) -> str:
    """The token of an ``Authorization`` header (RFC 6750); nothing where it holds another kind."""
    return sent[len(BEARER) :].strip() if sent.lower().startswith(BEARER) else ""
