"""Which lines of a page are furniture: what stands around the text and is none of it."""

import re
from collections.abc import Sequence
from enum import StrEnum
from functools import cache

from khronika.read.row import Row
from khronika.read.rules import pattern, words

FURNITURE_WORDS_MAX = 60
"""A longer line is never furniture: rules must not swallow a paragraph."""

HEADING_WORDS_MAX = 12


class Furniture(StrEnum):
    """The sorts of furniture; each is a table in ``tables/furniture.toml``."""

    PLAYER = "player"
    NAVIGATION = "navigation"
    SHARE = "share"
    LINKS = "links"
    CONSENT = "consent"
    NEWSLETTER = "newsletter"
    POINTER = "pointer"
    PICTURE = "picture"
    RIGHTS = "rights"


def furniture_kind(line: str) -> Furniture | None:
    """The sort of furniture that a line is, or ``None`` for words of the report.

    >>> furniture_kind("• Share on Facebook")
    <Furniture.SHARE: 'share'>
    >>> furniture_kind("Police shared the list on Facebook.")
    """
    if line.count(" ") >= FURNITURE_WORDS_MAX:
        return None
    folded = _folded(line)
    known = _whole_lines().get(folded)
    if known is not None:
        return known
    match = _patterns().fullmatch(folded)
    if match is None or match.lastgroup is None:
        return None
    kind = Furniture(match.lastgroup)
    return None if kind is Furniture.LINKS and ends_a_sentence(line) else kind


def ends_a_sentence(line: str) -> bool:
    """Whether a line ends in a full stop, as headlines and labels do not."""
    return re.search(r"(?<![.…])[.。][\"'”’»)]*$", line.rstrip()) is not None


def without_about_boxes(rows: Sequence[Row]) -> list[Row]:
    """The rows without the boxes in which an outlet or author presents itself; these stand in the second half of a page."""
    boxed: set[int] = set()
    for number in range(len(rows) // 2, len(rows) - 1):
        if _is_about_box(rows[number].text, rows[number + 1].text):
            boxed |= {number, number + 1}
    return [row for number, row in enumerate(rows) if number not in boxed]


def _is_about_box(heading: str, text: str) -> bool:
    folded = _folded(heading)
    if heading.count(" ") >= HEADING_WORDS_MAX or not folded:
        return False
    if folded in words("furniture", "about", "headings"):
        return True
    start = _folded(text)
    return start.startswith(folded) and _about_verb().match(start, len(folded)) is not None


@cache
def _about_verb() -> re.Pattern[str]:
    return re.compile(r"\W+(?:who |which )?(?:" + "|".join(words("furniture", "about", "verbs")) + r")\b")


@cache
def _whole_lines() -> dict[str, Furniture]:
    return {line: kind for kind in Furniture for line in words("furniture", kind, "whole")}


@cache
def _patterns() -> re.Pattern[str]:
    return re.compile("|".join(f"(?P<{kind}>{pattern('furniture', kind, 'patterns').pattern})" for kind in Furniture))


_EDGES = re.compile(r"^[\s•·▪►▶»›→*|–—-]+|[\s•·▪►▶«»›→*|.…!–—-]+$")
_QUOTES = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"'})


def _folded(line: str) -> str:
    return re.sub(r"\s+", " ", _EDGES.sub("", line)).translate(_QUOTES).casefold()
