"""Addresses as they may leave: of a file on somebody's machine its name alone, for its folders tell whose machine it is."""

from pathlib import PurePosixPath
from urllib.parse import unquote, urldefrag

from khronika.records.report import Report


def shown_address(address: str) -> str:
    """An address; of a local file its name, with the line's id behind ``#``.

    >>> shown_address("file:///home/nadia/reports/week%201.jsonl#7"), shown_address("https://news.example/week")
    ('week 1.jsonl#7', 'https://news.example/week')
    """
    if not address.lower().startswith("file:"):
        return address
    plain, line = urldefrag(address)
    return PurePosixPath(unquote(plain)).name + (f"#{line}" if line else "")


def source_of(report: Report) -> str:
    """Where a report can be found: its own address, or else that from which it was read."""
    return shown_address(report.url or report.address)
