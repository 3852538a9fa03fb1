"""Where words of a text come near to what is sealed."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from khronika.export.leaks.hit import WHOLE, Hit
from khronika.export.leaks.vocabulary import Vocabulary
from khronika.export.leaks.words import Word, joined_words, latin, plain_words

MOST_BETWEEN = 2
"""Words that may stand between two parts of one name: a patronymic, a column's name."""


@dataclass(frozen=True, slots=True)
class Sighting:
    """A word, and the part that it comes near to."""

    word: Word
    hit: Hit

    @property
    def cost(self) -> tuple[int, int, bool]:
        """How far the word is from the part; the less, the nearer, and of two the one that is written in the same letters."""
        return self.hit.how, self.hit.edits, self.hit.target.is_plain != self.word.shown.isascii()


@dataclass(frozen=True, slots=True)
class Looked:
    """A text and what was sighted in it, by the number of the sealed value."""

    text: str
    words: list[Word]
    by_value: dict[int, list[Sighting]]


def looked(text: str, vocabulary: Vocabulary) -> Looked:
    """Everything in a cleaned text that comes near to something sealed."""
    words = plain_words(text)
    joined = list(joined_words(text, words))
    vocabulary.learn({word.shown for word in (*words, *joined)})
    found: dict[int, list[Sighting]] = defaultdict(list)
    for word in (*words, *joined, *_cut_by_a_space(words, vocabulary)):
        for hit in vocabulary.hits(word.shown):
            found[hit.target.value].append(Sighting(word, hit))
    for sightings in found.values():
        sightings.sort(key=lambda one: (one.word.first, one.word.last))
    return Looked(text, words, found)


def _cut_by_a_space(words: list[Word], vocabulary: Vocabulary) -> Iterator[Word]:
    """Neighbours that are a part of a sealed name together, letter by letter, and no name that was grown together."""
    parts = vocabulary.lexicon.single
    for before, behind in pairwise(words):
        if latin(before.shown) + latin(behind.shown) in parts:
            joined = Word(before.shown + behind.shown, before.start, behind.end, before.first, behind.last)
            vocabulary.learn([joined.shown])
            yield joined


def together(sightings: list[Sighting]) -> Iterator[list[Sighting]]:
    """Sightings of one value that stand near each other."""
    group: list[Sighting] = []
    end = 0
    for one in sightings:
        if group and one.word.first - end > MOST_BETWEEN + 1:
            yield group
            group = []
        end = max(end, one.word.last) if group else one.word.last
        group.append(one)
    if group:
        yield group


def parts_met(group: Iterable[Sighting]) -> list[Sighting]:
    """The most parts of one spelling that different words of a group come near to, and of these the nearest."""
    by_spelling: dict[int, list[Sighting]] = defaultdict(list)
    for one in group:
        if one.hit.target.part != WHOLE:
            by_spelling[one.hit.target.spelling].append(one)
    met = [_each_once(sorted(own, key=lambda one: (one.cost, one.word.last - one.word.first))) for own in by_spelling.values()]
    return min(met, key=lambda own: (-len(own), *map(sum, zip(*(one.cost for one in own), strict=True))), default=[])


def _each_once(sightings: list[Sighting]) -> list[Sighting]:
    """The nearest sightings, each part once and each word once."""
    taken: set[int] = set()
    parts: dict[int, Sighting] = {}
    for one in sightings:
        numbers = range(one.word.first, one.word.last + 1)
        if one.hit.target.part not in parts and not taken.intersection(numbers):
            parts[one.hit.target.part] = one
            taken.update(numbers)
    return sorted(parts.values(), key=lambda one: one.word.first)
