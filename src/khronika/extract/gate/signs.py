"""The signs that the gate looks at in a sentence: its words cut short, and which follows which."""

import re
from collections.abc import Iterator
from itertools import pairwise

STEM = 6
"""Words count by so many first letters: arrested, arrests and arresting are one sign."""

_SENTENCE = re.compile(r"[^.!?\n]*\w[^.!?\n]*")
_WORD = re.compile(r"[^\W\d_]+|\d")


def sentences_of(text: str) -> Iterator[tuple[int, str]]:
    """Roughly the sentences of a text, each with where it begins."""
    return ((found.start(), found[0]) for found in _SENTENCE.finditer(text))


def signs_of(sentence: str) -> set[str]:
    """The signs of a sentence.

    >>> sorted(signs_of("Police arrested 12"))
    ['0', '0 0', 'arrest', 'arrest 0', 'police', 'police arrest']
    """
    words = ["0" if word.isdigit() else word[:STEM] for word in _WORD.findall(sentence.lower())]
    return {*words, *map(" ".join, pairwise(words))}
