"""The rule tables of reading: TOML files beside the code, each read once, when it is first needed."""

import re
from collections.abc import Iterable, Mapping
from functools import cache

from khronika.text.word_lists import lists_in


def rules(name: str) -> Mapping[str, object]:
    """The tables of ``name.toml``."""
    return lists_in("khronika.read", "tables", f"{name}.toml")


@cache
def words(name: str, *path: str) -> tuple[str, ...]:
    """The list of strings that stands under ``path`` in ``name.toml``; none where there is no such list."""
    found: object = rules(name)
    for key in path:
        found = found.get(key, ()) if isinstance(found, Mapping) else ()
    return tuple(str(word) for word in found) if isinstance(found, Iterable) else ()


def pattern(name: str, *path: str) -> re.Pattern[str]:
    """One regular expression, case ignored, that matches wherever any pattern of the list does; nothing where the list is empty."""
    return re.compile("|".join(f"(?:{part})" for part in words(name, *path)) or r"(?!)", re.IGNORECASE)
