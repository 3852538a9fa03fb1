"""What of a page's markup is read and what is not."""

from datetime import UTC, date, datetime

import pytest

from khronika.read import report_of
from khronika.read.element import tree_of
from khronika.read.page_rows import main_lines
from khronika.records.capture import Capture
from khronika.records.report import Report

SENTENCE = "Police in Lomé held nine people on Monday after a march over unpaid wages, their lawyer said."
AGAIN = "The nine were still in the cells of the port on Tuesday, and no court had heard them."


def report_with(inside: str, head: str = "", title: str = "Nine held", body: str = "<body>") -> Report:
    page = f"<html><head>{head}</head>{body}<h1>{title}</h1><p>{SENTENCE}</p>{inside}<p>{AGAIN}</p></body></html>"
    return report_of(Capture(page.encode(), "text/html", "file:///news/page.html", datetime(2024, 1, 1, tzinfo=UTC), "file"))


@pytest.mark.parametrize("between", ["<br>", "<br><br>", "<br/>", "<b></b><br>", "</p><p>"])
@pytest.mark.parametrize(
    ("opens", "closes"),
    [
        ("<p>", "</p>"),
        ("<table><tr><td>", "</td></tr></table>"),
        ("<table><tr><td>One</td><td><p>", "</p></td></tr></table>"),
        ("<blockquote>", "</blockquote>"),
    ],
)
def test_words_on_both_sides_of_a_line_break_stay_two(opens: str, between: str, closes: str) -> None:
    text = report_with(f"{opens}Four people were shot in Beira{between}Marines were seen at the harbour before dawn.{closes}").text
    assert "in Beira\n\nMarines were" in text


@pytest.mark.parametrize("tag", ["div", "article", "td", "center"])
def test_a_page_that_parts_its_text_by_line_breaks_alone_keeps_them(tag: str) -> None:
    parted = f"{SENTENCE}<br><br>Four people were shot in Beira<br>Marines were seen at the harbour before dawn.<br>"
    page = f"<html><body><h1>Nine held</h1><table><tr><{tag}>{parted}</{tag}></tr></table></body></html>"
    report = report_of(Capture(page.encode(), "text/html", "file:///news/page.html", datetime(2024, 1, 1, tzinfo=UTC), "file"))
    assert "in Beira\n\nMarines were" in report.text


def test_an_article_of_bare_lines_keeps_them_all_from_the_first() -> None:
    page = (
        f"<html><body><article><h1>Nine held</h1>{SENTENCE}<br><br>Four people were <b>shot</b> in Beira<br>{AGAIN}</article></body></html>"
    )
    report = report_of(Capture(page.encode(), "text/html", "file:///work/page.html", datetime(2024, 1, 1, tzinfo=UTC), "file"))
    assert report.text.split("\n\n") == ["Nine held", SENTENCE, "Four people were shot in Beira", AGAIN]


def test_a_line_break_in_a_headline_parts_its_words() -> None:
    assert report_with("", title="Nine held<br>in Lomé").title == "Nine held in Lomé"


def test_a_table_of_single_lines_keeps_each_row_in_one() -> None:
    table = "<table><tr><td>Lomé</td><td>nine held</td></tr><tr><td>Kara</td><td>two held</td></tr></table>"
    assert "Lomé | nine held\n\nKara | two held" in report_with(table).text


@pytest.mark.parametrize(
    "unshown",
    [
        "<p><del>Soldiers killed 8 people in Kara.</del> The army spoke of an accident.</p>",
        "<p><s>Soldiers killed 8 people in Kara.</s> The army spoke of an accident.</p>",
        "<p><strike>Soldiers <b>killed</b> 8 people in Kara.</strike> The army spoke of an accident.</p>",
        "<p hidden>Soldiers killed 8 people in Kara.</p><p>The army spoke of an accident.</p>",
        "<div hidden=''><p>Soldiers killed 8 people in Kara.</p></div><p>The army spoke of an accident.</p>",
        "<figure hidden><figcaption>Soldiers killed 8 people in Kara.</figcaption></figure><p>The army spoke of an accident.</p>",
    ],
)
def test_what_is_struck_out_or_hidden_is_no_text(unshown: str) -> None:
    text = report_with(unshown).text
    assert "8" not in text
    assert "killed" not in text
    assert "The army spoke of an accident." in text


def test_a_headline_without_its_struck_words() -> None:
    assert report_with("", title="<del>Eight</del> Nine held").title == "Nine held"


def test_a_page_that_hides_itself_until_its_scripts_have_run_is_read() -> None:
    assert AGAIN in report_with("", body="<body hidden>").text


def test_what_a_hidden_element_tells_machines_is_kept() -> None:
    assert report_with("<time hidden datetime='2021-03-09'>long ago</time>").published == date(2021, 3, 9)


def test_finding_the_main_text_leaves_the_page_as_it_is() -> None:
    tree = tree_of(f"<html><body><nav>Menu</nav><article><h1>Nine held</h1><p>{SENTENCE}<br>{AGAIN}</p></article></body></html>")
    assert tree is not None
    before = [(element.tag, element.text, element.tail) for element in tree.iter()]
    assert main_lines(tree) == ["Nine held", SENTENCE, AGAIN]
    assert [(element.tag, element.text, element.tail) for element in tree.iter()] == before
