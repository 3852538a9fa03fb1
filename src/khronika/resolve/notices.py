"""Whether a report is its publisher's notice that an own report is wrong, and about which report it speaks.

A report that tells of somebody else's correction or retraction is none: the signs stand in the title, or in the first or last paragraphs,
in the publisher's own words. What stands in quotation marks is read for titles alone.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from urllib.parse import urlsplit

from rapidfuzz import fuzz

from khronika.records.evidence import Evidence
from khronika.records.notice import Notice, NoticeKind
from khronika.records.report import Passage, PassageKind, Report
from khronika.records.standing import ReportStanding, Standing
from khronika.resolve.notice_signs import Zone, signs_for
from khronika.resolve.quotations import quotations_in, with_quotations_blank

EDGE_PARAGRAPHS = 3
"""How many paragraphs at either end are read."""

SHORT_LENGTH = 900
"""A report with no more characters can be the notice as a whole: all of it is read for what the notice names."""

PARAGRAPH_LENGTH_MAX = 4000
TITLE_WORDS_MIN = 3

LIKE_TITLE = 85
"""How alike, of 100, a quoted title must be to the title of the report that is meant."""

_ADDRESS = re.compile(r"https?://[^\s<>\"”’»)\]]+[^\s<>\"”’»)\].,;:]")


@lru_cache(maxsize=64)
def notice_of(report: Report) -> Notice | None:
    """The notice that the report is, a retraction before a correction; ``None`` for most reports."""
    found = list(_signs_in(report))
    if not found:
        return None
    kind, words, passage = min(found, key=lambda one: (one[0] is not NoticeKind.RETRACTION, one[1].start))
    read = [(one.start, one.end) for one in (report.passages if len(report.text) <= SHORT_LENGTH else [passage])]
    titles = [title for start, end in read for title in quotations_in(report.text[start:end]) if len(title.split()) >= TITLE_WORDS_MIN]
    addresses = [match.group() for start, end in read for match in _ADDRESS.finditer(report.text, start, end)]
    return Notice(kind, words, tuple(titles), tuple(addresses))


def effect(notice: Notice, report: Report, other: Report, *, are_copies: bool) -> ReportStanding | None:
    """What the notice makes of another report, with the reason in words; ``None`` where it speaks of none or of another one.

    ``are_copies`` says whether both are one text. Only a report of the same publisher, not published later, can be meant.
    """
    if publisher_of(report) != publisher_of(other) or _is_later(other, report):
        return None
    if are_copies:
        standing = Standing.RETRACTED if notice.kind is NoticeKind.RETRACTION else Standing.SUPERSEDED
        return ReportStanding(standing, f"the same text was published again with “{notice.words.quote}”", report.address)
    meant = _meant(notice, other)
    if meant is None:
        return None
    standing = Standing.RETRACTED if notice.kind is NoticeKind.RETRACTION else Standing.CORRECTED
    return ReportStanding(standing, f"“{notice.words.quote}”, of {meant}", report.address)


def publisher_of(report: Report) -> str:
    """The publisher, or the host of its address where it does not say; the same for a report and a notice about it."""
    return (report.publisher or urlsplit(report.url or report.address).hostname or "").casefold()


def _meant(notice: Notice, other: Report) -> str | None:
    if other.address in notice.addresses or (other.url is not None and other.url in notice.addresses):
        return "this address"
    titles = [title for title in notice.titles if other.title and fuzz.ratio(title.casefold(), other.title.casefold()) >= LIKE_TITLE]
    return f"“{titles[0]}”" if titles else None


def _is_later(one: Report, other: Report) -> bool:
    return one.published is not None and other.published is not None and one.published > other.published


def _signs_in(report: Report) -> Iterator[tuple[NoticeKind, Evidence, Passage]]:
    title = [passage for passage in report.passages if passage.kind is PassageKind.TITLE]
    edges = _edges([passage for passage in report.passages if passage.kind in (PassageKind.BODY, PassageKind.CREDIT)])
    for sign in signs_for(report.publisher):
        for passage in title if sign.zone is Zone.TITLE else edges:
            span = sign.find(with_quotations_blank(report.text[passage.start : passage.end][:PARAGRAPH_LENGTH_MAX]))
            if span is not None:
                yield sign.kind, Evidence.of(report.text, passage.start + span[0], passage.start + span[1]), passage


def _edges(passages: list[Passage]) -> list[Passage]:
    if len(passages) <= 2 * EDGE_PARAGRAPHS:
        return passages
    return [*passages[:EDGE_PARAGRAPHS], *passages[-EDGE_PARAGRAPHS:]]
