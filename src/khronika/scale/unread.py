"""A page of which there are no claims, and why."""

from dataclasses import dataclass
from enum import StrEnum


class Why(StrEnum):
    """The sorts of reasons for which a page is not read."""

    LEFT_OUT = "left out"
    """The gate says that it is about something else."""
    LANGUAGE = "not read"
    """No reader reads its language."""
    FAILED = "failed"
    """It cannot be read, or the process that read it crashed or hung."""


@dataclass(frozen=True, slots=True)
class Unread:
    """A page, by its address or the name of its file, and why it is not read, in words."""

    name: str
    why: Why
    reason: str
