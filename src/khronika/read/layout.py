"""A draft laid out as a report: one text, and everything else by its offsets."""

import hashlib
from collections.abc import Iterable
from datetime import date

from khronika.read.credit_lines import contributor_spans
from khronika.read.draft import Draft, DraftMedium, Piece
from khronika.records.capture import Capture
from khronika.records.evidence import Evidence
from khronika.records.report import Medium, Passage, Report
from khronika.records.stated import Stated

BETWEEN = "\n\n"
"""What stands between two passages."""

ID_LENGTH = 16


def report_from(draft: Draft, capture: Capture) -> Report:
    """The report that a draft gives: its pieces joined by blank lines; a piece without a character makes no passage."""
    text = BETWEEN.join(piece.text for piece in draft.pieces)
    places = _places(draft.pieces)
    return Report(
        id=draft.id or content_id(text, draft.url, draft.published),
        text=text,
        passages=tuple(Passage(piece.kind, start, end) for piece, (start, end) in zip(draft.pieces, places, strict=True) if start < end),
        capture_sha256=capture.sha256,
        address=capture.address,
        title=draft.title,
        byline=draft.byline,
        contributors=_contributors(text, places),
        publisher=draft.publisher,
        published=draft.published,
        url=draft.url,
        language=draft.language,
        media=tuple(_medium(medium, text, places) for medium in draft.media),
    )


def content_id(text: str, url: str | None, published: date | None) -> str:
    """An id worked out from what the report says, the same on every machine."""
    key = "\n".join((text, url or "", "" if published is None else published.isoformat()))
    return hashlib.sha256(key.encode()).hexdigest()[:ID_LENGTH]


def _places(pieces: Iterable[Piece]) -> list[tuple[int, int]]:
    places, start = [], 0
    for piece in pieces:
        places.append((start, start + len(piece.text)))
        start += len(piece.text) + len(BETWEEN)
    return places


def _contributors(text: str, places: Iterable[tuple[int, int]]) -> tuple[Stated[str], ...]:
    """Those who contributed reporting, each once, with every place that says so."""
    found: dict[str, list[Evidence]] = {}
    for start, end in places:
        for left, right in contributor_spans(text[start:end]):
            evidence = Evidence.of(text, start + left, start + right)
            found.setdefault(evidence.quote, []).append(evidence)
    return tuple(Stated(name, tuple(evidence)) for name, evidence in found.items())


def _medium(medium: DraftMedium, text: str, places: list[tuple[int, int]]) -> Medium:
    place = None if medium.caption is None else places[medium.caption]
    caption = None if place is None or place[0] == place[1] else Evidence.of(text, *place)
    return Medium(medium.kind, medium.length_seconds, caption, medium.address)
