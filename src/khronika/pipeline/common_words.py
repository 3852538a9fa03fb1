"""What else a word means than somebody's name."""

from collections.abc import Callable
from functools import cache
from importlib.resources import files

from khronika.resolve.gazetteer import Gazetteer

VOCABULARY = ("weights", "vocab.txt")
"""The commonest words of English and names among them, one a line: those by which the judge cuts words."""


def common_meaning(gazetteer: Gazetteer) -> Callable[[str], str | None]:
    """Says of a word what it also means: a place on the map, or an English word; nothing where it means nothing else.

    >>> from khronika.store.gazetteer import gazetteer
    >>> meaning = common_meaning(gazetteer())
    >>> meaning("Oral"), meaning("market"), meaning("Bokayev")
    ('a place in KZ', 'a common word', None)
    """

    def meaning(word: str) -> str | None:
        place = next((place for place, is_other in gazetteer.named(word) if not is_other), None)
        if place is not None:
            return f"a place in {place.country or place.name}"
        return "a common word" if word.casefold() in _words() else None

    return meaning


@cache
def _words() -> frozenset[str]:
    lines = files("khronika.extract.judge").joinpath(*VOCABULARY).read_text(encoding="utf-8").split()
    return frozenset(line for line in lines if line.isalpha())
