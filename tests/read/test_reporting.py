import time
from datetime import UTC, date, datetime

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from khronika.errors import InputError
from khronika.read import report_of
from khronika.read.layout import BETWEEN
from khronika.records.capture import Capture
from khronika.records.report import PassageKind, Report

NOON = datetime(2024, 1, 1, 12, tzinfo=UTC)
SENTENCE = "Police in Lomé held nine people on Monday after a march over unpaid wages, their lawyer said."
PAGE = f"<html><head><title>Nine held</title></head><body><h1>Nine held</h1><p>{SENTENCE}</p></body></html>"

SCRAPS = (
    "<p>", "</p>", "<div class='caption'>", "</div>", "<figure><figcaption>", "<video src='http://a.b/c'>", "<h1>", "<table><tr><td>",
    "<br>", "<!--", "-->", "<script type='application/ld+json'>", '{"@type": "NewsArticle", "headline": "x"}', "</script>", "<![CDATA[",
    "&#0;", "&amp;", "&nope;", "<html lang='en'>", "<meta charset='utf-16'>", "<title>", "</title>", "<time datetime='2019-13-45'>",
    "<svg>", "please wait\n", "0:00 0:01:34 0:00\n", "WATCH: a square\n", "With reporting by A and B\n", "By Ana Ruiz\n", "\n\n", SENTENCE,
    "٣ ٤ ٥", "\u2028", "\u0000", "{", '"', "2021-01-01T00:00:00Z", "About us\n",
)  # fmt: skip
marked_up = (
    st.lists(st.one_of(st.sampled_from(SCRAPS), st.text(max_size=12)), max_size=25)
    .map("".join)
    .map(lambda text: text.encode("utf-8", "replace"))
)


def capture_of(data: bytes, media_type: str = "text/html", address: str = "file:///news/page.html") -> Capture:
    return Capture(data, media_type, address, NOON, "file")


def read_or_complaint(data: bytes, media_type: str = "text/html") -> Report | None:
    """The report, or nothing where a whole complaint came instead."""
    try:
        return report_of(capture_of(data, media_type))
    except InputError as caught:
        error = caught
    assert error.name == "/news/page.html"
    assert error.problem
    assert error.remedy
    return None


def complaint(data: bytes) -> InputError:
    with pytest.raises(InputError) as caught:
        report_of(capture_of(data))
    return caught.value


def assert_laid_out(report: Report) -> None:
    passages = [report.text[passage.start : passage.end] for passage in report.passages]
    assert BETWEEN.join(passages) == report.text
    assert all(passage.strip() for passage in passages)
    for stated in report.contributors:
        assert all(evidence.stands_in(report.text) for evidence in stated.evidence)
    for medium in report.media:
        assert medium.caption is None or medium.caption.stands_in(report.text)
    report.text.encode()


@given(st.binary(max_size=400))
@example(b"\xff\xfe")
@example(b"\xef\xbb\xbf")
@example(b"<?xml version='1.0'?><")
@example(b"<html")
@example(b"{" * 5000)
def test_any_bytes_give_a_report_or_a_complaint(data: bytes) -> None:
    report = read_or_complaint(data)
    if report is not None:
        assert_laid_out(report)


@given(marked_up)
@example(b"<br>\x1f")
@example(b"<br>&#31;&#65534;&#xd800;")
def test_any_markup_gives_a_report_or_a_complaint_and_the_passages_tile_it(data: bytes) -> None:
    for page in (data, b"<html><body>" + data + b"</body></html>"):
        report = read_or_complaint(page)
        if report is not None:
            assert_laid_out(report)
            assert report == read_or_complaint(page)


@given(st.lists(st.text(max_size=60), max_size=10).map("\n".join))
def test_any_plain_text_gives_a_report_or_a_complaint_and_the_passages_tile_it(text: str) -> None:
    report = read_or_complaint(text.encode("utf-8", "replace"), "text/plain")
    if report is not None:
        assert_laid_out(report)


@given(st.integers(0, len(PAGE.encode())))
def test_a_page_that_is_cut_anywhere_is_read_as_far_as_it_goes(length: int) -> None:
    report = read_or_complaint(PAGE.encode()[:length])
    if report is not None:
        assert_laid_out(report)


def test_a_page_cut_in_the_middle_of_a_word_and_of_a_character_keeps_what_is_there() -> None:
    page = f"<html><body><h1>Nine held</h1><p>{SENTENCE}</p><p>Их адвокат".encode()
    assert SENTENCE in report_of(capture_of(page[:-1])).text


def test_a_report_without_a_day_takes_the_one_that_is_given_and_one_with_a_day_does_not() -> None:
    given_day = date(2020, 2, 2)
    undated, dated = PAGE.encode(), PAGE.replace("<body>", '<body><time datetime="2019-05-01">1 May 2019</time>').encode()
    assert report_of(capture_of(undated)).published is None
    assert report_of(capture_of(undated), given_day).published == given_day
    assert report_of(capture_of(dated), given_day).published == date(2019, 5, 1)


def test_an_id_is_worked_out_from_what_the_report_says_and_not_from_where_it_lies() -> None:
    here, there = capture_of(PAGE.encode()), capture_of(PAGE.encode(), address="file:///else/where.html")
    assert report_of(here).id == report_of(there).id
    assert report_of(here).id != report_of(here, date(2020, 2, 2)).id
    assert len(report_of(here).id) == 16


def test_a_fetched_page_has_the_address_it_was_fetched_from() -> None:
    page = PAGE.replace("<head>", '<head><link rel="canonical" href="https://else.example/">').encode()
    assert report_of(capture_of(page, address="https://paper.example/a")).url == "https://paper.example/a"
    assert report_of(capture_of(page)).url == "https://else.example/"


def test_the_report_keeps_where_its_capture_came_from() -> None:
    capture = capture_of(PAGE.encode())
    report = report_of(capture)
    assert (report.address, report.capture_sha256) == (capture.address, capture.sha256)


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"", "empty"),
        (b" \n\t ", "empty"),
        (b"\x00\x01\x02\x03" * 40, "no text"),
        (bytes(range(128, 256)) * 4, "no text"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (b"\xff\xd8\xff\xe0", "JPEG"),
        (b"GIF89a", "GIF"),
        (b"%PDF-1.4", "PDF"),
        (b"PK\x03\x04...", "zip"),
        (b"\x1f\x8b\x08", "gzip"),
        (b"SQLite format 3\x00", "SQLite"),
        (b"<?xml version='1.0'?><rss version='2.0'><channel></channel></rss>", "feed"),
        (b"<html><body><script>var a = 1;</script></body></html>", "no text"),
    ],
)
def test_what_holds_no_report_is_told_with_what_to_do(data: bytes, problem: str) -> None:
    error = complaint(data)
    assert problem in error.problem
    assert error.remedy


def test_a_page_without_paragraphs_keeps_its_text() -> None:
    page = f"<html><body><div>{SENTENCE}</div><div>Two fled.</div><nav>Home</nav></body></html>"
    assert report_of(capture_of(page.encode())).text.endswith(f"{SENTENCE}\n\nTwo fled.")


def test_entities_in_a_page_are_neither_fetched_nor_blown_up() -> None:
    bomb = '<!DOCTYPE html [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>'
    report = report_of(capture_of(f"{bomb}<html><body><h1>Nine held</h1><p>{SENTENCE} &b;&b; &c;</p></body></html>".encode()))
    assert "aaaaaaaaaa" not in report.text
    assert "root:" not in report.text


@pytest.mark.parametrize(
    "page", ["<div>" * 100_000, "<div>" * 100_000 + "</div>" * 100_000, "<ul><li>" * 50_000, "<b>" * 100_000, "<p><span>" * 50_000]
)
def test_a_page_nested_a_hundred_thousand_deep_does_no_harm(page: str) -> None:
    start = time.monotonic()
    report = read_or_complaint(f"<html><body><p>{SENTENCE}</p>{page}<p>{SENTENCE}</p></body></html>".encode())
    assert report is not None
    assert SENTENCE in report.text
    assert time.monotonic() - start < 20


@pytest.mark.parametrize(
    "data", [b'{"a":' * 100_000, b"[" * 100_000, b'<script type="application/ld+json">' + b"[" * 100_000 + b"</script>"]
)
def test_deeply_nested_json_does_no_harm(data: bytes) -> None:
    read_or_complaint(data)
    read_or_complaint(PAGE.encode() + data)


@pytest.mark.parametrize(
    "piece",
    ["<!-- ", "<!---->", "<?x ", "(", "By ", "with reporting by A, ", "0:00 ", "and and ", "a.b.", "Published: ", "READ: ", "12.12."],
)
def test_a_page_that_repeats_itself_is_read_in_good_time(piece: str) -> None:
    start = time.monotonic()
    for text in (piece * 20_000, f"<html><body><p>{SENTENCE}</p><p>{piece * 20_000}</p></body></html>", (piece + "\n") * 5_000):
        read_or_complaint(text.encode())
    assert time.monotonic() - start < 20


def test_kinds_of_passages_stand_in_the_order_of_the_page() -> None:
    kinds = [passage.kind for passage in report_of(capture_of(PAGE.encode())).passages]
    assert kinds == [PassageKind.TITLE, PassageKind.BODY]


@pytest.mark.parametrize(
    "stamp",
    [
        '<meta name="date" content="2199-01-01">',
        '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2199-01-01"}</script>',
    ],
)
def test_a_page_is_not_dated_after_the_morrow_of_its_capture(stamp: str) -> None:
    undated = PAGE.replace("<head>", f"<head>{stamp}")
    dated = undated.replace("<body>", '<body><time datetime="2019-05-01">1 May 2019</time>')
    assert report_of(capture_of(undated.encode())).published is None
    assert report_of(capture_of(dated.encode())).published == date(2019, 5, 1)
