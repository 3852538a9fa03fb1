"""The bytes as received."""

import hashlib
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Capture:
    """Bytes from one address, never altered.

    ``address`` is a file's absolute path as a ``file:`` address, an http(s) address, or one of these with ``#id`` for one
    line of a JSON-lines file. ``fetched_at`` has a time zone; ``how`` says how the bytes came ("file", "http 200 via socks5://...").
    """

    data: bytes
    media_type: str
    address: str
    fetched_at: datetime
    how: str

    @property
    def sha256(self) -> str:
        """The hash of the bytes, in hexadecimal."""
        return hashlib.sha256(self.data).hexdigest()
