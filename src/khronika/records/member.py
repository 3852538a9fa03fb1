"""What things are made of that more than one report may tell of."""

from dataclasses import dataclass
from enum import StrEnum


class Sort(StrEnum):
    """What members of one thing are parts of; the letter begins the ids of both."""

    INCIDENT = "incident"
    """Members are what one report says of one thing."""

    PARTY = "party"
    """Members are a name as it is told in one place within one month; reports that have it say more of one member."""

    REPORT = "report"
    """Members are reports, the thing is their common text: copies are one voice."""

    @property
    def letter(self) -> str:
        """The letter with which ids of this sort begin."""
        return self.value[0]


@dataclass(frozen=True, slots=True)
class MemberPart:
    """What one report says of a member: the id that its words decide, the claims that hold it, and the keys by which its like is found.

    ``body`` is what comparing needs, as text; ``claims`` are numbers of rows in the ledger; ``words`` are those by which people search for
    it. All parts of a member have the same keys and words.
    """

    id: str
    body: str
    keys: tuple[str, ...]
    claims: tuple[int, ...] = ()
    words: tuple[str, ...] = ()
