"""How far two spellings of one part of a name are apart.

A slip of the pen is a letter more, less, other, or in its neighbour's place (Damerau, "A technique for computer detection and correction
of spelling errors", CACM 1964), counted on letters and on sounds: both parts are also written as they sound, because one name is
romanised in many ways (compare Christen, "A comparison of personal name matching", ICDM workshops 2006). What an abjad writes
is compared by its consonants, for its readers supply the vowels.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from rapidfuzz.distance import OSA

from khronika.resolve.name_tables import Costs, sounds

MOST_EDITS = 2
"""Parts that are further apart are other parts."""

MOST_EDITS_OF_SOUNDS = 1
"""Sounds and consonants leave much out, so a slip in them weighs more."""

_VOWELS = re.compile(r"[aeiou]+")
_NO_CONSONANTS = re.compile(r"[aeiouyw]")
_ABJAD_TWINS = str.maketrans("pvj", "bfg")
"""Sounds that many writers of an abjad do not tell apart."""


class Script(StrEnum):
    """What the letters of a word say: vowels too, or consonants, or neither but whole syllables."""

    ALPHABET = "alphabet"
    ABJAD = "abjad"
    SYLLABLES = "syllables"


@dataclass(frozen=True, slots=True)
class Spelling:
    """A word as it is written and in Latin letters, and its script."""

    shown: str
    word: str
    script: Script


@dataclass(frozen=True, slots=True)
class Difference:
    """What the difference of two spellings costs, and what it is in words; no words where there is none."""

    cost: float
    what: str = ""


@lru_cache(maxsize=1 << 16)
def difference(left: Spelling, right: Spelling, costs: Costs) -> Difference | None:
    """How two spellings differ; ``None`` where they are too far apart to be one."""
    scripts = {left.script, right.script}
    if scripts == {Script.SYLLABLES}:
        return _of_syllables(left, right, costs)
    if left.word == right.word:
        return Difference(0)
    if left.word.isdigit() or right.word.isdigit():
        return None
    if scripts == {Script.ABJAD}:
        return _edited(left.word, right.word, 1, Difference(0), costs)
    if Script.ABJAD in scripts:
        alike = Difference(costs.consonants, "the same consonants")
        return _edited(consonants(left.word), consonants(right.word), MOST_EDITS_OF_SOUNDS, alike, costs)
    return min((one for one in _of_letters(left.word, right.word, costs) if one is not None), key=lambda one: one.cost, default=None)


def _of_syllables(left: Spelling, right: Spelling, costs: Costs) -> Difference | None:
    """Two signs of one sound may be variants of one sign; two of different sounds are never one's name."""
    if left.shown == right.shown:
        return Difference(0)
    return Difference(costs.edit, "another sign of the same sound") if left.word == right.word else None


def _of_letters(left: str, right: str, costs: Costs) -> Iterator[Difference | None]:
    yield _edited(left, right, MOST_EDITS, Difference(0), costs)
    sounds_left, sounds_right = sound(left), sound(right)
    yield _edited(sounds_left, sounds_right, MOST_EDITS_OF_SOUNDS, Difference(costs.sound, "another spelling of the same sound"), costs)
    if _VOWELS.sub("a", sounds_left) == _VOWELS.sub("a", sounds_right):
        yield Difference(costs.vowels, "other vowels")


def _edited(left: str, right: str, most: int, alike: Difference, costs: Costs) -> Difference | None:
    edits = OSA.distance(left, right, score_cutoff=most)
    if edits > most or edits >= max(len(left), len(right)):
        return None
    slips = f"{edits} letter{'s' if edits > 1 else ''} apart" if edits else ""
    return Difference(alike.cost + edits * costs.edit, ", ".join(filter(None, (alike.what, slips))))


@lru_cache(maxsize=4096)
def sound(word: str) -> str:
    """A word of Latin letters as it sounds, in one spelling.

    >>> sound("bokayev") == sound("bokaev"), sound("shevchenko") == sound("schewtschenko")
    (True, True)
    """
    for pattern, instead in sounds():
        word = re.sub(pattern, instead, word)
    return word


@lru_cache(maxsize=4096)
def consonants(word: str) -> str:
    """The consonants of a word as it sounds.

    >>> consonants("mohammed"), consonants("mhmd")
    ('mhmd', 'mhmd')
    """
    return sound(_NO_CONSONANTS.sub("", word)).translate(_ABJAD_TWINS)
