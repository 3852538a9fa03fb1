"""The words by which names of places are taken apart: a TOML file beside the code, read once."""

import tomllib
from functools import cache
from importlib.resources import files

from khronika.records.place import PlaceKind


@cache
def _tables() -> dict[str, dict[str, str]]:
    return tomllib.loads(files("khronika.resolve").joinpath("en", "places.toml").read_text(encoding="utf-8"))


@cache
def type_words() -> dict[str, frozenset[PlaceKind]]:
    """What kinds of place a word such as "province" can tell."""
    kinds: dict[str, set[PlaceKind]] = {}
    for kind, words in _tables()["type_words"].items():
        for word in words.split():
            kinds.setdefault(word.replace("_", " "), set()).add(PlaceKind(kind))
    return {word: frozenset(found) for word, found in kinds.items()}


@cache
def pointers() -> frozenset[str]:
    """Words that point into a place ("northern")."""
    return frozenset(_tables()["pointers"]["words"].split())


@cache
def _site_words() -> frozenset[str]:
    return frozenset(_tables()["sites"]["words"].split())


def is_site(name: str) -> bool:
    """Whether a name's last word says that it is a site within a town ("Republic Square")."""
    words = name.split()
    return len(words) > 1 and words[-1].lower() in _site_words()


def other_name(key: str) -> str | None:
    """The name under which the gazetteer has the place."""
    return _tables()["other_names"].get(key)


@cache
def doers() -> frozenset[str]:
    """Words that make the name of a country before them an adjective ("U.S. officials")."""
    return frozenset(_tables()["doers"]["words"].split())
