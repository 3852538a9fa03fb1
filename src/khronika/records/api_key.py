"""What a program signs in with."""

from dataclasses import dataclass
from datetime import datetime

from khronika.errors import RecordError
from khronika.records.role import Role


@dataclass(frozen=True, slots=True)
class ApiKey:
    """A key by which a program works as a user: its number, what it is called, how much it may do, until when; never its words.

    ``role`` is the most that it may do, whatever its user may; ``used`` is ``None`` where it never was.
    """

    number: int
    user: str
    label: str
    role: Role
    made: datetime
    expires: datetime | None = None
    used: datetime | None = None

    def __post_init__(self) -> None:
        if not self.label.strip() or len(self.label) > 100:
            raise RecordError("an API key has a label of 1 to 100 characters, by which you know it again")
