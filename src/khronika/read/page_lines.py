"""The lines of text that a page shows, in their order."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from khronika.read.captions import is_caption
from khronika.read.element import Element, walk
from khronika.read.rules import rules, words

SHOWS_NOTHING = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\xad\u200b\u2060\ufeff]")


@dataclass(frozen=True, slots=True)
class PageLine:
    """A line that a page shows; ``is_caption`` where markup or words make it one, ``is_outside`` in navigation and the like."""

    text: str
    tag: str
    is_caption: bool
    is_outside: bool


def lines_of(tree: Element) -> Iterator[PageLine]:
    """The lines that a page shows: the text of each element that stands as a block, without that of the blocks within it."""
    state = _Walk()
    for opens, element in walk(tree):
        yield from state.opened(element) if opens else state.closed(element)


class _Walk:
    """Where a walk through a page stands: the blocks that are open, and the words met since the last line.

    ``is_block`` says of each element that is open whether it is one of the blocks.
    """

    def __init__(self) -> None:
        self.open: list[tuple[str, bool, bool]] = [("body", False, False)]
        self.is_block: list[bool] = []
        self.skipped = 0
        self.parts: list[str] = []

    def opened(self, element: Element) -> Iterator[PageLine]:
        if self.skipped or element.tag in _silent():
            self.skipped += 1
            return
        is_line, marks = element.tag in _line_tags(), _marks(element)
        is_caption_itself = _is_caption(element, marks)
        if self.parts and (is_line or is_caption_itself or element.tag == "br"):
            yield from self._line()
        if is_line or is_caption_itself:
            _, is_caption_now, is_outside = self.open[-1]
            outside = is_outside or (is_line and _is_outside(element, marks))
            self.open.append((element.tag, is_caption_now or is_caption_itself, outside))
        self.is_block.append(is_line or is_caption_itself)
        if element.text:
            self.parts.append(element.text)

    def closed(self, element: Element) -> Iterator[PageLine]:
        if self.skipped:
            self.skipped -= 1
        elif self.is_block.pop():
            if self.parts:
                yield from self._line()
            self.open.pop()
        if not self.skipped and element.tail:
            self.parts.append(element.tail)

    def _line(self) -> Iterator[PageLine]:
        text = plain("".join(self.parts))
        self.parts.clear()
        if text:
            tag, captioned, outside = self.open[-1]
            yield PageLine(text, tag, captioned or is_caption(text), outside)


def plain(text: str) -> str:
    """The text with each stretch of white space as one space, and without characters that show nothing."""
    return " ".join(SHOWS_NOTHING.sub("", text).split())


NO_MARKS = " "


def _marks(element: Element) -> str:
    return f"{element.get('class') or ''} {element.get('id') or ''}"


def _is_caption(element: Element, marks: str) -> bool:
    return element.tag == "figcaption" or (marks != NO_MARKS and _captions().search(marks) is not None)


def _is_outside(element: Element, marks: str) -> bool:
    return element.tag in _outside_tags() or (marks != NO_MARKS and _outside_classes().search(marks) is not None)


def _one(table: str, key: str) -> re.Pattern[str]:
    found = rules("pages")[table]
    return re.compile(str(found[key]) if isinstance(found, Mapping) else "(?!)", re.IGNORECASE)


@cache
def _captions() -> re.Pattern[str]:
    return _one("inside", "captions")


@cache
def _outside_classes() -> re.Pattern[str]:
    return _one("outside", "classes")


@cache
def _outside_tags() -> frozenset[str]:
    return frozenset(words("pages", "outside", "tags"))


@cache
def _silent() -> frozenset[str]:
    return frozenset({"script", "style", "noscript", "template", "head", "svg", "select", "textarea", "iframe", "object"})


@cache
def _line_tags() -> frozenset[str]:
    return frozenset(words("pages", "inside", "lines")) | {
        "nav",
        "footer",
        "aside",
        "form",
        "menu",
        "button",
        "ul",
        "ol",
        "tr",
        "table",
        "dl",
        "center",
    }
