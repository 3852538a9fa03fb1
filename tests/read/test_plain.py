"""What plain text says of itself: its title, its lines and its day."""

from datetime import UTC, datetime

import pytest

from khronika.read import report_of
from khronika.records.capture import Capture
from khronika.records.report import PassageKind, Report

SENTENCE = "Police in Goma shot three people on Monday after a march over unpaid wages, their lawyer said."
HEADLINE = "Police kill three in Goma"


def report_in(*lines: str) -> Report:
    return report_of(Capture("\n\n".join(lines).encode(), "text/plain", "file:///a.txt", datetime(2024, 1, 1, tzinfo=UTC), "file"))


def titles(report: Report) -> list[str]:
    return [report.text[passage.start : passage.end] for passage in report.passages if passage.kind is PassageKind.TITLE]


@pytest.mark.parametrize("label", ["Explainer", "WATCH", "Photo", "In-depth", "Read more", "VIDEO"])
def test_a_headline_may_begin_with_what_it_heads(label: str) -> None:
    title = f"{label}: police kill three in Goma"
    report = report_in(title, SENTENCE)
    assert (report.title, titles(report)) == (title, [title])


def test_a_labelled_headline_further_down_is_kept() -> None:
    assert "Explainer: why three were shot" in report_in(HEADLINE, SENTENCE, "Explainer: why three were shot", SENTENCE).text


@pytest.mark.parametrize("first", ["WATCH: The square on Monday night.", "Photo: Ana Lopez for The Courier", "Photo: AFP"])
def test_a_caption_over_the_headline_is_no_title(first: str) -> None:
    assert report_in(first, HEADLINE, SENTENCE).title == HEADLINE


def test_links_among_the_text_and_over_the_headline_are_left_out() -> None:
    link = "Read more: Nine who fled tell their stories"
    report = report_in(link, HEADLINE, SENTENCE, "Recommended: Ten poems from the valley", SENTENCE)
    assert report.title == HEADLINE
    assert "Read more" not in report.text
    assert "Recommended" not in report.text


def test_a_title_that_reads_as_a_caption_beside_a_player_stays_the_title() -> None:
    title = "WATCH: Police clear the square in Goma"
    assert titles(report_in(title, "please wait", "0:00 0:01:34 0:00", SENTENCE)) == [title]
