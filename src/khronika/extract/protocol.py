"""What every reader is."""

from collections.abc import Iterable, Iterator
from typing import Protocol

from khronika.records.claim import Reader
from khronika.records.reading import Reading
from khronika.records.report import Report


class ClaimReader(Protocol):
    """Reads claims out of reports in the languages it knows (ISO 639-1)."""

    @property
    def signature(self) -> Reader:
        """The name and version that each claim records."""

    @property
    def languages(self) -> frozenset[str]:
        """The languages it reads."""

    def read(self, reports: Iterable[Report]) -> Iterator[Reading]:
        """A reading for each report, in their order; one in another language has no claims at all (``None``)."""
