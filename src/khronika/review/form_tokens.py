"""Tokens that tell a form of the desk from one that somebody else made, each good for once."""

import hmac
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from threading import Lock

LIFE = timedelta(hours=12)


def _random() -> str:
    return secrets.token_urlsafe(12)


@dataclass(slots=True)
class FormTokens:
    """Makes and takes tokens: one names its time and a random word, signed with the session's secret.

    A token that was used is remembered until it would have expired, so that a form sent twice does nothing the second time.
    """

    random: Callable[[], str] = _random
    _used: dict[str, datetime] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)

    def made(self, secret: bytes, now: datetime) -> str:
        """A new token for a form of this session."""
        words = f"{int(now.timestamp())}.{self.random()}"
        return f"{words}.{_signed(secret, words)}"

    def is_good(self, token: str, secret: bytes, now: datetime) -> bool:
        """Whether the token was made for this session and is not too old; used ones still are."""
        words, _, signature = token.rpartition(".")
        at, _, word = words.partition(".")
        if not (word and at.isascii() and at.isdigit() and len(at) < 15):
            return False
        is_ours = hmac.compare_digest(signature.encode(), _signed(secret, words).encode())
        return is_ours and 0 <= now.timestamp() - int(at) + 1 <= LIFE.total_seconds() + 1

    def use(self, token: str, now: datetime) -> bool:
        """Uses the token up; false where it was used before."""
        with self._lock:
            for old in [known for known, until in self._used.items() if until < now]:
                del self._used[old]
            if token in self._used:
                return False
            self._used[token] = now + LIFE
            return True


def _signed(secret: bytes, words: str) -> str:
    return hmac.new(secret, words.encode(), "sha256").hexdigest()
