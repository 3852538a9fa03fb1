"""Passwords, of which only argon2id hashes are kept (RFC 9106)."""

from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from khronika.errors import SettingsError
from khronika.records.user import key_of

SHORTEST = 12
LONGEST = 1024

_hasher = PasswordHasher()


def check_password(name: str, password: str) -> None:
    """Refuses a password that is easily guessed; ``SettingsError`` says what a good one is."""
    if not SHORTEST <= len(password) <= LONGEST:
        raise SettingsError(
            f"a password has {SHORTEST} characters at least and {LONGEST} at most; four or five unrelated words make a good one"
        )
    if key_of(name) in key_of(password) or len(set(password)) < 5:
        raise SettingsError(
            "a password neither holds the user's name nor repeats a few characters; four or five unrelated words make a good one"
        )


def password_hash(password: str) -> str:
    """What is kept of a password."""
    return _hasher.hash(password)


def fits(kept: str | None, password: str) -> bool:
    """Whether it is the password; where none is kept the answer takes as long, so that it does not tell who has an account."""
    try:
        return _hasher.verify(_of_nobody() if kept is None else kept, password[:LONGEST]) and kept is not None
    except (VerificationError, InvalidHashError):
        return False


@cache
def _of_nobody() -> str:
    return password_hash("nobody has this password")
