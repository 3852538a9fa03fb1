"""Somebody who looks into a ledger."""

from dataclasses import dataclass

from khronika.records.visibility import Visibility


@dataclass(frozen=True, slots=True)
class Viewer:
    """Somebody who may see records up to ``level``, that level included.

    ``is_guest``: they look in through somebody else's program, as at a desk that several share, which itself may see what is sealed; so
    that is looked for by name in all that they are given.
    """

    level: Visibility
    is_guest: bool = False

    def sees(self, level: Visibility) -> bool:
        """Whether a record of that level is shown to them.

        >>> Viewer(Visibility.TEAM).sees(Visibility.PUBLIC), Viewer(Visibility.TEAM).sees(Visibility.RESTRICTED)
        (True, False)
        """
        return level.rank <= self.level.rank


EVERYTHING = Viewer(Visibility.SEALED)
"""Who may see all that can be opened."""

KEYLESS = Viewer(Visibility.RESTRICTED)
"""Who sees all but what is sealed."""
