"""The door of a desk that one person has on their own machine: a token in the address with which the desk opens."""

import hashlib
import hmac
from collections.abc import Mapping
from dataclasses import dataclass

from khronika.records.user import User
from khronika.review.answers import Cookie
from khronika.review.door import Entry, bearer_token


@dataclass(frozen=True, slots=True)
class Alone:
    """Lets in whoever has the token; ``cookie`` is the name of the cookie that holds it, another one for each port."""

    token: str
    user: User
    cookie: str

    @property
    def sign_in_path(self) -> str | None:
        """There is no page to sign in: the address with the token is the only way in."""
        return None

    def entry(self, cookies: Mapping[str, str], headers: Mapping[str, str]) -> Entry | None:
        """The one session that there is; a program sends the token as its key."""
        sent = headers.get("authorization")
        if sent is not None:
            return Entry(self.user, b"", by_key=True) if self._is_right(bearer_token(sent)) else None
        if not self._is_right(cookies.get(self.cookie, "")):
            return None
        return Entry(self.user, hashlib.sha256(f"forms {self.token}".encode()).digest())

    def opened(self, token: str) -> Cookie | None:
        """The cookie for the browser in which the desk was opened."""
        return Cookie(self.cookie, self.token) if self._is_right(token) else None

    def _is_right(self, token: str) -> bool:
        """Compared so that the time taken tells nothing of the right one."""
        return hmac.compare_digest(token.encode(), self.token.encode())
