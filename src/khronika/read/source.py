"""How captures are taken, and what is said of an input that cannot be."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol

from khronika.errors import InputError
from khronika.records.capture import Capture

LIMIT_BYTES = 20_000_000
"""The most that one page, text, record of an archive or line of JSON may weigh."""


class Fetch(Protocol):
    """Fetches what an http(s) address holds; ``InputError`` where that fails."""

    def __call__(self, address: str) -> Capture:
        """The bytes under the address, as received."""


@dataclass(frozen=True, slots=True)
class Source:
    """How captures are taken: who fetches, what time it is, and how much one may weigh."""

    fetch: Fetch
    clock: Callable[[], datetime]
    limit_bytes: int


def address_of(path: Path) -> str:
    """The ``file:`` address of a path."""
    return path.absolute().as_uri()


def too_large(name: str, limit_bytes: int) -> InputError:
    """The complaint about an input that weighs more than the limit."""
    return InputError(name, f"it is larger than {limit_bytes:,} bytes", "cut it into smaller files, or save the text alone")
