"""What a reading process is asked to do, and what it says of it, a line each."""

from dataclasses import dataclass
from enum import StrEnum

from khronika.scale.manner import Manner
from khronika.scale.shard import Shard


@dataclass(frozen=True, slots=True)
class Task:
    """A shard to be read in a manner, from the page number ``page`` of its part number ``part`` on.

    No page may take longer than ``timeout_seconds``.
    """

    shard: Shard
    manner: Manner
    timeout_seconds: float
    part: int = 0
    page: int = 0


@dataclass(frozen=True, slots=True)
class Step:
    """Which page comes now: ``name`` is its address, ``None`` while it is being taken out of its file."""

    part: int
    page: int
    name: str | None = None


@dataclass(frozen=True, slots=True)
class ReadPage:
    """What a ledger keeps of a page that was read, as lines of the lossless form: its bytes, its report with the claims, how it came."""

    lines: tuple[str, ...]


class Word(StrEnum):
    """With what word a line begins; the rest of it is JSON."""

    READY = "ready"
    STEP = "step"
    READ = "read"
    UNREAD = "unread"
    END = "end"
    FAULT = "fault"
