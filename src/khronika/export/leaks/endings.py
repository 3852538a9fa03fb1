"""A word without what its case, number or owner puts behind it."""

from functools import cache

from khronika.export.leaks.words import latin
from khronika.text.word_lists import lists_in

SHORTEST_STEM = 3


@cache
def stems(word: str) -> tuple[str, ...]:
    """What a word in Latin letters can be without its ending; the word itself comes first.

    >>> "bokaev" in stems("bokaevym"), "olg" in stems("olgi")
    (True, True)
    """
    lengths = range(1, min(5, len(word) - SHORTEST_STEM + 1))
    return (word, *(word[:-length] for length in lengths if word[-length:] in endings("cases")))


@cache
def bare_forms(word: str) -> tuple[str, ...]:
    """What is left of a name's part before another ending.

    >>> bare_forms("olga"), bare_forms("bokaev")
    (('olg',), ())
    """
    lengths = range(1, min(4, len(word) - SHORTEST_STEM + 1))
    return tuple(word[:-length] for length in lengths if word[-length:] in endings("lost"))


@cache
def endings(name: str) -> frozenset[str]:
    """The endings of a list of ``endings.toml``, in Latin letters."""
    listed = str(lists_in("khronika.export.leaks", "endings.toml")[name]).split()
    return frozenset(filter(None, map(latin, listed)))
