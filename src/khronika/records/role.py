"""What somebody who works on a ledger may do."""

from enum import StrEnum


class Role(StrEnum):
    """What a user may do; each role may also do all that those above it may."""

    READER = "reader"
    """Looks at what everybody in the team may see."""

    CODER = "coder"
    """Adds reports, and decides about claims."""

    REVIEWER = "reviewer"
    """Sees what is restricted, and decides what is one thing and what a source is worth."""

    PUBLISHER = "publisher"
    """Makes editions and exports."""

    ADMIN = "admin"
    """Lets people in, and sees what is sealed."""

    def may_act_as(self, role: "Role") -> bool:
        """Whether this role may do what that one may.

        >>> Role.REVIEWER.may_act_as(Role.CODER)
        True
        """
        return ROLES.index(self) >= ROLES.index(role)


ROLES = tuple(Role)
"""All roles, the one that may least first."""
