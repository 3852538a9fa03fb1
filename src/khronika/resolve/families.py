"""Words that tell of one event with another word: "quake" and "earthquake"."""

import tomllib
from collections import defaultdict
from functools import cache, lru_cache
from importlib.resources import files

from khronika.resolve.word_keys import stem


@lru_cache(maxsize=1 << 14)
def families_of(stems: frozenset[str]) -> frozenset[int]:
    """The families of which a stem is, by their numbers; none for a word that stands in no family.

    >>> bool(families_of(frozenset({"quak"})) & families_of(frozenset({"earthquak"})))
    True
    """
    return frozenset(number for word in stems for number in _families().get(word, ()))


@cache
def words_of_saying() -> frozenset[str]:
    """The stems of the words with which people say something: two that say something seldom say it once."""
    return _stems("saying")


@cache
def words_of_appeal() -> frozenset[str]:
    """The stems of the words with which a higher court decides anew."""
    return _stems("appeal")


@cache
def _families() -> dict[str, list[int]]:
    found: dict[str, list[int]] = defaultdict(list)
    for number, words in enumerate(tables()["families"]):
        for word in dict.fromkeys(map(stem, words.split())):
            found[word].append(number)
    return found


def _stems(name: str) -> frozenset[str]:
    return frozenset(stem(word) for words in tables()[name] for word in words.split())


@cache
def tables() -> dict[str, list[str]]:
    """The lists as they are written, each row a string of words."""
    lists = tomllib.loads(files("khronika.resolve").joinpath("word_families.toml").read_text(encoding="utf-8"))
    return {name: list(map(str, words)) for name, words in lists.items()}
