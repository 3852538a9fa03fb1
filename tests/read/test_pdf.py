import logging
import zlib
from datetime import UTC, date, datetime

import pytest
from fpdf import FPDF
from hypothesis import given
from hypothesis import strategies as st

from khronika.errors import InputError
from khronika.read import report_of
from khronika.records.capture import Capture
from khronika.records.report import PassageKind, Report

NOON = datetime(2024, 5, 1, 12, tzinfo=UTC)
TITLE = "Nine nurses held in the capital"
FIRST = (
    "Police in the capital held nine nurses on Monday after a march over unpaid wages, their lawyer said. Two of them were beaten in a van."
)
SECOND = "A court released four of the nurses on Tuesday evening and fined each of them, the union said in a statement on its own page."


class Paper(FPDF):
    """A paper with its name over and a number under every page."""

    def header(self) -> None:
        self.set_font("Helvetica", size=8)
        self.cell(0, 8, "The Harbour Gazette", new_x="LMARGIN", new_y="NEXT")

    def footer(self) -> None:
        self.set_y(-15)
        self.set_font("Helvetica", size=8)
        self.cell(0, 8, f"Page {self.page_no()}")


def printed(*pages: list[str], kind: type[FPDF] = FPDF, password: str | None = None) -> bytes:
    paper = kind()
    if password is not None:
        paper.set_encryption(owner_password=password, user_password=password)
    for paragraphs in pages:
        paper.add_page()
        paper.set_font("Helvetica", size=12)
        for paragraph in paragraphs:
            paper.multi_cell(0, 7, paragraph, new_x="LMARGIN", new_y="NEXT", align="L")
            paper.ln(7)
    return bytes(paper.output())


def read(data: bytes) -> Report:
    return report_of(Capture(data, "application/pdf", "file:///news/a.pdf", NOON, "file"))


def problem(data: bytes) -> str:
    with pytest.raises(InputError) as caught:
        read(data)
    assert caught.value.name == "/news/a.pdf"
    assert caught.value.remedy
    return caught.value.problem


def test_a_pdf_gives_its_text_with_broken_lines_joined() -> None:
    report = read(printed([TITLE, "5 March 2024", FIRST, SECOND]))
    assert report.title == TITLE
    assert report.published == date(2024, 3, 5)
    body = [report.text[passage.start : passage.end] for passage in report.passages if passage.kind is PassageKind.BODY]
    assert " ".join(body) == f"{FIRST} {SECOND}"


def test_what_stands_on_the_edge_of_every_page_is_left_out_and_a_sentence_runs_over_pages() -> None:
    begin, end = FIRST[:70].rsplit(" ", 1)[0], FIRST[len(FIRST[:70].rsplit(" ", 1)[0]) + 1 :]
    report = read(printed([TITLE, SECOND, begin], [end, SECOND], [SECOND], kind=Paper))
    assert "Harbour Gazette" not in report.text
    assert "Page 2" not in report.text
    assert FIRST in report.text


def test_a_pdf_without_text_is_refused() -> None:
    assert problem(printed([])) == "its pages hold pictures and no text"


def test_a_locked_pdf_is_refused() -> None:
    pytest.importorskip("cryptography", reason="fpdf2 locks with it")
    assert "locked" in problem(printed([FIRST], password="secret"))  # noqa: S106 - of a test's own file


@pytest.mark.parametrize(
    "data", [b"%PDF-1.7\n", b"%PDF-1.7\n%%EOF", b"%PDF-" + bytes(5000), b"%PDF-1.4\ntrailer<</Root 1 0 R>>\nstartxref\n9\n%%EOF"]
)
def test_a_broken_pdf_is_refused(data: bytes) -> None:
    assert "PDF" in problem(data)


def test_a_broken_page_is_told_and_the_others_are_read(caplog: pytest.LogCaptureFixture) -> None:
    paper = FPDF()
    paper.set_compression(False)
    for text in (FIRST, SECOND):
        paper.add_page()
        paper.set_font("Helvetica", size=12)
        paper.multi_cell(0, 7, text)
    data = bytes(paper.output()).replace(b"BT", b"[[", 1)
    with caplog.at_level(logging.WARNING):
        assert SECOND[:40] in read(data).text


def bomb(size: int) -> bytes:
    """A page whose stream unpacks to so many bytes."""
    packer = zlib.compressobj(9)
    content = b"".join(packer.compress(b"BT (x) Tj ET\n" * 80_000) for _ in range(size // 1_040_000)) + packer.flush()
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>",
        b"<</Filter/FlateDecode/Length %d>>stream\n%s\nendstream" % (len(content), content),
    ]
    data, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return data + b"xref\n0 5\n0000000000 65535 f \n" + table + b"trailer<</Size 5/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % len(data)


def test_a_stream_that_unpacks_to_far_more_than_it_weighs_is_refused() -> None:
    data = bomb(400_000_000)
    assert len(data) < 3_000_000
    assert problem(data) == "its pages hold pictures and no text"


SOUND = printed([TITLE, FIRST, SECOND])


@given(st.integers(0, len(SOUND)), st.integers(0, len(SOUND)), st.binary(max_size=30))
def test_whatever_is_cut_out_of_a_pdf_it_gives_a_report_or_a_complaint(left: int, right: int, noise: bytes) -> None:
    data = b"%PDF-" + SOUND[5 : min(left, right)] + noise + SOUND[max(left, right) :]
    try:
        assert read(data).text
    except InputError as caught:
        error = caught
    else:
        return
    assert error.remedy
