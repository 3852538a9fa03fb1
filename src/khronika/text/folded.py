"""Lower case that keeps offsets, and the set of a text's words: what the finders ask before they look closer."""

import re
import string
from dataclasses import dataclass
from functools import lru_cache

DIGIT = "0"
"""Stands in :attr:`Folded.words` for any digit in the text."""

_WORD = re.compile("[a-z]+")
_DIGIT = re.compile(r"\d")
_ASCII_LOWER = str.maketrans(string.ascii_uppercase, string.ascii_lowercase)


@dataclass(frozen=True, slots=True)
class Folded:
    """A text, itself in lower case with the same offsets, and the words in it."""

    text: str
    lower: str
    words: frozenset[str]


@lru_cache(maxsize=256)
def folded(text: str) -> Folded:
    """The text in lower case, character by character, with the set of its words in the Latin alphabet.

    >>> sorted(folded("On May 18").words)
    ['0', 'may', 'on']
    """
    lower = text.lower().replace("\u2019", "'")
    if len(lower) != len(text):
        lower = text.translate(_ASCII_LOWER).replace("\u2019", "'")
    words = set(_WORD.findall(lower))
    if _DIGIT.search(lower):
        words.add(DIGIT)
    return Folded(text, lower, frozenset(words))
