"""The word lists of the English reader: TOML files beside the code, each read once."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import TypeAlias

from khronika.text.places import country_of_adjective

Words: TypeAlias = str | list[str] | bool | float


def _text(name: str) -> str:
    return files("khronika.extract").joinpath("en", f"{name}.toml").read_text(encoding="utf-8")


@cache
def strings(name: str) -> dict[str, dict[str, str | list[str]]]:
    """The tables of ``name.toml``, each a map of words."""
    return tomllib.loads(_text(name))


@cache
def rows(name: str, key: str) -> tuple[dict[str, Words], ...]:
    """The array of tables ``key`` in ``name.toml``."""
    return tuple(tomllib.loads(_text(name))[key])


@cache
def word_set(name: str, table: str, key: str) -> frozenset[str]:
    """The words of one list, which stands as an array or as words between blanks; a hyphen between letters may stand for a blank."""
    found = strings(name)[table][key]
    return frozenset(found.split() if isinstance(found, str) else found)


def is_noun_of(lemma: str, kind: str) -> bool:
    """Whether a noun belongs to a class of ``word_classes.toml``."""
    return lemma in word_set("word_classes", "nouns", kind)


def is_of_class(lemma: str, kind: str) -> bool:
    """Whether a word belongs to a class that rules ask for: one of ``word_classes.toml`` or ``roles.toml``, or the words that judge."""
    return lemma in _class(kind)


@cache
def _class(kind: str) -> frozenset[str]:
    if kind == "judgement":
        weak = word_set("opinions", "opinions", "weak") | word_set("opinions", "opinions", "topics")
        return word_set("opinions", "opinions", "words") - weak
    return word_set("roles", "classes", kind) if kind in strings("roles")["classes"] else word_set("word_classes", "nouns", kind)


def is_person_noun(lemma: str) -> bool:
    """Whether a noun means a person: one of the list, a people, or one with an agent's ending that no other class has ("hotelier")."""
    if is_noun_of(lemma, "person") or is_noun_of(lemma, "peoples") or country_of_adjective(lemma) is not None:
        return True
    return lemma.endswith(_agent_endings()) and len(lemma) > 4 and not is_noun_of(lemma, "no_agents") and not is_known_thing(lemma)


@cache
def _agent_endings() -> tuple[str, ...]:
    return tuple(word_set("word_classes", "endings", "agents"))


def is_known_thing(lemma: str) -> bool:
    """Whether a noun belongs to a class that is none of people."""
    return any(
        lemma in word_set("word_classes", "nouns", kind)
        for kind in strings("word_classes")["nouns"]
        if kind not in ("person", "peoples", "authority")
    )


def is_name_word(word: str, kind: str) -> bool:
    """Whether a word (lower case) marks names of a kind: ``services``, ``organization_words``, ``outlet_words``, ``place_words``."""
    return word in word_set("word_classes", "names", kind)


@cache
def titles(kind: str) -> frozenset[str]:
    """Words before a person's name that are not the name: ``roles`` end a title, ``qualifiers`` only stand in one."""
    return word_set("titles", "titles", kind)
