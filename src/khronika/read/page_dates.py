"""The day on which a page says it was published, in the publisher's own zone."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from itertools import chain

from khronika.read.dates import day_of_dateline, day_of_line, day_of_lines, stamp_of, up_to, written_day
from khronika.read.day_lines import day_of_day_line
from khronika.read.element import Element
from khronika.read.linked_data import Thing, text_of
from khronika.read.page_facts import PageFacts, metas
from khronika.read.page_lines import plain

TIMES_MAX = 5
"""Later ``time`` elements belong to other reports that the page lists."""

_PUBLISHED = re.compile(r"publish|posted|pubdate|created|issued|entry-date|date", re.IGNORECASE)
_OTHER = re.compile(r"updat|modif|comment|related|teaser|sidebar", re.IGNORECASE)


def published_on(tree: Element, facts: PageFacts, first_lines: Sequence[str], latest: date) -> date | None:
    """The publication day as the page writes it; ``None`` where it says none. A day after ``latest`` is not believed.

    A timestamp in UTC names another day than the publisher's around midnight: where the page shows a stamp with the publisher's own
    zone, or a written day, that differs from it by a day at most, this is the publisher's day.
    """
    stamps = [stamp for stamp in _stamps(tree, facts.report) if _day(stamp) <= latest]
    if not stamps:
        return _last_resort(tree, facts, first_lines, latest)
    first = stamps[0]
    day = _day(first)
    if isinstance(first, datetime) and first.utcoffset() == timedelta(0):
        local = next((_day(stamp) for stamp in _local(stamps, tree, facts.url) if abs(_day(stamp) - day) <= timedelta(days=1)), None)
        return day if local is None else local
    return day


def _stamps(tree: Element, report: Thing) -> Iterator[datetime | date]:
    declared = (text_of(report.get(key)) for key in ("datePublished", "dateCreated", "uploadDate"))
    times = (element.get("datetime") or element.get("content") or element.text_content() for element in _times(tree))
    for words in chain(declared, metas(tree, "published"), times):
        stamp = stamp_of(words) if words is not None else None
        if stamp is not None:
            yield stamp


def _times(tree: Element) -> list[Element]:
    """The elements that give the time of publication: those that name it, then the page's first times."""
    found = [element for element in tree.iter() if element.tag == "time" or element.get("itemprop") == "datePublished"]
    named = [element for element in found if _PUBLISHED.search(_marks(element)) and not _OTHER.search(_marks(element))]
    rest = [element for element in found if element not in named and not _OTHER.search(_marks(element))]
    return (named + rest)[:TIMES_MAX]


def _marks(element: Element) -> str:
    parent = element.getparent()
    own = " ".join(element.get(name) or "" for name in ("class", "id", "itemprop", "pubdate"))
    return own if parent is None else f"{own} {parent.get('class') or ''}"


def _local(stamps: list[datetime | date], tree: Element, url: str | None) -> Iterator[datetime | date]:
    """What tells the publisher's own day: stamps with a zone other than UTC, the day in the address, then days written for people."""
    yield from (stamp for stamp in stamps if isinstance(stamp, datetime) and stamp.utcoffset())
    in_address = _day_in_address(url)
    if in_address is not None:
        yield in_address
    for element in _times(tree):
        text = plain(element.text_content())
        day = day_of_line(text) if len(text) < 100 else None
        if day is not None and not re.search(r"\b(?:GMT|UTC)\b", text):
            yield day


def _day(stamp: datetime | date) -> date:
    return stamp.date() if isinstance(stamp, datetime) else stamp


def _last_resort(tree: Element, facts: PageFacts, first_lines: Sequence[str], latest: date) -> date | None:
    """The day of a line that says when, in the page's address, in the dateline, or else what htmldate finds in the markup."""
    in_address = up_to(latest, _day_in_address)(facts.url or "")
    found = (
        day_of_lines(first_lines, up_to(latest, day_of_day_line)),
        in_address,
        day_of_lines(first_lines, up_to(latest, day_of_dateline)),
    )
    return next((day for day in found if day is not None), None) or _by_htmldate(tree, latest)


def _day_in_address(url: str | None) -> date | None:
    match = re.search(r"/((?:19|20)\d{2})[/-](\d{1,2})[/-](\d{1,2})(?:[/-]|$)", url or "")
    return None if match is None else written_day("-".join(match.groups()))


def _by_htmldate(tree: Element, latest: date) -> date | None:
    from htmldate import find_date  # noqa: PLC0415 - slow to load, and seldom needed

    found = find_date(tree, extensive_search=False, original_date=True, max_date=latest.isoformat())
    return None if found is None else date.fromisoformat(found)
