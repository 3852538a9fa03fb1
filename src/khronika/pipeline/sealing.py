"""Sealed names and words as the check of an edition looks for them: in every spelling that the ledger has."""

from collections.abc import Iterable

from khronika.export.leaks.sealed import Known, SealedPart, SealedSpelling, SealedValue, Sort
from khronika.export.leaks.words import is_unspaced, plain_words
from khronika.pipeline.common_words import common_meaning
from khronika.records.mention import Kind
from khronika.resolve.gazetteer import Gazetteer
from khronika.resolve.name_parts import Part, Role, parts_of
from khronika.resolve.name_spelling import consonants, sound

MOST_WORDS = 8
"""Of a longer sealed text any so many words in a row are looked for."""


def known_to_check(sealed: Iterable[SealedValue], public: Iterable[str], gazetteer: Gazetteer) -> Known:
    """What the check of an edition goes by."""
    return Known(tuple(sealed), tuple(dict.fromkeys(public)), sound, consonants, common_meaning(gazetteer))


def sealed_name(names: Iterable[str], *, is_person: bool) -> SealedValue:
    """A party's name in all its spellings.

    >>> value = sealed_name(["Макс Бокаев", "Bokayev, Maks"], is_person=True)
    >>> [[part.shown for part in spelling.parts if part.betrays] for spelling in value.spellings]
    [['Бокаев'], ['Bokayev']]
    """
    kind = Kind.PERSON if is_person else Kind.ORGANIZATION
    taken_apart = [(name, _naming(name, kind)) for name in dict.fromkeys(names)]
    surnames = _surnames([parts for _, parts in taken_apart])
    spellings = tuple(SealedSpelling(name, tuple(_part(part, surnames) for part in parts)) for name, parts in taken_apart if parts)
    return SealedValue(Sort.PERSON if is_person else Sort.BODY, spellings)


def sealed_words(words: str) -> SealedValue:
    """A value that is no name; of a long one each stretch of words.

    >>> [part.shown for part in sealed_words("in Oral, 15").spellings[0].parts]
    ['in', 'Oral', '15']
    """
    listed = [word.shown for word in plain_words(words)]
    starts = range(max(1, len(listed) - MOST_WORDS + 1))
    runs = [listed[start : start + MOST_WORDS] for start in starts]
    return SealedValue(Sort.WORDS, tuple(SealedSpelling(" ".join(run), tuple(map(SealedPart, run))) for run in runs if run))


def _naming(name: str, kind: Kind) -> list[Part]:
    """The parts that say who it is; a name in a script without spaces is one part, as it is one word in a text."""
    parts = parts_of(name, kind).parts
    if is_unspaced(name):
        whole = parts_of(name, Kind.ORGANIZATION).parts
        parts = whole if len(whole) == 1 else parts
    return [part for part in parts if part.role is Role.NAME and part.word]


def _surnames(spellings: Iterable[list[Part]]) -> set[str]:
    """The sounds of parts that are surnames in as many spellings as they are something else in."""
    counts: dict[str, int] = {}
    for parts in spellings:
        last = _surname(parts)
        for part in parts:
            counts[sound(part.word)] = counts.get(sound(part.word), 0) + (1 if part is last else -1)
    return {key for key, count in counts.items() if count >= 0}


def _surname(parts: list[Part]) -> Part | None:
    """The last part, or the first where the last names a parent ("Бокаев Макс Талгатович")."""
    if len(parts) > 1 and parts[-1].is_parent:
        return parts[0]
    return parts[-1] if parts else None


def _part(part: Part, surnames: set[str]) -> SealedPart:
    return SealedPart(part.shown, betrays=sound(part.word) in surnames)
