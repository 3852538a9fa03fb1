"""Who works on a ledger."""

import re
import unicodedata
from dataclasses import dataclass

from khronika.errors import RecordError
from khronika.records.role import Role

LONGEST_NAME = 64


@dataclass(frozen=True, slots=True)
class User:
    """Somebody who may sign in, and what they may do there."""

    name: str
    role: Role

    def __post_init__(self) -> None:
        if not re.fullmatch(r"[\w.@-]+", self.name) or len(self.name) > LONGEST_NAME:
            raise RecordError(f"a user's name has 1 to {LONGEST_NAME} letters, digits, dots, hyphens and no spaces, not {self.name!r}")

    @property
    def key(self) -> str:
        """The name as names are compared: two users cannot differ in case or in how a letter is composed alone."""
        return key_of(self.name)


def key_of(name: str) -> str:
    """A name as names of users are compared.

    >>> key_of("NADIA")
    'nadia'
    """
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold())
