"""Bytes as the ledger keeps them: once, from however many addresses they came."""

import hashlib
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class KeptBytes:
    """What captures hold."""

    data: bytes

    @property
    def sha256(self) -> str:
        """The hash of the bytes, in hexadecimal."""
        return hashlib.sha256(self.data).hexdigest()
