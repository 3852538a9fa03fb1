"""The parts of a name: romanised, without accents, each with what it is to the name."""

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache

from khronika.records.mention import Kind
from khronika.resolve.name_spelling import Script, Spelling
from khronika.resolve.name_tables import NameWords, lookalikes, name_words
from khronika.text.romanised import romanised


class Role(StrEnum):
    """What a part is to its name."""

    NAME = "name"
    INITIAL = "initial"
    TITLE = "title"
    PARTICLE = "particle"
    FORM = "form"


NAMING = (Role.NAME, Role.INITIAL)
"""The roles of parts that say who it is."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a name; ``is_parent`` where it names a parent, as a patronymic does."""

    spelling: Spelling
    role: Role
    is_parent: bool = False

    @property
    def shown(self) -> str:
        """The part as it is written."""
        return self.spelling.shown

    @property
    def word(self) -> str:
        """The part in Latin letters."""
        return self.spelling.word


@dataclass(frozen=True, slots=True)
class NameParts:
    """A name's parts in their order, a surname before a comma moved to the end; ``is_sorted`` where a comma told which it is."""

    parts: tuple[Part, ...]
    is_sorted: bool


MOST_PARTS = 24
"""Of a longer string only the first parts are compared: it is no name, and comparing takes their square."""

_ABJAD = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")
_IDEOGRAPHS = re.compile(r"[\u3400-\u9fff\uac00-\ud7af]")
_SIGNS = re.compile(r"[\s\-‐-―_·・•.,/(){}\[\]\"“”«»&+]+")
_APOSTROPHES = re.compile(r"['’‘ʻʼʿʾ`´]")
_POSSESSIVE = re.compile(r"['’]s\b", re.IGNORECASE)
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z][a-z])")
_LETTERS_WITH_DOTS = re.compile(r"\b(?:\w\. ?){2,}|\b(?:\w\.)+\w\b")
_INITIALS = re.compile(r"[B-DF-HJ-NP-TV-XZ]{2,3}")


@lru_cache(maxsize=1 << 14)
def parts_of(name: str, kind: Kind) -> NameParts:
    """The parts of a name of a kind.

    >>> [(part.word, str(part.role)) for part in parts_of("Dr. БОКАЕВ, М.", Kind.PERSON).parts]
    [('m', 'initial'), ('dr', 'title'), ('bokaev', 'name')]
    """
    before, comma, behind = name.partition(",") if kind is Kind.PERSON else (name, "", "")
    is_sorted = bool(comma) and bool(behind.strip(" ."))
    words = name_words(kind)
    pieces = _of_person(f"{behind} {before}") if kind is Kind.PERSON else _of_body(name, words)
    parts = [_part(piece, words, number, len(pieces)) for number, piece in enumerate(pieces[:MOST_PARTS])]
    if not any(part.role in NAMING for part in parts):
        parts = [Part(part.spelling, Role.NAME) for part in parts]
    return NameParts(tuple(_with_parents(parts, words)), is_sorted)


def _of_person(name: str) -> list[str]:
    """The words of a person's name; initials without a space between them and words grown together are taken apart."""
    is_shouted = name.upper() == name
    found: list[str] = []
    for piece in _split(name):
        if _IDEOGRAPHS.search(piece) or (not is_shouted and _INITIALS.fullmatch(piece)):
            found += piece
        else:
            found += _CAMEL.split(piece)
    return found


def _of_body(name: str, words: NameWords) -> list[str]:
    """The words of a body's name; letters with dots are one word, a legal form of several words is its short one."""
    joined = _LETTERS_WITH_DOTS.sub(lambda letters: re.sub(r"[. ]", "", letters[0]) + " ", name)
    pieces = [part for piece in _split(joined) for part in _CAMEL.split(piece)]
    folded = " ".join(romanised(piece) for piece in pieces)
    for phrase, short in words.phrases:
        if f" {phrase} " in f" {folded} ":
            before = f" {folded} ".partition(f" {phrase} ")[0].split()
            pieces[len(before) : len(before) + len(phrase.split())] = [short]
            folded = " ".join(romanised(piece) for piece in pieces)
    return pieces


def _split(name: str) -> list[str]:
    return [piece for piece in _SIGNS.split(_APOSTROPHES.sub("", _POSSESSIVE.sub("", name))) if piece]


def _part(piece: str, words: NameWords, number: int, of: int) -> Part:
    word = romanised(piece)
    if not word.isdigit():
        word = word.translate(lookalikes())
    return Part(Spelling(piece, word, _script(piece)), _role(piece, word, words, is_last=number == of - 1))


def _script(piece: str) -> Script:
    if _IDEOGRAPHS.match(piece):
        return Script.SYLLABLES
    return Script.ABJAD if _ABJAD.search(piece) else Script.ALPHABET


def _role(piece: str, word: str, words: NameWords, *, is_last: bool) -> Role:
    if word in words.titles:
        return Role.TITLE
    if word in words.forms:
        return Role.FORM
    is_letter = len(piece) == 1 and not _IDEOGRAPHS.match(piece) and not word.isdigit()
    if word in words.particles | words.parents and not is_last and not (is_letter and piece.isupper()):
        return Role.PARTICLE
    if is_letter:
        return Role.INITIAL
    return Role.NAME


def _with_parents(parts: list[Part], words: NameWords) -> list[Part]:
    """The parts, those that name a parent marked: behind a word such as "bin", or by their ending."""
    found, is_behind = [], False
    for part in parts:
        by_ending = len(part.word) > 6 and part.word.endswith(words.patronymic_endings)
        is_parent = part.role in NAMING and (is_behind or by_ending)
        found.append(replace(part, is_parent=is_parent))
        is_behind = part.word in words.parents or (is_behind and part.role not in NAMING)
    return found
