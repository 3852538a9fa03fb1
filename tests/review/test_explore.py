"""Explore: what the pages say of what is documented, and what is taken away."""

import csv
import io
import re
from xml.etree import ElementTree as ET

import pytest

from khronika.review.screens.explore_address import Address
from khronika.review.screens.explore_findings import HEADINGS
from khronika.store import Ledger
from tests.review.asking import Browser
from tests.test_counting import check_counts

SVG = "{http://www.w3.org/2000/svg}"


def table(browser: Browser, query: str = "") -> list[dict[str, str]]:
    """The rows of the CSV."""
    answer = browser.get(f"/explore/documented.csv{query}")
    assert answer.status_code == 200
    assert "attachment" in answer.headers["content-disposition"]
    return list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))


def sum_of(rows: list[dict[str, str]], counted_by: str, column: str = "documented_at_least") -> int:
    return sum(int(row[column]) for row in rows if row["counted_by"] == counted_by)


def test_the_page_says_how_many_incidents_are_documented_and_that_these_are_not_all(browser: Browser, ledger: Ledger) -> None:
    check_counts(ledger)
    number = sum_of(table(browser), "type")
    page = browser.get("/explore").text
    assert f"{number} incidents</strong>" in page
    assert "documented" in page
    assert "never all that happened" in page
    assert "counted apart, and never as facts" in page


def test_each_incident_has_its_figures_beside_who_gives_them(browser: Browser) -> None:
    text = re.sub(r"<[^>]+>", " ", browser.get("/explore?place=KZ&type=detention&since=2016-05-16&until=2016-05-22").text)
    assert "at least 200 (Free Steppe Radio) at least 1,000 (observers)" in " ".join(text.split())


def test_the_table_has_every_count_as_an_interval(browser: Browser) -> None:
    rows = table(browser)
    assert tuple(rows[0]) == HEADINGS
    assert {row["counted_by"] for row in rows} == {"type", "week", "country", "place"}
    assert sum_of(rows, "week") <= sum_of(rows, "type") <= sum_of(rows, "week", "documented_at_most") + 50
    for row in rows:
        assert int(row["documented_at_least"]) <= int(row["documented_at_most"])
        if row["reported_total_at_most"]:
            assert int(row["reported_total_at_least"]) <= int(row["reported_total_at_most"])


def test_each_count_by_country_and_type_is_what_its_own_filter_finds(browser: Browser) -> None:
    rows = table(browser)
    for row in [one for one in rows if one["counted_by"] in {"country", "type"}][:12]:
        name = "place" if row["counted_by"] == "country" else "type"
        assert sum_of(table(browser, f"?{name}={row['id']}"), "type") == int(row["documented_at_least"]), row


def test_a_filter_stands_in_the_form_in_a_tag_and_in_every_address(browser: Browser) -> None:
    page = browser.get("/explore?type=detention&since=2011-01-01&q=police").text
    assert '<option value="detention" selected>' in page
    assert "with the words: police" in page
    assert "/explore/documented.csv?q=police&amp;type=detention&amp;since=2011-01-01" in page
    assert 'href="/explore?q=police&amp;since=2011-01-01"' in page


def test_what_is_not_a_fact_is_shown_by_itself(browser: Browser) -> None:
    page = browser.get("/explore?told=denied").text
    assert '<span class="tag care">denied</span>' in page


def test_where_nothing_is_documented_the_page_says_what_that_means(browser: Browser) -> None:
    page = browser.get("/explore?q=zzzzzz").text
    assert "Nothing of this kind is documented here" in page
    assert "says nothing of what happened" in page


@pytest.mark.parametrize("query", ["q=%22%27)(*", "since=2024-02-02&until=2023-02-02"])
def test_filters_that_cannot_be_are_refused_in_words(browser: Browser, query: str) -> None:
    answer = browser.get(f"/explore?{query}")
    assert answer.status_code == 422
    assert "these filters cannot be" in answer.text


@pytest.mark.parametrize("query", ["place=%3Cscript%3E", "person=p%27%3B--", "q=%3Cimg+src%3Dx%3E", "view=%22%3E%3Cscript%3E"])
def test_what_is_asked_for_is_never_markup(browser: Browser, query: str) -> None:
    for path in ("/explore", "/explore/map", "/explore/picture.svg"):
        answer = browser.get(f"{path}?{query}")
        assert answer.status_code == 200
        assert "<script>" not in answer.text
        assert "<img" not in answer.text


def test_the_picture_is_one_drawing_that_needs_nothing_else(browser: Browser) -> None:
    answer = browser.get("/explore/picture.svg?type=detention")
    assert answer.headers["content-type"].startswith("image/svg+xml")
    drawing = ET.fromstring(answer.text)  # noqa: S314 - the desk's own
    assert drawing.tag == f"{SVG}svg"
    assert not [
        one for one in drawing.iter() if one.tag in {f"{SVG}script", f"{SVG}style", f"{SVG}image", f"{SVG}a"} or "style" in one.attrib
    ]
    assert any("never all" in (text.text or "") for text in drawing.iter(f"{SVG}text"))


def test_no_part_of_the_page_has_a_style_or_script_of_its_own(browser: Browser) -> None:
    page = browser.get("/explore").text
    assert "style=" not in page
    assert "<style" not in page
    assert "onclick" not in page


def test_an_address_is_one_whatever_the_order_of_what_was_sent() -> None:
    address = Address({"q": "police", "type": ("charge", "detention"), "view": "1,2,3", "skip": "25"})
    assert address.to() == "/explore?q=police&type=charge&type=detention&view=1%2C2%2C3&skip=25"
    assert address.to(skip="50") == "/explore?q=police&type=charge&type=detention&view=1%2C2%2C3&skip=50"
    assert address.to(q=None) == "/explore?type=charge&type=detention"
    assert address.without_type("charge") == "/explore?q=police&type=detention"
