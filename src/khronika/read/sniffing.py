"""What bytes are, by their content and not by their name."""

import json
import re
from collections.abc import Mapping
from enum import StrEnum

from khronika.errors import InputError
from khronika.read.rules import rules

HEAD_BYTES = 4096
PAGE_SUFFIXES = (".html", ".htm", ".xhtml")


class Format(StrEnum):
    """The formats that are read, named by their media types."""

    PAGE = "text/html"
    JSON = "application/json"
    TEXT = "text/plain"


_TAGS = (
    r"!doctype\s+html|html|head|body|meta|title|script|style|link|base|article|main|section|header|nav|div|table"
    r"|iframe|h[1-6]|p|br|a|b|i|em|span|img|ul|ol|font"
)
_BEFORE = r"\s*+(?:<\?xml[^>]*+>\s*+)?(?:<!--(?>.*?(?:-->|\Z))\s*+|<\?[^>]*+>\s*+)*+"
_PAGE_START = re.compile(rf"{_BEFORE}<(?:{_TAGS})(?:[\s/>]|\Z)", re.IGNORECASE | re.DOTALL)
_PAGE_INSIDE = re.compile(r"<(?:!doctype\s+html|html|head|body)[\s>]", re.IGNORECASE)
# Python 3.11.2 errs where a possessive group stands before an optional one, so these are plain; no part of them can match in two ways.
_PROLOGUE = r"\s*(?:<!--(?:(?!-->).)*-->\s*|<\?[^>]*>\s*)*(?:<!doctype\s+(?!html)[^>\[]*(?:\[[^\]]*\]\s*)?>\s*)?"
_FEED = re.compile(rf"{_PROLOGUE}<(?:rss|feed|rdf:rdf)[\s>]", re.IGNORECASE | re.DOTALL)
_SITEMAP = re.compile(rf"{_PROLOGUE}<(?:\w+:)?(?:urlset|sitemapindex)[\s>]", re.IGNORECASE | re.DOTALL)


def format_of(text: str, name: str) -> Format:
    """The format of a text; a feed or a sitemap, which holds other pages' addresses, raises ``InputError``."""
    head = text[:HEAD_BYTES]
    if is_feed(head) or is_sitemap(head):
        raise InputError(
            name, "this is a feed or a sitemap, not a report", "give its address, or the addresses of the reports that it lists"
        )
    if _PAGE_START.match(head) or _PAGE_INSIDE.search(head):
        return Format.PAGE
    return Format.JSON if is_json_object(text) else Format.TEXT


def is_feed(text: str) -> bool:
    """Whether a text is that of an RSS or Atom feed."""
    return _FEED.match(text[:HEAD_BYTES]) is not None


def is_sitemap(text: str) -> bool:
    """Whether a text is that of a sitemap, or of a list of them."""
    return _SITEMAP.match(text[:HEAD_BYTES]) is not None


def is_json_object(text: str) -> bool:
    """Whether a text is one JSON object."""
    if text.lstrip()[:1] != "{":
        return False
    try:
        return isinstance(json.loads(text), dict)
    except (ValueError, RecursionError):
        return False


def begins_with_json_object(head: bytes) -> bool:
    """Whether the first bytes of a file are those of a line of JSON, an object that opens with a quoted name."""
    return re.match(rb"(?:\xef\xbb\xbf)?\s*\{\s*(?:\"|\}|\Z)", head) is not None


def refuse_known_formats(data: bytes, name: str) -> None:
    """Raises ``InputError`` for no bytes at all, and for pictures, archives and other files that hold no text."""
    if not data.strip():
        raise InputError(name, "it is empty", "give a file or page with text in it")
    found = rules("formats")["signature"]
    for signature in found if isinstance(found, list) else ():
        if isinstance(signature, Mapping) and data.startswith(bytes.fromhex(str(signature["starts"]))):
            raise InputError(name, f"this is {signature['name']}", str(signature["remedy"]))
