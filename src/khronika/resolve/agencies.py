"""The news agencies that a report credits with its text."""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from khronika.records.report import PassageKind, Report
from khronika.text.word_lists import any_of, lists_in, table, words_under

_OPENING_LENGTH = 100
_ENDING_LENGTH = 40

_PICTURES = re.compile(r"photo|image|picture|video|getty|foto|фото|видео|صورة|图片|圖片|写真|사진", re.IGNORECASE)
"""What makes a credit one for pictures, which says nothing of the text."""


def agencies_of(report: Report) -> frozenset[str]:
    """The agencies named by the byline, the contributors, the credit lines, the publisher, or the dateline and the end of the text."""
    found = {_names()[" ".join(match.group().split())] for place in _credits(report) for match in _agency().finditer(place)}
    found.update(_names()[" ".join(match["name"].split())] for place in _edges(report) for match in _marked().finditer(place))
    return frozenset(found)


def _credits(report: Report) -> Iterator[str]:
    yield from report.byline
    yield from (contributor.value for contributor in report.contributors)
    yield report.publisher or ""
    lines = (report.text[passage.start : passage.end] for passage in report.passages if passage.kind is PassageKind.CREDIT)
    yield from (line for line in lines if not _PICTURES.search(line))


def _edges(report: Report) -> Iterator[str]:
    """Where a dateline and a closing mark stand in the text."""
    body = [report.text[passage.start : passage.end] for passage in report.passages if passage.kind is PassageKind.BODY]
    if body:
        yield from (paragraph[:_OPENING_LENGTH] for paragraph in body[:2])
        yield body[-1][-_ENDING_LENGTH:]


@cache
def _names() -> Mapping[str, str]:
    listed = table(lists_in("khronika.resolve", "agencies.toml"), "agencies")
    return {form: name for name in listed for form in words_under(listed, name)}


@cache
def _agency() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){any_of(_names())}(?!\w)")


@cache
def _marked() -> re.Pattern[str]:
    """An agency where the text marks it as its source: in brackets, or between dashes."""
    return re.compile(rf"(?:[(（\[【]\s*|[—–-]\s*|\s/\s*)(?P<name>{any_of(_names())})(?=\s*(?:[)）\]】/.]|[—–-]|$)|电|電)")
