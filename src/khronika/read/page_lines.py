"""The lines of text that a page shows, in their order."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from khronika.read.captions import is_caption
from khronika.read.element import Element, walk
from khronika.read.rules import rules, words

SHOWS_NOTHING = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\xad\u200b\u2060\ufeff]")

MARKS_REMEMBERED = 4096
"""Elements of one page, and of one outlet's pages, share classes."""


@dataclass(frozen=True, slots=True)
class PageLine:
    """A line that a page shows; ``is_caption`` where markup or words make it one, ``is_outside`` in navigation and the like."""

    text: str
    tag: str
    is_caption: bool
    is_outside: bool


def lines_of(tree: Element) -> list[PageLine]:
    """The lines that a page shows: the text of each element that stands as a block, without that of the blocks within it."""
    state = _Walk()
    for opens, element in walk(tree):
        if opens:
            state.opens(element)
        else:
            state.closes(element)
    return state.lines


class _Walk:
    """Where a walk through a page stands: its lines so far, the blocks that are open, and the words met since the last line.

    ``is_block`` says of each element that is open whether it is one of the blocks.
    """

    def __init__(self) -> None:
        self.lines: list[PageLine] = []
        self.open: list[tuple[str, bool, bool]] = [("body", False, False)]
        self.is_block: list[bool] = []
        self.skipped = 0
        self.parts: list[str] = []

    def opens(self, element: Element) -> None:
        """Goes into an element."""
        tag = element.tag
        if self.skipped or tag in _silent():
            self.skipped += 1
            return
        captions, outside = _marked(element.get("class"), element.get("id"))
        is_line, is_caption_itself = tag in _line_tags(), captions or tag == "figcaption"
        if self.parts and (is_line or is_caption_itself or tag == "br"):
            self._line()
        if is_line or is_caption_itself:
            _, is_caption_now, is_outside = self.open[-1]
            is_outside = is_outside or (is_line and (outside or tag in _outside_tags()))
            self.open.append((tag, is_caption_now or is_caption_itself, is_outside))
        self.is_block.append(is_line or is_caption_itself)
        text = element.text
        if text:
            self.parts.append(text)

    def closes(self, element: Element) -> None:
        """Leaves an element."""
        if self.skipped:
            self.skipped -= 1
        elif self.is_block.pop():
            if self.parts:
                self._line()
            self.open.pop()
        if not self.skipped:
            tail = element.tail
            if tail:
                self.parts.append(tail)

    def _line(self) -> None:
        text = plain("".join(self.parts))
        self.parts.clear()
        if text:
            tag, captioned, outside = self.open[-1]
            self.lines.append(PageLine(text, tag, captioned or is_caption(text), outside))


def plain(text: str) -> str:
    """The text with each stretch of white space as one space, and without characters that show nothing."""
    return " ".join(SHOWS_NOTHING.sub("", text).split())


@lru_cache(maxsize=MARKS_REMEMBERED)
def _marked(classes: str | None, id: str | None) -> tuple[bool, bool]:
    """Whether the class and id of an element make it a caption, and whether they put it outside the text."""
    if not classes and not id:
        return False, False
    marks = f"{classes or ''} {id or ''}"
    return _captions().search(marks) is not None, _outside_classes().search(marks) is not None


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
