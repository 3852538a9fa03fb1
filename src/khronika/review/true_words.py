"""Words that somebody chose in a text as they see it, where they stand in the text itself."""

from khronika.errors import RefusedError
from khronika.records.evidence import Evidence
from khronika.review.wording import marked
from khronika.text.redacting import Redaction

NOT_THERE = marked("these words do not stand in the text, or something among them is hidden from you; select them in the text")


def true_words(redaction: Redaction, start: int, end: int) -> Evidence:
    """The words of the text under a stretch of what is shown; ``RefusedError`` where a part of it is written over, or there is none."""
    shift = 0
    for piece in redaction.pieces:
        shown_start = piece.start + shift
        shown_end = shown_start + len(piece.instead)
        if start < shown_end and shown_start < end:
            raise RefusedError(422, NOT_THERE)
        if shown_start >= end:
            break
        shift += len(piece.instead) - (piece.end - piece.start)
    if not 0 <= start < end <= len(redaction.text):
        raise RefusedError(422, NOT_THERE)
    return Evidence.of(redaction.before, start - shift, end - shift)


def words_in_text(text: str, words: str, near: int) -> tuple[int, int]:
    """Where words stand in a text, the place nearest to another; ``RefusedError`` where they do not."""
    starts = []
    place = text.find(words)
    while place >= 0:
        starts.append(place)
        place = text.find(words, place + 1)
    if not starts:
        raise RefusedError(422, NOT_THERE)
    start = min(starts, key=lambda one: abs(one - near))
    return start, start + len(words)
