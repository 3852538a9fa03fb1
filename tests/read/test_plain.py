"""What plain text says of itself: its title, its lines and its day."""

from datetime import UTC, date, datetime

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


@pytest.mark.parametrize("line", ["Dodoma, 20 February 2025", "DODOMA", "Dodoma, Tanzania", "Dodoma, 20 February", "20 February 2025"])
@pytest.mark.parametrize("following", [(SENTENCE,), (SENTENCE, SENTENCE), (HEADLINE, SENTENCE), (HEADLINE,)])
def test_a_place_and_a_day_are_no_title(line: str, following: tuple[str, ...]) -> None:
    report = report_in(line, *following)
    assert report.title in (None, HEADLINE)
    assert following[-1] in report.text


def test_a_headline_under_a_place_and_a_day_is_the_title() -> None:
    assert report_in("Dodoma, 20 February 2025", HEADLINE, SENTENCE).title == HEADLINE
    assert report_in("Dodoma, 20 February 2025", HEADLINE, "Their lawyer speaks").title == HEADLINE


@pytest.mark.parametrize(
    "line",
    [
        "NAIROBI, 14 May 2022",
        "By Ana Lopez, 14 May 2022",
        "May 14, 2022 | 10:20 GMT | The Courier",
        "Dar es Salaam, Tanzania, 14 May 2022",
        "By Ana Lopez and Joe Bloggs in Nairobi | Saturday, May 14, 2022, 10:20 am EAT",
        "Published 14 May 2022 | Updated 15 May 2022",
        "Nairobi (14 May 2022)",
        "14 May 2022, Nairobi",
    ],
)
def test_a_line_of_places_names_and_a_full_date_gives_the_day(line: str) -> None:
    report = report_in(HEADLINE, line, SENTENCE)
    assert (report.title, report.published) == (HEADLINE, date(2022, 5, 14))
    assert report_in(line, SENTENCE).published == date(2022, 5, 14)


@pytest.mark.parametrize(
    "line",
    [
        "Police kill three in Goma, 14 May 2022",
        "Police Kill Three In Goma | 14 May 2022",
        "Nine held, 14 May 2022",
        "The court sets 14 May 2022 as the day",
        "NAIROBI, May 14",
        "Nairobi, 14 May 22",
    ],
)
def test_a_headline_with_a_day_in_it_and_a_day_without_a_year_give_none(line: str) -> None:
    assert report_in(line, SENTENCE).published is None


def test_a_day_after_tomorrow_is_no_day_of_publication() -> None:
    assert report_in(HEADLINE, "3 January 2024", SENTENCE).published is None
    assert report_in(HEADLINE, "2 January 2024", SENTENCE).published == date(2024, 1, 2)
    assert report_in(HEADLINE, "Published 3 May 2199", "GOMA, 4 May 2021 (Courier) -- " + SENTENCE).published == date(2021, 5, 4)
