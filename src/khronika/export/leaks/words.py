"""The words of a text as the check compares them: without what can hide a name inside them."""

import re
import sys
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from khronika.text.romanised import romanised
from khronika.text.search_words import UNSPACED

_WORD = re.compile(r"[^\W_]+(?:['’ʼʻ`´][^\W_]+)*")
_LETTERS_ROUND_FIGURES = re.compile(r"[^\W\d_]+(?:\d+[^\W\d_]+)+")
_PIECE = re.compile(r"\d+|[^\W\d_]+(?:['’ʼʻ`´][^\W\d_]+)*")
_SPELT_OUT = re.compile(r"(?<![^\W_])(?:[^\W\d_](?:\W|_){1,3}){3,}[^\W\d_](?![^\W_])")
_DIGIT = re.compile(r"\d")
_ABJAD = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")
_BROKEN = re.compile(r"(?:-|‐|‑|=|\\)?[ \t]*\r?\n[ \t]*|[-‐‑]|[.*_|]|")
"""What stands between two halves of one word that was cut: a line's end, a hyphen, a sign, or nothing where case or a figure changes."""

MOST_JOINED = 4
"""Words that are one as whole: ``maks-talgat-uly-bokayev``."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word and where it stands in the cleaned text; ``first`` and ``last`` are the numbers of the plain words that it is made of."""

    shown: str
    start: int
    end: int
    first: int
    last: int


def cleaned(text: str) -> str:
    """The text without accents that stand alone and without signs that nobody sees, full-width and ornamental letters made plain.

    >>> cleaned("Bo\\u200bka\\u00adyev, 𝐌𝐚𝐤𝐬")
    'Bokayev, Maks'
    """
    return unicodedata.normalize("NFKC", text.translate(_unseen())).translate(_unseen())


@cache
def _unseen() -> dict[int, None]:
    unseen = ("Cf", "Mn", "Me")
    return {code: None for code in range(sys.maxunicode + 1) if unicodedata.category(chr(code)) in unseen}


def plain_words(text: str) -> list[Word]:
    """The words in their order, those grown together (CamelCase, figures) taken apart."""
    found: list[Word] = []
    for run in _WORD.finditer(text):
        shown = run.group()
        for start, end in _pieces(shown):
            number = len(found)
            found.append(Word(shown[start:end], run.start() + start, run.start() + end, number, number))
    return found


def _pieces(shown: str) -> Iterator[tuple[int, int]]:
    if shown.isdigit() or (shown.islower() and not _DIGIT.search(shown)):
        yield 0, len(shown)
        return
    for piece in _PIECE.finditer(shown):
        start = piece.start()
        for place in range(piece.start() + 1, piece.end()):
            if shown[place].isupper() and shown[place - 1].islower():
                yield start, place
                start = place
        yield start, piece.end()


def joined_words(text: str, words: list[Word]) -> Iterator[Word]:
    """Neighbours that can be one word which was cut: by a line's end, a hyphen, a dot, a change of case, or into letters.

    A figure belongs to a word only where letters stand on both sides of it.
    """
    for number, word in enumerate(words):
        shown = word.shown
        for behind in words[number + 1 : number + MOST_JOINED]:
            if not (shown + behind.shown).isalpha() or not _BROKEN.fullmatch(text, words[behind.first - 1].end, behind.start):
                break
            shown += behind.shown
            yield Word(shown, word.start, behind.end, word.first, behind.last)
    starts = {word.start: word.first for word in words}
    for pattern in (_LETTERS_ROUND_FIGURES, _SPELT_OUT):
        for run in pattern.finditer(text):
            within = [starts[place] for place in range(run.start(), run.end()) if place in starts]
            if len(within) > 1:
                yield Word("".join(words[place].shown for place in within), run.start(), run.end(), within[0], within[-1])


def latin(shown: str) -> str:
    """A word in Latin letters; a figure within it stands for the letter that it looks like.

    >>> latin("Бокаев"), latin("B0kayev"), latin("15")
    ('bokaev', 'bokayev', '15')
    """
    return latins(shown)[0]


@cache
def latins(shown: str) -> tuple[str, ...]:
    """The same; of a word with letters of several scripts also what it looks like."""
    if shown.isascii() and shown.isalpha():
        return (shown.lower(),)
    scripts = {unicodedata.name(letter, "").partition(" ")[0] for letter in shown if letter.isalpha()}
    forms = [shown, shown.translate(LOOKALIKES)] if len(scripts & {"LATIN", "CYRILLIC", "GREEK"}) > 1 else [shown]
    return tuple(word if word.isdigit() or word.isalpha() else word.translate(FIGURES) for word in map(romanised, forms))


FIGURES = str.maketrans("013459", "oieasg")
"""Figures within a word, and the letters that they stand for."""


def is_abjad(shown: str) -> bool:
    """Whether a word is written in a script that leaves vowels out."""
    return _ABJAD.search(shown) is not None


def is_unspaced(shown: str) -> bool:
    """Whether a word is written in a script that puts no spaces between words."""
    return UNSPACED.search(shown) is not None


LOOKALIKES = str.maketrans(
    "АВЕЅІЈКМНОРСТУХЬаеѕіјорсухьѡԁһԛԝьΑΒΕΖΗΙΚΜΝΟΡΤΥΧαοικνυρ",
    "ABESIJKMHOPCTYXbaesijopcyxbwdhqwbABEZHIKMNOPTYXaoiknup",
)
"""Letters of Cyrillic and Greek, and the Latin ones that nobody can tell from them."""
