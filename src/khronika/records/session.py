"""A user at work in one browser."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from khronika.records.user import User


class SessionStep(StrEnum):
    """How far somebody has come in signing in."""

    CODE = "code"
    """The password was right, a code of the second factor is still asked for."""

    ENROLMENT = "enrolment"
    """The password was right, and the role needs a second factor that is not there yet."""

    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Session:
    """A user in one browser: since when, when last seen, from which network address, with which program.

    ``id`` tells sessions apart and opens none: it is worked out from the token that the browser alone holds.
    """

    id: str
    user: User
    step: SessionStep
    began: datetime
    seen: datetime
    address: str
    agent: str
