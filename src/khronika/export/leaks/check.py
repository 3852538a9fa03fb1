"""The check of what is about to leave."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from khronika.export.leaks.judging import Found, findings
from khronika.export.leaks.leak import Leak, Verdict
from khronika.export.leaks.lexicon import lexicon_of
from khronika.export.leaks.opening import pieces_in
from khronika.export.leaks.piece import Closed, Piece
from khronika.export.leaks.public_names import PublicNames, public_names
from khronika.export.leaks.sealed import Known
from khronika.export.leaks.sighting import looked
from khronika.export.leaks.vocabulary import Vocabulary
from khronika.export.leaks.words import cleaned

MOST_PLACES = 5


@dataclass(frozen=True, slots=True)
class LeakCheck:
    """Looks for what is sealed; what it learnt of words in one file it knows in the next."""

    known: Known
    vocabulary: Vocabulary
    public: PublicNames

    @classmethod
    def of(cls, known: Known) -> "LeakCheck":
        """The check that goes by what is known."""
        return cls(known, Vocabulary(lexicon_of(known)), public_names(known.public, known.sound))

    def leaks_in(self, path: Path) -> tuple[Leak, ...]:
        """All that a file or folder tells of what is sealed, those that refuse first; the same words for the same reason are one.

        What is asked about is one for the same words, whatever the reason, for a person decides about words.
        """
        return self.leaks_among(pieces_in(path))

    def leaks_among(self, pieces: Iterable[Piece | Closed]) -> tuple[Leak, ...]:
        """The same of texts, wherever they come from."""
        grouped: dict[tuple[str, ...], Leak] = {}
        for piece in pieces:
            for leak in [_closed(piece)] if isinstance(piece, Closed) else self._leaks_of(piece):
                key = _key(leak)
                grouped[key] = leak if key not in grouped else _both(grouped[key], leak)
        return tuple(sorted(grouped.values(), key=lambda leak: (leak.verdict is not Verdict.REFUSE, leak.places, leak.words)))

    def _leaks_of(self, piece: Piece) -> Iterator[Leak]:
        text = cleaned(piece.text)
        seen = looked(text, self.vocabulary)
        if seen.by_value:
            ends = [place for place, letter in enumerate(text) if letter == "\n"]
            for found in findings(seen, self.known, self.public):
                yield _leak(found, text, piece.place(bisect_right(ends, found.start)))


def _key(leak: Leak) -> tuple[str, ...]:
    why = () if leak.verdict is Verdict.ASK else (leak.why,)
    return leak.verdict, word_key(leak.words), *why


def word_key(words: str) -> str:
    """Words as two findings of them are compared: without case, accents and what nobody sees."""
    return " ".join(cleaned(words).casefold().split())


def _leak(found: Found, text: str, place: str) -> Leak:
    return Leak(found.verdict, text[found.start : found.end], found.spelling, found.why, (place,))


def _closed(piece: Closed) -> Leak:
    return Leak(Verdict.REFUSE, piece.file, "", piece.why, (piece.file,))


def _both(before: Leak, after: Leak) -> Leak:
    places = dict.fromkeys((*before.places, *after.places))
    return replace(before, places=tuple(places)[:MOST_PLACES], number=before.number + 1)
