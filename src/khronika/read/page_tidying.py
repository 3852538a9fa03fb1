"""A page's tree made ready for reading: without words struck out or hidden, and with its lines apart."""

import re
from collections.abc import Iterable
from functools import cache

from khronika.read.element import Element
from khronika.read.rules import words

NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that a tree holds where a page has them, but does not take when they are set."""


def clear_unshown(elements: Iterable[Element]) -> None:
    """Takes the words out of what is struck out or hidden among the elements of a page; attributes, and so stamps, stay.

    The page as a whole is never hidden: pages mark it so until their scripts have run.
    """
    unshown, never_hidden = _unshown(), _never_hidden()
    for element in elements:
        if element.tag in unshown or (element.get("hidden") is not None and element.tag not in never_hidden):
            for inner in element.iter():
                _empty(inner, keeps_tail=inner is element)


def enclose(tree: Element) -> None:
    """Puts the lines that an ``article`` parts by breaks alone into a block.

    Trafilatura takes such an article for one line, and the words after its heading for none.
    """
    for article in [article for article in tree.iter("article") if any(inner.tag == "br" for inner in article)]:
        _enclose(article)


def _enclose(article: Element) -> None:
    """Moves what stands in an article, after the heading that it begins with, into a block."""
    block, inside = article.makeelement("div"), list(article)
    if inside[0].tag in words("pages", "inside", "headings"):
        block.text, inside[0].tail = inside[0].tail, None
        inside = inside[1:]
    else:
        block.text, article.text = article.text, None
    for inner in inside:
        block.append(inner)
    article.append(block)


def part_words(tree: Element) -> None:
    """Puts white space where a page breaks a line, so that the words before and after stay two."""
    for element in tree.iter("br"):
        element.tail = f"\n{NOT_IN_XML.sub(' ', element.tail or '')}"


@cache
def _unshown() -> frozenset[str]:
    return frozenset(words("pages", "unshown", "tags"))


@cache
def _never_hidden() -> frozenset[str]:
    return frozenset(words("pages", "unshown", "never_hidden"))


def _empty(element: Element, *, keeps_tail: bool) -> None:
    if element.tag != "script":
        element.text = None
    if not keeps_tail:
        element.tail = None
