"""Feeds and sitemaps into captures: of an address the pages that it lists, of a file the reports that it carries."""

from collections.abc import Iterator
from io import BufferedReader
from pathlib import Path
from urllib.parse import urlsplit

from khronika.errors import InputError
from khronika.read.archive_bytes import GZIP
from khronika.read.feed import Entry, Listed, draft_of_entry, entries_of, list_text, listed_in
from khronika.read.sniffing import HEAD_BYTES, is_feed, is_sitemap
from khronika.read.source import LIMIT_BYTES, Source, address_of, too_large
from khronika.records.capture import Capture

LISTS_DEEP = 2
"""A sitemap may list sitemaps, and these no more."""

FEED_TYPE = "application/xml"

__all__ = ["Entry", "Listed", "captures_in_feed", "captures_listed", "draft_of_entry", "entry_of", "is_feed_file", "is_list", "listed_in"]


def is_list(capture: Capture) -> bool:
    """Whether what was fetched is a feed or a sitemap, packed or not."""
    head = capture.data[:HEAD_BYTES].decode("utf-8", "replace").lstrip("\ufeff")
    return is_feed(head) or is_sitemap(head) or (capture.data.startswith(GZIP) and urlsplit(capture.address).path.endswith(".xml.gz"))


def captures_listed(capture: Capture, source: Source, deep: int = LISTS_DEEP) -> Iterator[Capture | InputError]:
    """The pages that a fetched feed or sitemap lists, each fetched; what cannot be had is an ``InputError`` in its place."""
    try:
        listed = listed_in(capture.data, capture.address, source.limit_bytes)
    except InputError as error:
        yield error
        return
    if not listed:
        yield InputError(capture.address, "it lists no page", "check it in a browser")
    for one in listed:
        try:
            found = source.fetch(one.address)
        except InputError as error:
            yield error
            continue
        if not is_list(found):
            yield found
        elif deep > 1:
            yield from captures_listed(found, source, deep - 1)
        else:
            yield InputError(one.address, "it is a list, listed by a list that a list lists", "give its address by itself")


def is_feed_file(file: BufferedReader, _: Path) -> bool:
    """Whether a file holds a feed."""
    return is_feed(file.peek(HEAD_BYTES)[:HEAD_BYTES].decode("utf-8", "replace").lstrip("\ufeff"))


def captures_in_feed(file: BufferedReader, path: Path, source: Source) -> Iterator[Capture | InputError]:
    """A capture of the feed for each report that it carries; nothing is fetched, so an entry without words is an ``InputError``."""
    data = file.read(source.limit_bytes + 1)
    if len(data) > source.limit_bytes:
        yield too_large(str(path), source.limit_bytes)
        return
    try:
        entries = list(entries_of(list_text(data, str(path), source.limit_bytes)))
    except InputError as error:
        yield error
        return
    if not entries:
        yield InputError(str(path), "there is no report in it", "give the address of the feed, so that what it lists is fetched")
    for number, entry in enumerate(entries, 1):
        if entry.text is None or not entry.id:
            yield InputError(
                f"{path}, entry {number}", "the feed has no words of it", "give the address of the report, or that of the feed"
            )
        else:
            yield Capture(data, FEED_TYPE, f"{address_of(path)}#{entry.id}", source.clock(), f"file, entry {number}")


def entry_of(capture: Capture, name: str) -> Entry:
    """The entry of a feed that a capture's address names."""
    id = capture.address.partition("#")[2]
    entries = entries_of(list_text(capture.data, name, LIMIT_BYTES))
    found = next((entry for entry in entries if entry.id == id), None)
    if found is None:
        raise InputError(name, "the feed has no such entry", "read the feed again")
    return found
