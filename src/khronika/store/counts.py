"""How much a ledger holds."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Counts:
    """How much a ledger holds.

    ``captures`` are kept bytes, ``reports`` addresses, ``versions`` all contents that these addresses ever had, ``claims`` those that
    count, and ``not_read`` the reports whose present version no reader could read.
    """

    captures: int
    reports: int
    versions: int
    claims: int
    not_read: int
