"""Words that tell of one event with another word: "quake" and "earthquake"."""

from collections import defaultdict
from functools import cache, lru_cache

from khronika.resolve.word_keys import stem
from khronika.text.word_lists import lists_in, words_under


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
def tables() -> dict[str, tuple[str, ...]]:
    """The lists as they are written, each row a string of words."""
    lists = lists_in("khronika.resolve", "word_families.toml")
    return {name: words_under(lists, name) for name in lists}
