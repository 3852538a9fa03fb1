"""The word lists of a language: TOML files beside the code, each read once, when it is first needed."""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files

Table = Mapping[str, object]


@cache
def word_list(name: str, language: str = "en") -> Table:
    """The tables of ``name.toml`` of a language."""
    return lists_in("khronika.text", language, f"{name}.toml")


@cache
def lists_in(package: str, *path: str) -> Table:
    """The tables of a TOML file of a package."""
    return tomllib.loads(files(package).joinpath(*path).read_text(encoding="utf-8"))


def table(parent: Table, key: str) -> Table:
    """The table under ``key``; a list file without it is a fault of ours and raises."""
    found = parent[key]
    if not isinstance(found, Mapping):
        raise TypeError(f"{key} is a table, not {found!r}")
    return found


def tables(parent: Table, key: str) -> Iterator[Table]:
    """The tables of the array under ``key``, in their order."""
    found = parent[key]
    if not isinstance(found, list):
        raise TypeError(f"{key} is an array, not {found!r}")
    yield from found


def words_under(parent: Table, key: str) -> tuple[str, ...]:
    """The words of the list under ``key``, in their order; none where the list is not there."""
    found = parent.get(key, [])
    if not isinstance(found, list):
        raise TypeError(f"{key} is a list of words, not {found!r}")
    return tuple(str(word) for word in found)


def numbers_under(parent: Table, key: str) -> dict[str, int]:
    """Words with the number each stands for."""
    return {word: int(str(number)) for word, number in table(parent, key).items()}


def strings_under(parent: Table, key: str) -> dict[str, str]:
    """Words with the code or name each stands for."""
    return {word: str(code) for word, code in table(parent, key).items()}


def any_of(words: Iterable[str]) -> str:
    """A regular expression that matches any of the words, longest first; a space stands for any one or two white spaces."""
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    return "(?:" + "|".join(_escaped(word) for word in ordered) + ")"


def _escaped(word: str) -> str:
    return r"\s{1,2}".join(_literal(part) for part in word.split(" "))


def _literal(part: str) -> str:
    return "".join(character if character.isalnum() else "\\" + character for character in part)
