"""A user with what they sign in with."""

from dataclasses import dataclass
from datetime import datetime

from khronika.records.user import User


@dataclass(frozen=True, slots=True)
class Account:
    """A user, since when they have their role, and which means of signing in they have; never the means themselves.

    ``codes_left`` is how many recovery codes have not been used.
    """

    user: User
    since: datetime
    has_password: bool = False
    has_second_factor: bool = False
    codes_left: int = 0
