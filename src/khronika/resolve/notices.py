"""Whether a report is its publisher's notice that an own report is wrong, and about which report it speaks.

A report about somebody's retraction is none: the words must be the publisher's own, at the beginning of the title or of a passage, or a
sentence about "our report" in the first or last passages.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from urllib.parse import urlsplit

from rapidfuzz import fuzz

from khronika.records.evidence import Evidence
from khronika.records.notice import Notice, NoticeKind
from khronika.records.report import Report
from khronika.records.standing import ReportStanding, Standing
from khronika.text.word_lists import lists_in, table, words_under

PASSAGES_LOOKED_AT = 3
"""So many passages at the beginning and at the end are looked at."""

LIKE_TITLE = 85
"""How alike, of 100, a quoted title must be to the title of the report that is meant."""

_QUOTED = re.compile(r"[“„«\"]([^“”„«»\"]{12,200})[”“»\"]")
_ADDRESS = re.compile(r"https?://[^\s<>\"”»)]+")


def notice_of(report: Report) -> Notice | None:
    """The notice that the report is; ``None`` for most reports. A retraction goes before a correction."""
    for kind in (NoticeKind.RETRACTION, NoticeKind.CORRECTION):
        words = next(_words(report, kind), None)
        if words is not None:
            titles = tuple(match[1].strip(" ,.") for match in _QUOTED.finditer(report.text))
            addresses = tuple(match.rstrip(".,;:") for match in _ADDRESS.findall(report.text))
            return Notice(kind, words, titles, addresses)
    return None


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


def _words(report: Report, kind: NoticeKind) -> Iterator[Evidence]:
    spans = [(passage.start, passage.end) for passage in report.passages]
    for start, end in [*spans[:PASSAGES_LOOKED_AT], *spans[PASSAGES_LOOKED_AT:][-PASSAGES_LOOKED_AT:]]:
        text = report.text[start:end]
        for pattern in _patterns()[f"openings {kind}"]:
            found = pattern.match(text)
            if found is not None:
                yield Evidence.of(report.text, start, start + len(found.group().rstrip()))
        for pattern in _patterns()[f"sentences {kind}"]:
            yield from (Evidence.of(report.text, start + found.start(), start + found.end()) for found in pattern.finditer(text))


@cache
def _patterns() -> Mapping[str, list[re.Pattern[str]]]:
    lists = lists_in("khronika.resolve", "notices.toml")
    words = {"{own}": str(lists["own"]), "{gone}": str(lists["gone"])}

    def compiled(pattern: str) -> re.Pattern[str]:
        for name, instead in words.items():
            pattern = pattern.replace(name, instead)
        return re.compile(pattern, re.IGNORECASE)

    places = [(where, kind) for where in ("openings", "sentences") for kind in NoticeKind]
    return {f"{where} {kind}": [compiled(pattern) for pattern in words_under(table(lists, where), kind)] for where, kind in places}
