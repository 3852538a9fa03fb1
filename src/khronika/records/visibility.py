"""Who may see a record, or one field of it."""

from enum import StrEnum


class Visibility(StrEnum):
    """How far a record may go, from everybody to those who hold the key."""

    PUBLIC = "public"
    TEAM = "team"
    RESTRICTED = "restricted"
    """For those of the team who need it."""

    SEALED = "sealed"
    """Kept encrypted, and open to nobody without the key."""

    @property
    def rank(self) -> int:
        """How guarded it is, from 0."""
        return list(Visibility).index(self)
