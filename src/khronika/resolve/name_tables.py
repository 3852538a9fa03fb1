"""The tables of ``names.toml``: word lists of names, and what each difference costs."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from khronika.records.mention import Kind
from khronika.text.word_lists import Table, lists_in, strings_under, table


@dataclass(frozen=True, slots=True, eq=False)
class Costs:
    """What each difference between two names costs; ``names.toml`` says what each is."""

    edit: float
    sound: float
    vowels: float
    consonants: float
    joined: float
    initial: float
    acronym: float
    extra: float
    extra_initial: float
    repeated: float
    order: float
    contradiction: float
    swapped: float
    lone: float
    none: float


@dataclass(frozen=True, slots=True)
class NameWords:
    """The words that are no name parts of their own in the names of persons, or of bodies."""

    titles: frozenset[str]
    particles: frozenset[str]
    parents: frozenset[str]
    patronymic_endings: tuple[str, ...]
    forms: frozenset[str]
    phrases: tuple[tuple[str, str], ...]
    """Legal forms of several words and their short ones."""


@cache
def costs_of(kind: Kind) -> Costs:
    """What differences between two names of a kind cost; all that are no persons count as bodies."""
    found = table(table(_tables(), "costs"), "person" if kind is Kind.PERSON else "body")
    return Costs(**{name: float(str(cost)) for name, cost in found.items()})


@cache
def name_words(kind: Kind) -> NameWords:
    """The word lists for names of a kind."""
    lists = table(_tables(), "persons" if kind is Kind.PERSON else "bodies")
    return NameWords(
        titles=frozenset(_split(lists, "titles")),
        particles=frozenset(_split(lists, "particles")),
        parents=frozenset(_split(lists, "parents")),
        patronymic_endings=_split(lists, "patronymic_endings"),
        forms=frozenset(_split(lists, "forms")),
        phrases=tuple(strings_under(lists, "phrases").items()) if "phrases" in lists else (),
    )


def _split(lists: Table, key: str) -> tuple[str, ...]:
    return tuple(str(lists.get(key, "")).split())


@cache
def lookalikes() -> Mapping[int, str]:
    """Figures and the letters that they look like, as ``str.translate`` takes them."""
    return str.maketrans(strings_under(table(_tables(), "spelling"), "lookalikes"))


@cache
def sounds() -> tuple[tuple[str, str], ...]:
    """Patterns of spelling and the one way in which each sound is written, in the order in which they apply."""
    found = table(_tables(), "spelling")["sounds"]
    if not isinstance(found, list):
        raise TypeError(f"sounds is an array of pairs, not {found!r}")
    return tuple((str(pattern), str(instead)) for pattern, instead in found)


def _tables() -> Table:
    return lists_in("khronika.resolve", "names.toml")
