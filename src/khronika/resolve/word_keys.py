"""Words of a text as they are compared: those that say something, without case, accents and endings of plurals."""

import re
from collections.abc import Iterable, Set
from functools import cache

from anyascii import anyascii

from khronika.text.places import country_of_adjective
from khronika.text.word_lists import lists_in

SHORTEST = 3

ENDINGS = ("ations", "ation", "ions", "ion", "ments", "ment", "ings", "ing", "ers", "er", "ed", "es", "e", "s")


def content_words(text: str) -> list[str]:
    """The stems of the words of a text that say something, in its order.

    >>> content_words("two of the opposition's activists")
    ['opposit', 'activist']
    """
    words = (anyascii(word).lower() for word in re.findall(r"[^\W\d_]+", re.sub(r"['’]s\b", "", text)))
    return [stem(word) for word in words if len(word) >= SHORTEST and word not in small_words()]


@cache
def small_words() -> frozenset[str]:
    """Words that every text has."""
    return frozenset(str(lists_in("khronika.resolve", "small_words.toml")["words"]).split())


@cache
def words_for_anybody() -> frozenset[str]:
    """The stems of words that say of people only that there are some."""
    return frozenset(stem(word) for word in str(lists_in("khronika.resolve", "small_words.toml")["anybody"]).split())


@cache
def words_for_offices() -> frozenset[str]:
    """The stems of words for an office that few hold at a time."""
    return frozenset(stem(word) for word in str(lists_in("khronika.resolve", "small_words.toml")["offices"]).split())


def sorts_told(descriptions: Iterable[str], own: Set[str | None]) -> frozenset[str]:
    """What is said of people by words; that they are people, and of a country of ``own``, says nothing.

    >>> sorted(sorts_told(["two Kazakh reporters", "the detained"], {"KZ"}))
    ['journalist']
    """
    foreign = (" ".join(word for word in words.split() if country_of_adjective(word) not in own - {None}) for words in descriptions)
    told = (word for words in foreign for word in content_words(words))
    return frozenset(sort_of_people(word) for word in told if word not in words_for_anybody())


def sort_of_people(word: str) -> str:
    """The stem that stands for all words of one sort of people, for a stem; itself where it is of none.

    >>> sort_of_people(stem("reporters")) == sort_of_people(stem("journalists"))
    True
    """
    return _sorts().get(word, word)


@cache
def _sorts() -> dict[str, str]:
    lines = str(lists_in("khronika.resolve", "small_words.toml")["sorts"]).strip().splitlines()
    return {stem(word): stem(line.split()[0]) for line in lines for word in line.split()}


def stem(word: str) -> str:
    """The word in small Latin letters, without the commonest endings of English verbs and plurals.

    >>> [stem(word) for word in ("detained", "detention", "Jailing", "arrests")]
    ['detain', 'detent', 'jail', 'arrest']
    """
    word = anyascii(word).lower()
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST:
            return word[: -len(ending)]
    return word
