"""The words of a text against the parts of what is sealed, each word once."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

import numpy as np
from rapidfuzz.distance import OSA
from rapidfuzz.process import cdist

from khronika.export.leaks.endings import endings, stems
from khronika.export.leaks.hit import Hit, How, Target
from khronika.export.leaks.lexicon import SHORTEST_INSIDE, SHORTEST_NEAR, Lexicon, Targets
from khronika.export.leaks.words import is_abjad, latins

WORDS_AT_ONCE = 4096
MOST_EDITS = 3
LONG_FROM = (8, 12)
"""Letters from which on a part may have two slips, and three: other romanisations of a long name are that far apart."""

SHORTEST_SOUND = 4
SHORTEST_NEAR_SOUND = 6
SHORTEST_CONSONANTS = 3
LONGEST = 60
"""Longer words are no names; what stands inside them is looked for all the same."""

Key = tuple[str, bool]
"""A word in Latin letters, and whether it was written in a script that leaves vowels out."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What words come near to, worked out once for each."""

    lexicon: Lexicon
    seen: dict[Key, tuple[Hit, ...]] = field(default_factory=dict)

    def learn(self, words: Iterable[str]) -> None:
        """Works out what the words that are new come near to."""
        new = sorted({key for word in words for key in _keys(word)} - self.seen.keys())
        for start in range(0, len(new), WORDS_AT_ONCE):
            self._learn(new[start : start + WORDS_AT_ONCE])

    def hits(self, shown: str) -> tuple[Hit, ...]:
        """What a word that was learnt comes near to, the nearest of each part."""
        return tuple(hit for key in _keys(shown) for hit in self.seen.get(key, ()))

    def _learn(self, new: Sequence[Key]) -> None:
        found: dict[Key, dict[Target, Hit]] = {key: {} for key in new}
        for key in new:
            for hit in self._direct(*key):
                _keep(found[key], hit)
        for key, hit in self._near([key for key in new if len(key[0]) <= LONGEST]):
            _keep(found[key], hit)
        for key in new:
            if not found[key]:
                for hit in self._inside(key[0]):
                    _keep(found[key], hit)
        self.seen.update((key, tuple(hits.values())) for key, hits in found.items())

    def _direct(self, word: str, without_vowels: bool) -> Iterator[Hit]:
        lexicon = self.lexicon
        yield from _all(lexicon.letters, word, How.EXACT)
        if not word or word.isdigit():
            return
        for stem in stems(word):
            yield from _all(lexicon.letters, stem, How.INFLECTED)
            if stem != word:
                yield from _all(lexicon.bare, stem, How.INFLECTED)
            if len(stem) >= SHORTEST_SOUND:
                yield from _all(lexicon.sounds, lexicon.known.sound(stem), How.SOUND)
        bare = lexicon.known.consonants(word)
        if len(bare) >= SHORTEST_CONSONANTS:
            yield from _all(lexicon.consonants if without_vowels else lexicon.consonants_alone, bare, How.CONSONANTS)

    def _near(self, keys: Sequence[Key]) -> Iterator[tuple[Key, Hit]]:
        """Words that are, without an ending or with it, a slip or two away from a part by their letters, or one by their sounds."""
        sound = self.lexicon.known.sound
        rows = [(key, stem) for key in keys if not key[0].isdigit() for stem in stems(key[0]) if len(stem) >= SHORTEST_NEAR]
        letters = [form for form in self.lexicon.names if len(form) >= SHORTEST_NEAR]
        for row, form, edits in _alike([stem for _, stem in rows], letters, MOST_EDITS):
            if edits <= edits_borne(len(form)):
                yield from ((rows[row][0], Hit(target, How.NEAR, edits)) for target in self.lexicon.letters[form])
        sounds = [form for form in self.lexicon.sounds if len(form) >= SHORTEST_NEAR_SOUND]
        for row, form, _ in _alike([sound(stem) for _, stem in rows], sounds, 1):
            yield from ((rows[row][0], Hit(target, How.NEAR, 1)) for target in self.lexicon.sounds[form])

    def _inside(self, word: str) -> Iterator[Hit]:
        for start in range(len(word) - SHORTEST_INSIDE):
            for form in self.lexicon.inside.get(word[start : start + SHORTEST_INSIDE], ()):
                if word.startswith(form, start):
                    before, behind = word[:start], word[start + len(form) :]
                    if before or behind not in endings("makes_another"):
                        yield from (Hit(one, How.INSIDE, rest=f"{before} {behind}".strip()) for one in self.lexicon.letters[form])


@cache
def _keys(shown: str) -> tuple[Key, ...]:
    return tuple((word, is_abjad(shown)) for word in latins(shown))


def edits_borne(letters: int) -> int:
    """How many slips a part of so many letters may have.

    >>> edits_borne(3), edits_borne(6), edits_borne(9), edits_borne(12)
    (0, 1, 2, 3)
    """
    return sum(letters >= least for least in (SHORTEST_NEAR, *LONG_FROM))


def _alike(words: list[str], forms: list[str], most: int) -> Iterator[tuple[int, str, int]]:
    """The numbers of words that are at most so many slips away from a form, the form, and how many."""
    if words and forms:
        table = cdist(words, forms, scorer=OSA.distance, score_cutoff=most, dtype=np.uint8)
        for row, column in zip(*np.nonzero(table <= most), strict=True):
            yield int(row), forms[column], int(table[row, column])


def _all(targets: Targets, key: str, how: How) -> Iterator[Hit]:
    if key in targets:
        yield from (Hit(target, how) for target in targets[key])


def _keep(found: dict[Target, Hit], hit: Hit) -> None:
    before = found.get(hit.target)
    if before is None or (hit.how, hit.edits) < (before.how, before.edits):
        found[hit.target] = hit
