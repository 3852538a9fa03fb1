"""The door of a desk that several people share: sessions for browsers, keys for programs."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from khronika.records.session import Session, SessionStep
from khronika.review.answers import Cookie
from khronika.review.door import Entry, bearer_token
from khronika.store import Ledger
from khronika.store.access import session_of, use_api_key


@dataclass(frozen=True, slots=True)
class Team:
    """Lets in who has signed in, or sends a key; ``cookie`` is the name of the cookie that holds a session's token."""

    ledger: Ledger
    cookie: str

    @property
    def sign_in_path(self) -> str | None:
        """Where somebody signs in."""
        return "/sign-in"

    def entry(self, cookies: Mapping[str, str], headers: Mapping[str, str]) -> Entry | None:
        """The open session of the cookie, or the user of the key; a header with a key is never passed over for a cookie."""
        sent = headers.get("authorization")
        if sent is not None:
            return self._entry_by_key(sent)
        session = self.session(cookies)
        if session is None or session.step is not SessionStep.OPEN:
            return None
        return Entry(session.user, hashlib.sha256(f"forms {cookies[self.cookie]}".encode()).digest())

    def session(self, cookies: Mapping[str, str]) -> Session | None:
        """The session of the cookie, also one in which signing in is not finished."""
        token = cookies.get(self.cookie)
        return session_of(self.ledger, token) if token else None

    def opened(self, _: str) -> Cookie | None:
        """No address lets anybody in."""
        return None

    def _entry_by_key(self, sent: str) -> Entry | None:
        found = use_api_key(self.ledger, bearer_token(sent))
        return None if found is None else Entry(found[0], b"", by_key=True)
