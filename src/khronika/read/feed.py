"""Feeds (RSS, Atom) and sitemaps: which pages they list, and the reports that a feed itself carries."""

import re
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from html import escape
from io import BytesIO
from typing import Protocol, cast
from urllib.parse import urljoin

from khronika.errors import InputError
from khronika.read.archive_bytes import GZIP, GZIP_WINDOW
from khronika.read.dates import stamp_of
from khronika.read.decoding import text_of
from khronika.read.draft import Draft
from khronika.read.sniffing import is_feed, is_sitemap

LISTED_MAX = 50_000
"""A sitemap may list so many pages; what a list holds beyond them is left out."""

REMEDY = "open it in a browser, or give the addresses of the reports that it lists"


@dataclass(frozen=True, slots=True)
class Listed:
    """A page that a feed or sitemap lists, or another sitemap; ``changed`` is when it changed, in the list's own words."""

    address: str
    changed: str | None = None
    is_list: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """What a feed says of one report; ``text`` is markup or plain, and may be a few words or all of it."""

    id: str
    title: str | None
    text: str | None
    link: str | None
    published: str | None
    changed: str | None
    publisher: str | None


class _Parsed(Protocol):
    """What feedparser gives."""

    feed: Mapping[str, str]
    entries: list[Mapping[str, object]]


def listed_in(data: bytes, address: str, limit_bytes: int) -> list[Listed]:
    """The pages that the feed or sitemap at an address lists, each once, in its order; ``InputError`` where it is none, or hostile."""
    text = list_text(data, address, limit_bytes)
    found = _in_sitemap(text, address) if is_sitemap(text) else _in_feed(text, address)
    each = {one.address: one for one in found if one.address.startswith(("http://", "https://"))}
    return list(each.values())[:LISTED_MAX]


def list_text(data: bytes, name: str, limit_bytes: int) -> str:
    """The text of a feed or sitemap, which may be packed; ``InputError`` where it is none, or defines entities, as bombs do."""
    text = text_of(_unpacked(data, name, limit_bytes), name)
    if not is_feed(text) and not is_sitemap(text):
        raise InputError(name, "this is no feed and no sitemap", "give the address of the site's feed, or read the page with khronika read")
    if re.search("<!ENTITY", text, re.IGNORECASE):
        raise InputError(name, "it defines entities of its own, which feeds do not need and attacks do", REMEDY)
    return text


def entries_of(text: str) -> Iterator[Entry]:
    """What a feed's text says of each report; a broken feed as far as it can be understood."""
    import feedparser  # noqa: PLC0415 - slow to load, and seldom needed

    headers = {"content-type": "application/xml; charset=utf-8"}
    parsed = cast(
        _Parsed, feedparser.parse(BytesIO(text.encode()), response_headers=headers, sanitize_html=False, resolve_relative_uris=False)
    )
    for given in parsed.entries:
        words = {key: value for key, value in given.items() if isinstance(value, str) and value.strip()}
        title, link = words.get("title"), words.get("link")
        yield Entry(
            id=words.get("id") or link or title or "",
            title=title,
            text=_content(given) or words.get("summary"),
            link=link,
            published=words.get("published") or words.get("updated"),
            changed=words.get("updated") or words.get("published"),
            publisher=parsed.feed.get("title"),
        )


def draft_of_entry(entry: Entry, latest: date) -> Draft:
    """What a feed itself carries of a report."""
    from khronika.read.page import draft_of_page  # noqa: PLC0415 - loads the libraries for pages

    title = escape(entry.title or "")
    page = f"<html><head><title>{title}</title></head><body><article><h1>{title}</h1>{_marked_up(entry.text or '')}</article></body></html>"
    stamp = stamp_of(entry.published or "")
    day = stamp.date() if isinstance(stamp, datetime) else stamp
    draft = draft_of_page(page, "file:", latest)
    return replace(
        draft,
        title=entry.title or draft.title,
        publisher=entry.publisher,
        published=day if day is None or day <= latest else None,
        url=entry.link,
    )


def _marked_up(text: str) -> str:
    return text if re.search(r"<\w", text) else "".join(f"<p>{escape(part)}</p>" for part in re.split(r"\n\s*\n", text))


def _content(given: Mapping[str, object]) -> str | None:
    parts = given.get("content")
    values = [str(part.get("value", "")) for part in parts if isinstance(part, Mapping)] if isinstance(parts, list) else []
    return max(values, key=len, default="") or None


def _in_feed(text: str, address: str) -> Iterator[Listed]:
    for entry in entries_of(text):
        if entry.link is not None:
            yield Listed(_joined(address, entry.link.strip()), entry.changed)


def _joined(address: str, link: str) -> str:
    """Where a link of a list leads; nowhere, where it is no address."""
    try:
        return urljoin(address, link)
    except ValueError:
        return ""


def _local(tag: str) -> str:
    """The name without its namespace; a broken list has names that no XML may have."""
    return tag.rpartition("}")[2].rpartition(":")[2]


def _in_sitemap(text: str, address: str) -> Iterator[Listed]:
    """The pages, or further sitemaps, of a sitemap, read element by element."""
    from lxml import etree  # type: ignore[import-untyped]  # noqa: PLC0415 - slow to load

    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True)
    try:
        tree = etree.fromstring(text.encode(), parser)
    except (etree.XMLSyntaxError, ValueError) as fault:
        raise InputError(address, f"it is no whole sitemap ({fault})", REMEDY) from fault
    for place in () if tree is None else tree.iterchildren("{*}url", "{*}sitemap"):
        words = {_local(part.tag): (part.text or "").strip() for part in place.iter() if isinstance(part.tag, str)}
        changed = words.get("lastmod") or words.get("publication_date")
        yield Listed(_joined(address, words.get("loc", "")), changed, _local(place.tag) == "sitemap")


def _unpacked(data: bytes, name: str, limit_bytes: int) -> bytes:
    if not data.startswith(GZIP):
        return data
    try:
        found = zlib.decompressobj(GZIP_WINDOW).decompress(data, limit_bytes + 1)
    except zlib.error as fault:
        raise InputError(name, f"its packing is broken ({fault})", REMEDY) from fault
    if len(found) > limit_bytes:
        raise InputError(name, f"it unpacks to more than {limit_bytes:,} bytes", REMEDY)
    return found
