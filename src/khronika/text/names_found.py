"""Where names stand in a text, in whatever case, and with whatever stands between their parts."""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from urllib.parse import unquote

from anyascii import anyascii

from khronika.text.search_words import SearchWord, forms_of, search_words

MOST_BETWEEN = 4
"""So many characters may stand between two parts of a name: a comma and a space, a line's end, a dash."""

SHORTEST_PART = 3
SHORT, MOST_KNOWN = 2_000, 10_000
"""Of so many texts of at most so many characters it is remembered which names stand in them."""


@dataclass(frozen=True, slots=True, order=True)
class Found:
    """A stretch of text that is a name, and what is written in its place."""

    start: int
    end: int
    instead: str


@dataclass(frozen=True, slots=True, order=True)
class Sought:
    """The words of a name, and what is written in its place; a part of a name counts only where it is written as one."""

    words: tuple[str, ...]
    instead: str
    is_part: bool = False


@dataclass(frozen=True, slots=True)
class NameFinder:
    """Names by the first of their words."""

    by_first_word: Mapping[str, tuple[Sought, ...]]
    known: dict[str, tuple[Found, ...]] = field(default_factory=dict, compare=False, repr=False)
    """What was found in short texts: the same values stand in many records."""

    @classmethod
    def of(cls, names: Iterable[tuple[str, str]], parts: Iterable[tuple[str, str]] = ()) -> "NameFinder":
        """One that knows these names, and parts of names; the second of each pair is what is written in its place."""
        held: dict[str, set[Sought]] = {}
        listed = [*((*one, False) for one in names), *((*one, True) for one in parts)]
        for name, instead, is_part in listed:
            words = words_of_name(name)
            if words:
                held.setdefault(words[0], set()).add(Sought(words, instead, is_part))
        return cls({first: tuple(sorted(found, key=lambda one: (-len(one.words), one))) for first, found in held.items()})

    def found_in(self, text: str) -> list[Found]:
        """The names in a text, the longest where several begin at one word, none of them over another.

        >>> finder = NameFinder.of([("Thandiwe Moyo", "[sealed]")])
        >>> finder.found_in("They held MOYO, and then thandiwe-moyo.")
        [Found(start=25, end=38, instead='[sealed]')]
        """
        if not self.by_first_word:
            return []
        found = self.known.get(text)
        if found is None:
            found = tuple(self._found(text, list(search_words(text)))) if self._may_be_in(text) else ()
            if len(text) <= SHORT and len(self.known) < MOST_KNOWN:
                self.known[text] = found
        return list(found)

    def masked(self, text: str) -> str:
        """The text with every name written over; an address is read as its reader would.

        >>> NameFinder.of([("Thandiwe Moyo", "[sealed]")]).masked("https://news.example/thandiwe%20moyo?a=1")
        'https://news.example/[sealed]?a=1'
        """
        found = self.found_in(text)
        if not found and "%" in text:
            plain = unquote(text)
            found, text = (self.found_in(plain), plain) if self.found_in(plain) else ([], text)
        for one in reversed(found):
            text = text[: one.start] + one.instead + text[one.end :]
        return text

    def _may_be_in(self, text: str) -> bool:
        """Whether the words of a name stand in the text one behind the other; quicker than to look where."""
        words = forms_of(text)
        places = (place for place, word in enumerate(words) if word in self.by_first_word)
        return any(
            sought.words == tuple(words[place : place + len(sought.words)])
            for place in places
            for sought in self.by_first_word[words[place]]
        )

    def _found(self, text: str, words: list[SearchWord]) -> Iterator[Found]:
        place, is_prose = 0, " " in text.strip()
        while place < len(words):
            if words[place].word not in self.by_first_word:
                place += 1
                continue
            is_small = is_prose and text[words[place].start].islower()
            length, instead = self._at(words, place, is_small=is_small)
            if length:
                yield Found(words[place].start, words[place + length - 1].end, instead)
            place += length or 1

    def _at(self, words: list[SearchWord], place: int, *, is_small: bool) -> tuple[int, str]:
        """How many words from a place on are a name; of one written small no part is."""
        for sought in self.by_first_word.get(words[place].word, ()):
            here = words[place : place + len(sought.words)]
            is_near = all(after.start - before.end <= MOST_BETWEEN for before, after in pairwise(here))
            if is_near and tuple(word.word for word in here) == sought.words and not (sought.is_part and is_small):
                return len(here), sought.instead
        return 0, ""


@cache
def words_of_name(name: str) -> tuple[str, ...]:
    """The words of a name as they are compared."""
    return tuple(found.word for found in search_words(name))


def spellings_of(names: Iterable[str]) -> tuple[str, ...]:
    """The names, and the ways in which each is written in addresses and lists: without marks, in Latin letters, in one word, turned round.

    >>> spellings_of(["Ольга Ткач"])
    ('Olga Tkach', 'OlgaTkach', 'Tkach Olga', 'Ольга Ткач', 'ОльгаТкач', 'Ткач Ольга')
    """
    found: set[str] = set()
    for name in names:
        for form in (name, anyascii(name).replace("'", ""), _without_marks(name)):
            parts = form.split()
            found |= {" ".join(parts), "".join(parts), " ".join([*parts[-1:], *parts[:-1]])}
    return tuple(sorted(found - {""}))


@cache
def parts_of_name(name: str) -> tuple[str, ...]:
    """The words of a name that can stand alone for it."""
    return tuple(found.word for found in search_words(name) if len(found.word) >= SHORTEST_PART)


def _without_marks(name: str) -> str:
    decomposed = unicodedata.normalize("NFD", name)
    return unicodedata.normalize("NFC", "".join(sign for sign in decomposed if not unicodedata.category(sign).startswith("M")))
