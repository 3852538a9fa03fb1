"""The words of a text as numbers, and the stretches of several words in a row that copies share; texts in any script.

Scripts that put no space between words are read as overlapping pairs of characters.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from hashlib import blake2b
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Numbers: TypeAlias = NDArray[np.uint64]

WORD_BYTES = 4
"""Into so many bytes a word is hashed: two words of a text have one number in one of a thousand texts at most."""

_WORD = re.compile(r"[^\W_]+")
_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+"
)
_MARKS = re.compile(
    "[\u00ad\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed\u0900-\u0903\u093a-\u094f"
    "\u200b-\u200f\u2060\u3099\u309a\ufeff]"
)
"""What stands on, in or between letters and is left out in some editions: accents, vowel points, joiners, soft hyphens."""

_FACTOR = np.uint64(0x9E3779B97F4A7C15)
_STEPS = ((30, 0xBF58476D1CE4E5B9), (27, 0x94D049BB133111EB), (31, 1))
"""How far to shift, and what to multiply with: the mixing steps of SplitMix64 (Steele, Lea and Flood, OOPSLA 2014)."""


def words_of(text: str) -> list[str]:
    """The words in lower case and without marks on letters, in their order.

    >>> words_of("Café raided: 3 held, 警方拘留")
    ['cafe', 'raided', '3', 'held', '警方', '方拘', '拘留']
    """
    plain = text if text.isascii() else _MARKS.sub("", unicodedata.normalize("NFKD", text))
    lower = plain.casefold()
    if not _UNSPACED.search(lower):
        return _WORD.findall(lower)
    return [piece for run in _WORD.findall(lower) for piece in _pieces(run)]


def _pieces(run: str) -> Iterator[str]:
    """The words of a run of letters in which scripts with and without spaces can meet."""
    end = 0
    for match in _UNSPACED.finditer(run):
        if end < match.start():
            yield run[end : match.start()]
        signs, end = match.group(), match.end()
        yield from (signs[at : at + 2] for at in range(max(len(signs) - 1, 1)))
    if end < len(run):
        yield run[end:]


def numbers_of(words: Sequence[str]) -> Numbers:
    """Each word as a number, the same on every machine."""
    known = {
        word: int.from_bytes(blake2b(word.encode("utf-8", "replace"), digest_size=WORD_BYTES).digest(), "little") for word in set(words)
    }
    return np.array([known[word] for word in words], dtype=np.uint64)


def packed(numbers: Numbers) -> bytes:
    """The numbers of words in few bytes, as records keep them."""
    return numbers.astype("<u4").tobytes()


def unpacked(data: bytes) -> Numbers:
    """The numbers of words out of a record.

    >>> unpacked(packed(numbers_of(["two"]))) == numbers_of(["two"])
    array([ True])
    """
    return np.frombuffer(data, dtype="<u4").astype(np.uint64)


def shingles(numbers: Numbers, length: int) -> Numbers:
    """A number for each stretch of ``length`` words, in their order; a shorter text is one stretch, and no words are none."""
    if not len(numbers):
        return numbers
    length = min(length, len(numbers))
    count = len(numbers) - length + 1
    found = numbers[:count].copy()
    for step in range(1, length):
        found = mixed(found) * _FACTOR + numbers[step : step + count]
    return mixed(found)


def mixed(numbers: Numbers) -> Numbers:
    """The numbers spread evenly over 64 bits."""
    for shift, factor in _STEPS:
        numbers = (numbers ^ (numbers >> np.uint64(shift))) * np.uint64(factor)
    return numbers


def shared_words(left: Numbers, right: Numbers, length: int) -> NDArray[np.bool_]:
    """For each word of ``left``, whether it stands in a stretch of ``length`` words that ``right`` has too."""
    found = np.zeros(len(left), dtype=np.bool_)
    starts = np.isin(shingles(left, length), shingles(right, length))
    for step in range(min(length, len(left))):
        found[step : step + len(starts)] |= starts
    return found
