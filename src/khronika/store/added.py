"""What one addition brought."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Added:
    """How much of what was handed in is new to the ledger.

    ``reports`` come from addresses that the ledger did not know, ``versions`` are other contents of known addresses,
    ``claims`` is the number of new claims, ``known`` the number of readings that brought nothing new at all.
    """

    reports: int = 0
    versions: int = 0
    claims: int = 0
    known: int = 0

    def __add__(self, other: "Added") -> "Added":
        return Added(
            self.reports + other.reports,
            self.versions + other.versions,
            self.claims + other.claims,
            self.known + other.known,
        )
