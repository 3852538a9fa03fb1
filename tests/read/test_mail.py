import logging
from datetime import UTC, date, datetime
from email.message import EmailMessage
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khronika.errors import InputError
from khronika.read import report_of
from khronika.records.capture import Capture
from khronika.records.report import Report

NOON = datetime(2024, 5, 1, 12, tzinfo=UTC)
SENTENCE = "Police in Lomé held nine people on Monday after a march over unpaid wages, their lawyer said."
PAGE = f"<html><head><title>Nine held</title></head><body><h1>Nine held in Lomé</h1><p>{SENTENCE}</p></body></html>"


def letter(plain: str | None = SENTENCE, page: str | None = None) -> EmailMessage:
    message = EmailMessage()
    message["From"] = "Détention Watch <desk@watch.example>"
    message["To"] = "list@watch.example"
    message["Subject"] = "Nine held in Lomé after a march"
    message["Date"] = "Tue, 05 Mar 2024 23:30:00 +0100"
    if plain is not None:
        message.set_content(plain)
    if page is not None and plain is not None:
        message.add_alternative(page, subtype="html")
    elif page is not None:
        message.set_content(page, subtype="html")
    return message


def saved(address: str = "https://paper.example/nine", page: str = PAGE) -> bytes:
    """A page as browsers save it in one file."""
    whole = MIMEMultipart("related", type="text/html")
    whole["From"] = "<Saved by Blink>"
    whole["Snapshot-Content-Location"] = address
    whole["Subject"] = "Nine held"
    whole["Date"] = "Wed, 1 May 2024 10:00:00 +0000"
    part = MIMEText(page, "html", "utf-8")
    part["Content-Location"] = address
    whole.attach(part)
    style = MIMEText("body { color: red }", "css")
    style["Content-Location"] = "cid:css-1@mhtml.blink"
    whole.attach(style)
    return whole.as_bytes()


def read(data: bytes) -> Report:
    return report_of(Capture(data, "text/plain", "file:///news/a.eml", NOON, "file"))


@pytest.mark.parametrize("message", [letter(), letter(page=PAGE), letter(None, PAGE)])
def test_a_letter_gives_its_text_its_subject_its_sender_and_its_day(message: EmailMessage) -> None:
    report = read(message.as_bytes())
    assert SENTENCE in report.text
    assert report.text.count(SENTENCE) == 1
    assert report.title in ("Nine held in Lomé after a march", "Nine held in Lomé", "Nine held")
    assert (report.publisher, report.published, report.url) == ("Détention Watch", date(2024, 3, 5), None)


def test_a_letter_in_an_old_encoding_is_read_as_it_says() -> None:
    message = MIMEText("В понедельник в Минске задержали девять человек, сообщили их адвокаты.", "plain", "koi8-r")
    message["From"], message["Date"], message["Subject"] = "a@b.example", "Tue, 05 Mar 2024 10:00:00 +0300", "Минск"
    assert "задержали девять человек" in read(message.as_bytes()).text


def test_what_is_attached_is_told_and_not_taken_for_the_letter(caplog: pytest.LogCaptureFixture) -> None:
    message = letter()
    message.add_attachment("Another text altogether.", filename="other.txt")
    with caplog.at_level(logging.WARNING):
        report = read(message.as_bytes())
    assert "Another text" not in report.text
    assert "other.txt" in caplog.text


def test_a_saved_page_is_read_as_the_page_and_knows_where_it_was() -> None:
    report = read(saved())
    assert report.url == "https://paper.example/nine"
    assert SENTENCE in report.text
    assert "color" not in report.text
    assert report.publisher is None
    assert report.published is None


def test_a_letter_without_text_is_refused() -> None:
    message = letter(None)
    message.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="a.png")
    with pytest.raises(InputError, match="no text in it"):
        read(message.as_bytes())


def test_many_letters_within_letters_are_a_complaint_and_no_crash() -> None:
    head = b"From: a@b.example\r\nDate: Tue, 05 Mar 2024 10:00:00 +0300\r\nMIME-Version: 1.0\r\n"
    data = head + b"".join(b'Content-Type: multipart/mixed; boundary="%d"\r\n\r\n--%d\r\n' % (level, level) for level in range(3000))
    with pytest.raises(InputError):
        read(data)


def test_a_text_that_begins_like_a_letter_and_is_none_stays_a_text() -> None:
    text = f"Lomé: nine held\n\nBy: Ana Ruiz\n\n{SENTENCE}"
    assert SENTENCE in read(text.encode()).text


LETTER = letter(page=PAGE).as_bytes()


@given(st.integers(0, len(LETTER)), st.integers(0, len(LETTER)), st.binary(max_size=30))
def test_whatever_is_cut_out_of_a_letter_it_gives_a_report_or_a_complaint(left: int, right: int, noise: bytes) -> None:
    try:
        assert read(LETTER[: min(left, right)] + noise + LETTER[max(left, right) :]).text
    except InputError as caught:
        error = caught
    else:
        return
    assert error.remedy
