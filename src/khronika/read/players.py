"""Players that a page's text has left behind: their clocks, their captions, and which lines are theirs."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from khronika.read.captions import is_caption, medium_kind
from khronika.read.furniture import Furniture
from khronika.read.row import Row
from khronika.records.report import MediumKind

HEADLINE_WORDS_MAX = 20
_CLOCK = re.compile(r"(?:(\d{1,2}):)?(\d{1,2}):(\d{2})")
_WORDS = re.compile(r"(?:(\d+) (?:minutes?|mins?))?,? ?(?:and )?(?:(\d+) (?:seconds?|secs?))?")


@dataclass(frozen=True, slots=True)
class Player:
    """A player's lines, ``rows[start:end]``, the line of its own headline and of its caption, and how long it plays."""

    kind: MediumKind
    start: int
    end: int
    length_seconds: int | None = None
    headline: int | None = None
    caption: int | None = None


def clock_seconds(line: str) -> int | None:
    """The longest time on the clocks of a line, in seconds; ``None`` without one, or where all stand at nought.

    >>> clock_seconds("0:00 / 0:02:05")
    125
    """
    found = [int(hours or 0) * 3600 + int(minutes) * 60 + int(seconds) for hours, minutes, seconds in _CLOCK.findall(line)]
    return max(found, default=0) or None


def players_in(rows: Sequence[Row], kinds: Sequence[Furniture | None], title: int | None) -> list[Player]:
    """The players among the rows, in their order, each with its headline and caption.

    A page sets its captions either after its players or before them: the side that gives more players a caption is taken first.
    ``title`` is the row of the report's title, which is never a player's headline.
    """
    found = [
        Player(_kind(rows, start, end), start, end, _length(rows[start:end]), _headline(rows, kinds, start, title))
        for start, end in _runs(rows, kinds)
    ]
    after, before = _with_captions(found, rows, after_first=True), _with_captions(found, rows, after_first=False)
    best = max(after, before, key=lambda players: sum(player.caption is not None for player in players))
    return [player for player in best if player.length_seconds is not None or player.caption is not None]


def _runs(rows: Sequence[Row], kinds: Sequence[Furniture | None]) -> Iterator[tuple[int, int]]:
    """The stretches of rows that belong to one player each: a clock ends a player where another begins."""
    start = None
    for number, kind in enumerate([*kinds, None]):
        if kind is Furniture.PLAYER:
            start = number if start is None else start
            if _length(rows[start : number + 1]) is not None and not _is_tail(rows, kinds, number + 1):
                yield start, number + 1
                start = None
        elif start is not None:
            yield start, number
            start = None


def _is_tail(rows: Sequence[Row], kinds: Sequence[Furniture | None], start: int) -> bool:
    """Whether the player's lines that follow hold no clock of their own."""
    end = start
    while end < len(rows) and kinds[end] is Furniture.PLAYER:
        end += 1
    return start < end and _length(rows[start:end]) is None


def _length(rows: Sequence[Row]) -> int | None:
    return max((seconds for row in rows if (seconds := clock_seconds(row.text)) is not None), default=None)


def _kind(rows: Sequence[Row], start: int, end: int) -> MediumKind:
    return medium_kind("", *(row.text for row in rows[start:end]))


def _headline(rows: Sequence[Row], kinds: Sequence[Furniture | None], start: int, title: int | None) -> int | None:
    """The line over the player that is a headline of its own."""
    number = start - 1
    if number < 0 or kinds[number] is not None or number == title:
        return None
    line = rows[number].text
    if is_caption(line) or line.rstrip("\"'”’").endswith((".", "!", ":")) or line.count(" ") >= HEADLINE_WORDS_MAX:
        return None
    return number


def _with_captions(players: Sequence[Player], rows: Sequence[Row], *, after_first: bool) -> list[Player]:
    taken: set[int] = set()
    found = []
    for player in players:
        before = (player.start if player.headline is None else player.headline) - 1
        places = (player.end, before) if after_first else (before, player.end)
        caption = next((place for place in places if place not in taken and 0 <= place < len(rows) and is_caption(rows[place].text)), None)
        taken |= set() if caption is None else {caption}
        kind = player.kind if caption is None else medium_kind(rows[caption].text, *(row.text for row in rows[player.start : player.end]))
        found.append(Player(kind, player.start, player.end, player.length_seconds, player.headline, caption))
    return found
