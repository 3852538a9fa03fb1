"""The rows of a page: its main text as trafilatura finds it, with the captions, players and credits that stand among it."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from khronika.read.captions import is_caption
from khronika.read.credit_lines import is_credit
from khronika.read.element import Element, walk
from khronika.read.furniture import Furniture, furniture_kind
from khronika.read.page_lines import PageLine, lines_of, plain
from khronika.read.row import Row
from khronika.records.report import PassageKind

if TYPE_CHECKING:
    from trafilatura.settings import Extractor

CAPTION_WORDS_MIN = 3
_NOT_OF_WORDS = re.compile(r"\W+")
TAIL_LINES = 6
"""So many lines after the main text may still be its credits and captions."""


def page_rows(main: list[str], tree: Element, title: str | None) -> list[Row]:
    """The rows of a page, the title first where there is one; ``main`` are the paragraphs of its main text, where they were found."""
    lines = lines_of(tree)
    if not main:
        main = [line.text for line in lines if not line.is_outside and not line.is_caption]
    rows = [Row(title, -1, PassageKind.TITLE)] if title else []
    return rows + _without_title(_woven(main, lines), title)


def main_lines(tree: Element) -> list[str]:
    """The paragraphs of a page's main text; none where trafilatura finds no text in it. The tree stays as it is."""
    from trafilatura import bare_extraction  # noqa: PLC0415 - slow to load

    found = bare_extraction(tree, options=_options())
    body: Element | None = getattr(found, "body", None)
    return [] if body is None else [text for block in body for part in _parts(block) if (text := plain(part))]


@cache
def _options() -> "Extractor":
    """What trafilatura is asked for: the body alone, without the comments, and without a second opinion from other libraries."""
    from trafilatura.settings import Extractor  # noqa: PLC0415 - slow to load

    return Extractor(output_format="txt", fast=True, comments=False)


def _parts(block: Element) -> list[str]:
    """The text of a block, a table's rows and the parts of a broken line apart."""
    if block.tag == "table":
        return [part for row in block.iter("row") for part in _row_parts(row)]
    return _lines_in(block)


def _row_parts(row: Element) -> list[str]:
    """A table's row as one line, or as the lines of its cells where a cell holds several."""
    cells = [[line for part in _lines_in(cell) if (line := plain(part))] for cell in row.iter("cell")]
    if any(len(lines) > 1 for lines in cells):
        return [line for lines in cells for line in lines]
    return [" | ".join("".join(lines) for lines in cells)]


def _lines_in(block: Element) -> list[str]:
    return "".join(_pieces(block)).split("\n")


def _pieces(block: Element) -> Iterator[str]:
    """The words of a block, each block within it on lines of its own."""
    for opens, element in walk(block):
        if element.tag in ("item", "p", "quote", "head") or (opens and element.tag == "lb"):
            yield "\n"
        if opens:
            yield element.text or ""
        elif element is not block:
            yield element.tail or ""


def _woven(main: Sequence[str], lines: Sequence[PageLine]) -> list[Row]:
    """The main lines, with the page's own captions, players and credits put where they stand among them."""
    places = _places(main, lines)
    known = {_key(text) for text in main}
    rows: list[Row] = []
    at = min((place for place in places if place is not None), default=0)
    at = max(0, at - TAIL_LINES)
    for text, place in zip(main, places, strict=True):
        if place is not None and place >= at:
            rows += _extras(lines, range(at, place), known)
            at = place + 1
        rows.append(Row(text, len(rows)))
    return rows + _extras(lines, range(at, min(at + TAIL_LINES, len(lines))), known)


def _places(main: Sequence[str], lines: Sequence[PageLine]) -> list[int | None]:
    """Where each main line stands among the page's lines."""
    at: dict[str, list[int]] = {}
    for number in range(len(lines) - 1, -1, -1):
        at.setdefault(_key(lines[number].text), []).append(number)
    return [found.pop() if (found := at.get(_key(text))) else None for text in main]


def _extras(lines: Sequence[PageLine], numbers: range, known: set[str]) -> list[Row]:
    """The lines of a stretch that belong to the report though they are no main text, each once."""
    found = []
    for number in numbers:
        line = lines[number]
        kind = _extra_kind(lines, number)
        if kind is not None and (kind[0] is None or _key(line.text) not in known):
            known.add(_key(line.text))
            found.append(Row(line.text, -2 - number, kind[0]))
    return found


def _extra_kind(lines: Sequence[PageLine], number: int) -> tuple[PassageKind | None] | None:
    """The kind of a line that belongs to the report, in a tuple as it may be told only later; ``None`` for all other lines."""
    line = lines[number]
    if line.is_outside:
        return None
    furniture = furniture_kind(line.text)
    if furniture is Furniture.PLAYER:
        return (None,)
    if furniture is not None:
        return None
    if line.is_caption and line.text.count(" ") + 1 >= CAPTION_WORDS_MIN:
        return (PassageKind.CAPTION,)
    if is_credit(line.text):
        return (PassageKind.CREDIT,)
    following = lines[number + 1].text if number + 1 < len(lines) else ""
    return (None,) if furniture_kind(following) is Furniture.PLAYER and not is_caption(following) and line.tag.startswith("h") else None


def _without_title(rows: list[Row], title: str | None) -> list[Row]:
    """The rows without those that only repeat the title."""
    return rows if title is None else [row for row in rows if _key(row.text) != _key(title)]


def _key(text: str) -> str:
    return _NOT_OF_WORDS.sub("", text).casefold()
