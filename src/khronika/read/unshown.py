"""What a page's markup holds and its reader is not to read: words struck out, and elements marked as hidden."""

import re

from khronika.read.element import Element
from khronika.read.rules import words

NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that a tree holds where a page has them, but does not take when they are set."""


def without_unshown(tree: Element) -> bool:
    """Takes the words out of what is struck out or hidden, and says whether there was any; attributes, and so stamps, stay.

    The page as a whole is never hidden: pages mark it so until their scripts have run.
    """
    found = [element for element in tree.iter() if _is_unshown(element)]
    for element in found:
        for inner in element.iter():
            _empty(inner, keeps_tail=inner is element)
    return bool(found)


def part_words(tree: Element) -> None:
    """Puts white space where a page breaks a line, so that the words before and after stay two."""
    for element in tree.iter("br"):
        element.tail = f"\n{NOT_IN_XML.sub(' ', element.tail or '')}"


def _is_unshown(element: Element) -> bool:
    if element.tag in words("pages", "unshown", "tags"):
        return True
    return element.get("hidden") is not None and element.tag not in words("pages", "unshown", "never_hidden")


def _empty(element: Element, *, keeps_tail: bool) -> None:
    if element.tag != "script":
        element.text = None
    if not keeps_tail:
        element.tail = None
