"""When two wordings say the same, as far as scoring goes."""

import re
import unicodedata
from collections import Counter

EMPTY_WORDS = frozenset(
    word
    for words in (
        "the a an this that these those",
        "of in on at to for from by with and or",
        "his her their its other others several some many few couple",
        "who which",
        "is are was were be been has have had",
        "one two three four five six seven eight nine ten",
        "dozen dozens scores hundred hundreds thousand thousands tens number",
        "more than least about around nearly over up",
    )
    for word in words.split()
)
"""Words that say nothing of whom or what: articles, prepositions, auxiliaries, counts."""

ENDINGS = (("women", "woman"), ("men", "man"), ("ies", "y"), ("sses", "ss"), ("s", ""))
"""Plural endings and what stands in the singular, the first that fits."""

EDGES = " .,;:\"'()"


def fold(words: str | None) -> str:
    """``words`` without case, accents, possessives, edge punctuation and doubled spaces.

    >>> fold("(The Émigré’s  Café.)")
    'the emigre cafe'
    """
    plain = unicodedata.normalize("NFKD", words or "").casefold().replace("’", "'")
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return re.sub(r"\s+", " ", re.sub(r"'s\b", "", plain)).strip(EDGES)


def words_in(words: str | None) -> list[str]:
    """The folded words, in order."""
    return re.findall(r"\w+", fold(words))


def singular(word: str) -> str:
    """A rough singular, good enough to compare by."""
    if word.endswith("ss"):
        return word
    for ending, instead in ENDINGS:
        if word.endswith(ending) and len(word) >= len(ending) + 2:
            return word.removesuffix(ending) + instead
    return "man" if word == "men" else word


def content(words: str | None) -> Counter[str]:
    """The words that say whom or what, in the singular, counted.

    >>> sorted(content("at least 12 of the student activists"))
    ['activist', 'student']
    """
    return Counter(singular(word) for word in words_in(words) if word not in EMPTY_WORDS and not word.isdigit())


def overlap(left: Counter[str], right: Counter[str]) -> float:
    """Token F1 of two bags of words: 0 where they share none, 1 where they are equal."""
    common = (left & right).total()
    return 2 * common / (left.total() + right.total()) if common else 0.0
