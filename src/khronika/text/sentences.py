"""Where sentences begin and end in a paragraph."""

import re
from collections.abc import Iterator
from functools import cache

from khronika.text.word_lists import word_list, words_under

_END = re.compile(r"[.!?…]+[\"'”’»)\]]*(?=\s+[\"'“‘«(\[]*[^\W_a-z])")
_LAST_WORD = re.compile(r"(\S+)$")
_INITIALS = re.compile(r"(?:[^\W\d_]\.)+")


@cache
def _abbreviations() -> frozenset[str]:
    return frozenset(words_under(word_list("abbreviations"), "words"))


def _is_abbreviation(word: str) -> bool:
    bare = word.lstrip("\"'“‘«([")
    return _INITIALS.fullmatch(bare) is not None or bare.lower() in _abbreviations()


def sentence_spans(text: str) -> Iterator[tuple[int, int]]:
    """The offsets of each sentence of one paragraph, white space around it left out.

    >>> list(sentence_spans("Gen. Ali spoke. He left at 5 p.m. on Monday."))
    [(0, 15), (16, 44)]
    """
    start = 0
    for end in _END.finditer(text):
        before = _LAST_WORD.search(text, start, end.end())
        if end.group().startswith(".") and before and _is_abbreviation(before.group().rstrip("\"'”’»)]")):
            continue
        yield from _trimmed(text, start, end.end())
        start = end.end()
    yield from _trimmed(text, start, len(text))


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    inner = text[start:end]
    first = start + len(inner) - len(inner.lstrip())
    last = start + len(inner.rstrip())
    if first < last:
        yield first, last
