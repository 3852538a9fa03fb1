"""What is left of a record that was erased."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Tombstone:
    """What kind of record was erased, on what basis, how many rows were written over, by whom and when."""

    what: str
    basis: str
    rows: int
    who: str
    at: datetime
