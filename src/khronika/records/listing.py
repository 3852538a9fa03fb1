"""An address on somebody's list of what is worth measuring."""

from dataclasses import dataclass
from datetime import date

from khronika.errors import RecordError


@dataclass(frozen=True, slots=True)
class Listing:
    """An address, the list that names it and in which category; ``added`` is the day when it came onto the list, where that is told."""

    address: str
    list: str
    category: str = ""
    description: str = ""
    added: date | None = None
    source: str = ""
    notes: str = ""

    def __post_init__(self) -> None:
        if not self.address or not self.list:
            raise RecordError("a listing has an address and the list that names it")
