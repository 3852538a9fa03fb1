"""The media that a page shows: players, pictures with captions, and what its JSON-LD says of them."""

from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

from khronika.read.composing import Composed
from khronika.read.draft import DraftMedium, Piece
from khronika.read.element import Element
from khronika.read.linked_data import LinkedMedium, media_among, seconds_of
from khronika.read.page_facts import PageFacts
from khronika.read.page_lines import plain
from khronika.records.report import MediumKind, PassageKind

KINDS = {"video": MediumKind.VIDEO, "audio": MediumKind.AUDIO, "img": MediumKind.IMAGE}
CAPTION_KEY_LENGTH = 60


def media_of(tree: Element, facts: PageFacts, made: Composed) -> tuple[DraftMedium, ...]:
    """The media of a page, each once: players that left their clocks in the text, elements of the markup, then what JSON-LD alone tells."""
    linked = media_among(list(facts.things))
    media = [_with_length(medium, made.pieces, linked) for medium in made.media]
    taken = {medium.caption for medium in media}
    for medium in _elements(tree, made.pieces):
        if medium.caption is None or medium.caption not in taken:
            media.append(_with_length(medium, made.pieces, linked))
            taken.add(medium.caption)
    return (*media, *_linked_alone(linked, media, made.pieces))


def _elements(tree: Element, pieces: Sequence[Piece]) -> Iterator[DraftMedium]:
    """Videos and sounds with a source, and pictures with a caption that is in the text."""
    for element in tree.iter(*KINDS):
        kind = KINDS[element.tag]
        caption = _caption(element, pieces)
        address = _source(element) if caption is not None or kind is not MediumKind.IMAGE else None
        if caption is not None or address is not None:
            yield DraftMedium(kind, _length(element), caption, address)


def _caption(element: Element, pieces: Sequence[Piece]) -> int | None:
    """The number of the caption that stands in the same figure."""
    figure = next((parent for parent in element.iterancestors() if parent.tag == "figure"), None)
    if figure is None:
        return None
    text = _key(plain(figure.text_content()))
    return next((number for number, piece in enumerate(pieces) if piece.kind is PassageKind.CAPTION and _key(piece.text) in text), None)


def _source(element: Element) -> str | None:
    sources = [element.get("src") or element.get("data-src") or "", *(source.get("src") or "" for source in element.iter("source"))]
    return next((address for address in sources if _is_address(address)), None)


def _is_address(address: str) -> bool:
    try:
        return urlsplit(address).scheme in ("http", "https")
    except ValueError:
        return False


def _length(element: Element) -> int | None:
    words = (element.get("duration") or element.get("data-duration") or "").strip()
    if words.isascii() and words.replace(".", "", 1).isdigit():
        return int(float(words)) or None
    return seconds_of(words)


def _with_length(medium: DraftMedium, pieces: Sequence[Piece], linked: list[LinkedMedium]) -> DraftMedium:
    """The medium with the length and address that JSON-LD gives for one with its caption or address; that entry is then used up."""
    for number, entry in enumerate(linked):
        if _describes(entry, medium, pieces):
            del linked[number]
            return DraftMedium(medium.kind, medium.length_seconds or entry.length_seconds, medium.caption, medium.address or entry.address)
    return medium


def _describes(entry: LinkedMedium, medium: DraftMedium, pieces: Sequence[Piece]) -> bool:
    if medium.kind is MediumKind.IMAGE:
        return False
    if entry.address is not None and entry.address == medium.address:
        return True
    if entry.length_seconds is not None and entry.length_seconds == medium.length_seconds:
        return True
    return medium.caption is not None and _caption_of(entry, pieces) == medium.caption


def _linked_alone(linked: Sequence[LinkedMedium], media: Sequence[DraftMedium], pieces: Sequence[Piece]) -> Iterator[DraftMedium]:
    """What JSON-LD tells of beyond the markup: only entries with a length or a caption in the text."""
    taken = {medium.caption for medium in media}
    for entry in linked:
        caption = _caption_of(entry, pieces)
        if entry.length_seconds is not None or (caption is not None and caption not in taken):
            kind = MediumKind.AUDIO if entry.is_sound else MediumKind.VIDEO
            yield DraftMedium(kind, entry.length_seconds, None if caption in taken else caption, entry.address)


def _caption_of(entry: LinkedMedium, pieces: Sequence[Piece]) -> int | None:
    keys = [key for text in entry.texts if (key := _key(text))]
    for number, piece in enumerate(pieces):
        if piece.kind is PassageKind.CAPTION and any(_agree(_key(piece.text), key) for key in keys):
            return number
    return None


def _agree(left: str, right: str) -> bool:
    return bool(left) and (right[:CAPTION_KEY_LENGTH] in left or left[:CAPTION_KEY_LENGTH] in right)


def _key(text: str) -> str:
    return "".join(character for character in text.casefold() if character.isalnum())
