"""The words of a text as searches compare them, in any script.

Scripts that put no spaces between words are cut into pairs of neighbouring characters, which every search for a part of them shares.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

MOST_CHARACTERS = 60
"""Longer words are cut."""

FORMS_KNOWN = 50_000
"""Of so many words it is remembered how they are compared."""

UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u1950-\u19df\u1a20-\u1aaf\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff]+"
)
"""Thai, Lao, Burmese, Khmer, Tai, kana and Han."""


WITH_MARKS = (range(0x20000), range(0xE0000, 0xF0000))
"""The planes of Unicode that have letters of alphabets, and selectors of how they look; no other has marks."""


@dataclass(frozen=True, slots=True)
class SearchWord:
    """A word without case and the differences of writing it that mean nothing, and where it stands in the text."""

    word: str
    start: int
    end: int


def search_words(text: str) -> Iterator[SearchWord]:
    """The words in their order.

    >>> [found.word for found in search_words("Ткач’s visit to 新疆省, हिन्दी")]
    ['ткач', 's', 'visit', 'to', '新疆', '疆省', 'हिन्दी']
    """
    for run in _runs().finditer(text):
        start, letters = run.start(), run.group()
        for part in () if letters.isascii() else UNSPACED.finditer(letters):
            yield from _spaced(text, start, run.start() + part.start())
            yield from _pairs(text, run.start() + part.start(), run.start() + part.end())
            start = run.start() + part.end()
        yield from _spaced(text, start, run.end())


def forms_of(text: str) -> list[str]:
    """The words in their order without their places, which is quicker.

    >>> forms_of("Ткач’s visit")
    ['ткач', 's', 'visit']
    """
    if not text.isascii() and UNSPACED.search(text):
        return [found.word for found in search_words(text)]
    return [word for run in _runs().findall(text) if (word := _form(run)[:MOST_CHARACTERS])]


@cache
def _runs() -> re.Pattern[str]:
    """Letters, digits and the marks upon them, one after another."""
    marks = "".join(f"{chr(stretch[0])}-{chr(stretch[-1])}" for stretch in _marks())
    return re.compile(f"(?:[^\\W_]|[{marks}])+")


def _marks() -> Iterator[list[int]]:
    """The numbers of the marks, those next to each other together."""
    stretch: list[int] = []
    for number in (number for plane in WITH_MARKS for number in plane if unicodedata.category(chr(number)).startswith("M")):
        if stretch and number > stretch[-1] + 1:
            yield stretch
            stretch = []
        stretch.append(number)
    yield stretch


def _spaced(text: str, start: int, end: int) -> Iterator[SearchWord]:
    word = _form(text[start:end])[:MOST_CHARACTERS]
    if word:
        yield SearchWord(word, start, end)


def _pairs(text: str, start: int, end: int) -> Iterator[SearchWord]:
    """Pairs of the characters as searches compare them; each has its place where these are as many as stand in the text."""
    form = _form(text[start:end])
    is_alike = len(form) == end - start
    for place in range(max(1, len(form) - 1)):
        pair = form[place : place + 2]
        yield SearchWord(pair, *((start + place, start + place + len(pair)) if is_alike else (start, end)))


@lru_cache(FORMS_KNOWN)
def _form(word: str) -> str:
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", word).casefold())
