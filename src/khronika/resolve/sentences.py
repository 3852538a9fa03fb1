"""Sentences of a text in any script, as far as its marks show them."""

import re
from functools import lru_cache

_ENDS = re.compile(r"[.!?…。؟]+[\"”’»)\]]*\s+|\n+")

_BLANK = "\n\n"


@lru_cache(maxsize=256)
def sentence_spans(text: str) -> tuple[tuple[int, int], ...]:
    """Where sentences begin and end.

    >>> [text[start:end] for text in ["Two were held. They are free."] for start, end in sentence_spans(text)]
    ['Two were held.', 'They are free.']
    """
    ends = [(mark.start() + len(mark.group().rstrip()), mark.end()) for mark in _ENDS.finditer(text)]
    begins = [0, *(begin for _, begin in ends)]
    return tuple((begin, end) for begin, end in zip(begins, [*(end for end, _ in ends), len(text)], strict=True) if begin < end)


def sentence_around(text: str, place: int) -> tuple[int, int]:
    """Where the sentence begins and ends that has a place of the text."""
    spans = sentence_spans(text)
    return next(((start, end) for start, end in reversed(spans) if start <= place), (0, len(text)))


def paragraph_around(text: str, place: int) -> tuple[int, int]:
    """Where the paragraph begins and ends that has a place of the text: what stands between blank lines."""
    begin, end = text.rfind(_BLANK, 0, place), text.find(_BLANK, place)
    return (0 if begin < 0 else begin + len(_BLANK)), (len(text) if end < 0 else end)
