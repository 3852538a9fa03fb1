"""What must not leave, and what the check goes by."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum


class Sort(StrEnum):
    """What a sealed value is, which decides how it is looked for."""

    PERSON = "person"
    """In any order, by initials and inflected, by a surname alone; near-spellings too."""
    BODY = "body"
    """All of its words together, inflected, and near-spellings of them."""
    WORDS = "words"
    """A place, a number, an address, a sentence: its words in their order."""


@dataclass(frozen=True, slots=True)
class SealedPart:
    """A part of a name; ``betrays`` where it says by itself who is meant, as a surname does and a given name does not."""

    shown: str
    betrays: bool = False


@dataclass(frozen=True, slots=True)
class SealedSpelling:
    """One spelling of a sealed value, and the parts that say who or what it is: no titles, no "bin"."""

    shown: str
    parts: tuple[SealedPart, ...]


@dataclass(frozen=True, slots=True)
class SealedValue:
    """A value that must not leave, in every spelling that is known of it."""

    sort: Sort
    spellings: tuple[SealedSpelling, ...]


@dataclass(frozen=True, slots=True)
class Known:
    """What the check goes by.

    ``public`` are the names that may stand in the edition. ``sound`` gives a word of Latin letters as it sounds, ``consonants`` its
    consonants. ``common`` says in words what else a word means ("a place in KZ"), and nothing where it means nothing else.
    """

    sealed: tuple[SealedValue, ...]
    public: tuple[str, ...]
    sound: Callable[[str], str]
    consonants: Callable[[str], str]
    common: Callable[[str], str | None]
