"""What the log keeps of people who came, were let in or were refused."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class AccessKind(StrEnum):
    """What happened."""

    PASSWORD_SET = "password set"  # noqa: S105 - the name of what happened, no password
    FACTOR_SET = "two-factor set"
    FACTOR_REMOVED = "two-factor removed"
    CODE_MADE = "recovery code made"
    CODE_USED = "recovery code used"
    KEY_MADE = "API key made"
    KEY_WITHDRAWN = "API key withdrawn"
    SIGNED_IN = "signed in"
    SIGNED_OUT = "signed out"
    SESSIONS_ENDED = "sessions ended"
    SIGN_IN_REFUSED = "sign-in refused"
    LOCKED_OUT = "locked out"
    DENIED = "denied"
    """Somebody known asked for what their role may not do."""

    KEY_REFUSED = "API key refused"
    PLACE_REFUSED = "request refused"
    """A request from another site, under another name, or without its token."""


@dataclass(frozen=True, slots=True)
class Access:
    """One thing that happened at the door: to which ``user``, as far as one is known, and in a word to what (``detail``).

    ``number`` is its line of the log, which also says ``who`` did it and ``at`` which time.
    """

    number: int
    kind: AccessKind
    user: str | None
    detail: str
    who: str
    at: datetime
