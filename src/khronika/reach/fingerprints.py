"""What a set of fingerprints of block pages is asked."""

from typing import Protocol

from khronika.records.observation import HttpExchange


class Fingerprints(Protocol):
    """Known block pages and the addresses from which they are served; each gives the name of the fingerprint, ``None`` where none fits."""

    def of_page(self, exchange: HttpExchange) -> str | None:
        """The block page that a response is."""

    def of_address(self, ip: str) -> str | None:
        """Whose block pages a numeric address serves."""


class NoFingerprints:
    """Knows no block page."""

    def of_page(self, exchange: HttpExchange) -> str | None:
        """Nothing."""

    def of_address(self, ip: str) -> str | None:
        """Nothing."""
