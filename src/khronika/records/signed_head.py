"""What somebody vouches for of a ledger, to be kept where the ledger is not."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class LogHead:
    """The head of a ledger's log: the hash of its newest batch, which holds every line before it.

    ``batch`` and ``line`` are the numbers of the batch and of its last line, both 0 where nothing is stored.
    """

    batch: int
    line: int
    head: str


@dataclass(frozen=True, slots=True)
class SignedHead:
    """A head with the time at which somebody signed it, their public key, and the Ed25519 signature, both in hexadecimal digits."""

    head: LogHead
    at: datetime
    who: str
    key: str
    signature: str
