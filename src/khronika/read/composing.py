"""The rows of a page or text made into pieces: furniture dropped, players turned into media, each line told its kind."""

from collections.abc import Sequence
from dataclasses import dataclass

from khronika.read.captions import is_caption
from khronika.read.credit_lines import byline_names, is_credit
from khronika.read.day_lines import day_of_day_line
from khronika.read.draft import DraftMedium, Piece
from khronika.read.furniture import furniture_kind, without_about_boxes
from khronika.read.players import Player, players_in
from khronika.read.row import Row
from khronika.records.report import MediumKind, PassageKind

BYLINE_ROWS = 6
"""A byline stands among the first rows, or the last."""


@dataclass(frozen=True, slots=True)
class Composed:
    """Pieces in order, and the media that players left behind; a medium's caption is the number of its piece."""

    pieces: tuple[Piece, ...]
    media: tuple[DraftMedium, ...]


def composed(rows: Sequence[Row]) -> Composed:
    """The pieces and media of rows that begin with the title, where one of them is the title."""
    rows = without_about_boxes(rows)
    kinds = [None if row.kind is PassageKind.TITLE else furniture_kind(row.text) for row in rows]
    title = next((number for number, row in enumerate(rows) if row.kind is PassageKind.TITLE), None)
    players = players_in(rows, kinds, title)
    captions = {number for player in players for number in (player.headline, player.caption) if number not in (None, title)}
    kept = [number for number, kind in enumerate(kinds) if kind is None]
    pieces = tuple(
        Piece(rows[number].text, PassageKind.CAPTION if number in captions else kind_of(rows[number], place, len(kept)))
        for place, number in enumerate(kept)
    )
    places = {number: place for place, number in enumerate(kept)}
    return Composed(pieces, tuple(_medium(player, places) for player in players if player.kind is not MediumKind.IMAGE))


def is_furniture(row: Row) -> bool:
    """Whether a row is furniture; what the markup gives a kind is not."""
    return row.kind is None and furniture_kind(row.text) is not None


def kind_of(row: Row, place: int, count: int) -> PassageKind:
    """What part of the report a row is: what the markup says, else what its words look like at that place of so many."""
    if row.kind is not None:
        return row.kind
    if is_caption(row.text):
        return PassageKind.CAPTION
    at_edge = place <= BYLINE_ROWS or place >= count - BYLINE_ROWS
    if at_edge and day_of_day_line(row.text) is not None:
        return PassageKind.CREDIT
    if is_credit(row.text) and (at_edge or not byline_names(row.text)):
        return PassageKind.CREDIT
    return PassageKind.BODY


def _medium(player: Player, places: dict[int, int]) -> DraftMedium:
    caption = player.headline if player.caption is None else player.caption
    return DraftMedium(player.kind, player.length_seconds, None if caption is None else places[caption])
