"""Words cut into the pieces that the encoder knows, longest first (WordPiece: Wu et al. 2016, arXiv:1609.08144), in small letters.

The words are the parser's, so each keeps the place of its first piece. A library would bring a client of a model hub along.
"""

import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache

BEGIN, END, UNKNOWN = "[CLS]", "[SEP]", "[UNK]"
LONGEST_WORD = 100
"""A longer word is unknown as a whole."""

MOST_PIECES = 160
"""A longer sentence is cut there; the words behind share the last piece."""


class WordPieces:
    """Cuts words by a vocabulary, whose lines are numbered from 0."""

    def __init__(self, vocabulary: Sequence[str]) -> None:
        self._numbers = {piece: number for number, piece in enumerate(vocabulary)}
        self._cut = lru_cache(maxsize=50_000)(self._pieces_of)

    def cut(self, words: Sequence[str]) -> tuple[list[int], list[int]]:
        """The numbers of a sentence's pieces, and for each word the place of its first piece among them."""
        ids = [self._numbers[BEGIN]]
        firsts = []
        for word in words:
            pieces = self._cut(word)
            firsts.append(len(ids) if pieces else len(ids) - 1)
            ids += pieces
        ids = [*ids[: MOST_PIECES - 1], self._numbers[END]]
        return ids, [min(first, len(ids) - 1) for first in firsts]

    def _pieces_of(self, word: str) -> tuple[int, ...]:
        return tuple(piece for part in _parts(word) for piece in self._longest(part))

    def _longest(self, part: str) -> list[int]:
        """The longest pieces of the vocabulary that make up the part, from its front."""
        found: list[int] = []
        start = 0
        while start < len(part):
            end = next((end for end in range(len(part), start, -1) if self._named(part, start, end) in self._numbers), None)
            if end is None or len(part) > LONGEST_WORD:
                return [self._numbers[UNKNOWN]]
            found.append(self._numbers[self._named(part, start, end)])
            start = end
        return found

    @staticmethod
    def _named(part: str, start: int, end: int) -> str:
        return part[start:end] if start == 0 else f"##{part[start:end]}"


def _parts(word: str) -> Iterator[str]:
    """The word in lower case and without accents, cut at each sign and each Chinese character, which are parts of their own."""
    letters = unicodedata.normalize("NFD", word.lower())
    part = ""
    for letter in letters:
        category = unicodedata.category(letter)
        if category == "Mn" or category.startswith("C"):
            continue
        if category.startswith(("P", "S")) or letter.isspace() or "\u4e00" <= letter <= "\u9fff":
            if part:
                yield part
            part = ""
            if not letter.isspace():
                yield letter
        else:
            part += letter
    if part:
        yield part
