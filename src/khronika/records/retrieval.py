"""When an address began to give a report."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Retrieval:
    """When and how a report came from its address, and what its sender called the bytes; ``report`` is the report's key."""

    report: str
    address: str
    at: datetime
    how: str
    media_type: str
