"""The part of a page's tree that reading uses; lxml has no types of its own."""

from collections.abc import Iterator
from functools import cache
from typing import Protocol

from lxml import etree, html  # type: ignore[import-untyped]


class Element(Protocol):
    """An element of a page."""

    tag: str
    text: str | None
    tail: str | None

    def get(self, name: str) -> str | None:
        """The attribute's value, ``None`` without it."""

    def iter(self, *tags: str) -> Iterator["Element"]:
        """The element and all within it, or those with the tags, in the page's order."""

    def itertext(self) -> Iterator[str]:
        """The texts within."""

    def iterancestors(self) -> Iterator["Element"]:
        """The elements around it, the innermost first."""

    def getparent(self) -> "Element | None":
        """The element around it."""

    def text_content(self) -> str:
        """All text within."""

    def xpath(self, path: str) -> list["Element"]:
        """The elements under a path."""

    def makeelement(self, tag: str) -> "Element":
        """A new element, in no place yet."""

    def append(self, element: "Element") -> None:
        """Puts an element at the end within, from wherever it stood."""

    def __hash__(self) -> int:
        """Each element is itself alone."""

    def __iter__(self) -> Iterator["Element"]:
        """The elements right within."""


def tree_of(page: str) -> Element | None:
    """The tree of a page's markup, ``None`` where there is none in it. Entities are not expanded and nothing is fetched.

    Nesting deeper than the parser's own limit is cut off there.
    """
    try:
        tree: Element = html.document_fromstring(page.encode("utf-8", "replace"), parser=_parser())
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None
    return tree


@cache
def _parser() -> etree.HTMLParser:
    """A parser whose elements are all of one class; which of lxml's classes each has is else asked of Python, at every step of a walk."""
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, collect_ids=False)
    parser.set_element_class_lookup(etree.ElementDefaultClassLookup(element=html.HtmlElement))
    return parser


def walk(tree: Element) -> Iterator[tuple[bool, Element]]:
    """Every element of a tree twice, in order: true where it opens, false where it closes."""
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        if isinstance(element.tag, str):
            yield event == "start", element
