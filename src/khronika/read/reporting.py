"""A capture into a report."""

import re
from dataclasses import replace
from datetime import date, timedelta
from email.message import Message
from urllib.parse import unquote, urlsplit

from khronika.errors import InputError
from khronika.read.decoding import text_of
from khronika.read.draft import Draft
from khronika.read.json_line import draft_of_line, line_of
from khronika.read.languages import language_of
from khronika.read.layout import report_from
from khronika.read.listings import FEED_TYPE, draft_of_entry, entry_of
from khronika.read.mail import draft_of_mail, is_mail
from khronika.read.pdf import draft_of_pdf, is_pdf
from khronika.read.plain import draft_of_text
from khronika.read.sniffing import Format, format_of, refuse_known_formats
from khronika.records.capture import Capture
from khronika.records.report import PassageKind, Report


def report_of(capture: Capture, published: date | None = None) -> Report:
    """The report that a capture's bytes hold; ``published`` is its day where it does not say one itself.

    ``InputError`` where the bytes hold no report.
    """
    draft = _draft(capture)
    if not any(piece.text.strip() for piece in draft.pieces):
        raise InputError(
            _name(capture), "there is no text in it", "check that the page shows its text without scripts, or save the text alone"
        )
    return report_from(
        replace(
            draft,
            published=published if draft.published is None else draft.published,
            url=draft.url or (capture.address if capture.address.startswith(("http://", "https://")) else None),
            language=draft.language or language_of(_sample(draft)),
        ),
        capture,
    )


def _draft(capture: Capture) -> Draft:
    name = _name(capture)
    if capture.media_type == Format.JSON and "#" in capture.address:
        return draft_of_line(line_of(capture.data, name))
    if capture.media_type == FEED_TYPE and "#" in capture.address:
        return draft_of_entry(entry_of(capture, name), _latest(capture))
    if is_pdf(capture.data):
        return draft_of_pdf(capture.data, name, _latest(capture))
    if is_mail(capture.data):
        return draft_of_mail(capture.data, name, _latest(capture))
    refuse_known_formats(capture.data, name)
    text = text_of(capture.data, name, _charset(capture.media_type))
    return _of_format(format_of(text, name), text, capture)


def _of_format(format: Format, text: str, capture: Capture) -> Draft:
    if format is Format.PAGE:
        from khronika.read.page import draft_of_page  # noqa: PLC0415 - loads the libraries for pages

        return draft_of_page(text, capture.address, _latest(capture))
    if format is Format.JSON:
        return draft_of_line(line_of(text.encode("utf-8", "replace"), _name(capture)))
    return draft_of_text(text, latest=_latest(capture))


def _latest(capture: Capture) -> date:
    """The last day of publication to be believed: it is already the next one in some places when a capture is made."""
    return capture.fetched_at.date() + timedelta(days=1)


def _name(capture: Capture) -> str:
    """The capture as the person knows it: an address, a path, or a path and a line or entry."""
    if not capture.address.startswith("file:"):
        return capture.address
    path = unquote(urlsplit(capture.address).path)
    line = re.fullmatch(r"file, ((?:line|entry) \d+)", capture.how)
    return path if line is None else f"{path}, {line[1]}"


def _charset(media_type: str) -> str | None:
    message = Message()
    message["content-type"] = media_type
    found = message.get_param("charset")
    return found if isinstance(found, str) else None


def _sample(draft: Draft) -> str:
    """Words of the report to tell its language by: the body, and the rest where there is none."""
    body = " ".join(piece.text for piece in draft.pieces if piece.kind is PassageKind.BODY)
    return body or " ".join(piece.text for piece in draft.pieces)
