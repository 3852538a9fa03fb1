"""Which reports are notices of their publisher, and what they make of which other reports."""

import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khronika.records.notice import NoticeKind
from khronika.records.report import Passage, PassageKind, Report
from khronika.records.standing import ReportStanding, Standing
from khronika.resolve.notices import effect, notice_of

CASES = tomllib.loads((Path(__file__).parent / "cases" / "notices.toml").read_text(encoding="utf-8"))["case"]
KINDS = [(NoticeKind.CORRECTION, "Correction: "), (NoticeKind.RETRACTION, "Retraction: ")]


def titled(text: str, address: str = "https://lantern.example/1", day: int = 14, publisher: str = "The Lantern") -> Report:
    """A report whose first line is the title."""
    lines = text.split("\n")
    passages, start = [], 0
    for line in lines:
        passages.append(Passage(PassageKind.BODY if start else PassageKind.TITLE, start, start + len(line)))
        start += len(line) + 2
    published = date(2024, 5, day)
    return Report("r", "\n\n".join(lines), tuple(passages), "0" * 64, address, lines[0], publisher=publisher, published=published)


def made_of(notice: Report, other: Report, *, are_copies: bool = False) -> ReportStanding | None:
    """What a report that is a notice makes of another one."""
    found = notice_of(notice)
    assert found is not None
    return effect(found, notice, other, are_copies=are_copies)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_notices_are_told_from_reports_about_corrections(case: dict[str, Any]) -> None:
    report = titled(case["text"])
    found = notice_of(report)
    assert (None if found is None else found.kind.value) == case.get("kind"), found
    if found is not None:
        assert case.get("words", "") in found.words.quote
        assert report.text[found.words.start : found.words.end] == found.words.quote


@given(st.sampled_from([case["text"] for case in CASES]), st.sampled_from(["“{}”", "«{}»", '"{}"', "„{}“"]))
def test_words_in_quotation_marks_make_no_notice(text: str, marks: str) -> None:
    bare = text.translate(dict.fromkeys(map(ord, '“”«»"\n'), " "))
    assert notice_of(titled(f"What was said\n{marks.format(bare)}, she said.")) is None


WITHDRAWN = "About our report\nWe have withdrawn our report “Harbour chief held at the border”. It rested on a forged letter."
HELD = "Harbour chief held at the border\nThe harbour chief was held on Sunday."


def test_a_retraction_takes_back_the_report_that_it_names() -> None:
    standing = made_of(titled(WITHDRAWN, "https://lantern.example/2", 15), titled(HELD))
    assert standing is not None
    assert standing.standing is Standing.RETRACTED
    assert standing.by == "https://lantern.example/2"
    assert "Harbour chief" in standing.reason


def test_a_notice_can_name_an_address() -> None:
    notice = titled("Withdrawal notice\nWe retract the article at https://lantern.example/1.", "https://lantern.example/3", 15)
    assert made_of(notice, titled(HELD)) is not None
    assert made_of(notice, titled(HELD, "https://lantern.example/11")) is None


@pytest.mark.parametrize(
    "other",
    [
        titled(HELD, "https://other.example/1", publisher="Another Paper"),
        titled(HELD, day=16),
        titled("Grain terminal sold\nThe terminal was sold on Sunday."),
    ],
    ids=["of another publisher", "published later", "of another title"],
)
def test_a_notice_says_nothing_of_a_report(other: Report) -> None:
    assert made_of(titled(WITHDRAWN, "https://lantern.example/2", 15), other) is None


@pytest.mark.parametrize(("kind", "opening"), KINDS)
def test_a_text_that_is_published_again_with_a_notice_replaces_the_first(kind: NoticeKind, opening: str) -> None:
    again = titled(opening + HELD, "https://lantern.example/4", 15)
    standing = made_of(again, titled(HELD), are_copies=True)
    assert standing is not None
    assert standing.standing is (Standing.SUPERSEDED if kind is NoticeKind.CORRECTION else Standing.RETRACTED)
