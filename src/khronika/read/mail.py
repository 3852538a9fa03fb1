"""E-mail and saved pages (MHTML), which has the form of e-mail, into a draft."""

import logging
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from email.utils import parseaddr

from khronika.errors import InputError
from khronika.read.dates import stamp_of
from khronika.read.decoding import text_of
from khronika.read.draft import Draft
from khronika.read.json_line import cleaned
from khronika.read.plain import draft_of_text

HEAD_BYTES = 16_384
FIELD = rb"[!-9;-~]{1,76}:[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*\r?\n"
HEAD = re.compile(rb"(?:" + FIELD + rb")++")
MARKS = (
    rb"(?im)^mime-version:",
    rb"(?im)^(?:message-id|received|return-path|delivered-to):",
    rb"(?im)^from:[\s\S]*^date:",
    rb"(?im)^date:[\s\S]*^from:",
)
"""What stands in the head of every mail, one of these at least, and in that of no other text."""

_log = logging.getLogger(__name__)


def is_mail(data: bytes) -> bool:
    """Whether bytes are those of an e-mail or of a page saved in that form."""
    head = HEAD.match(data[:HEAD_BYTES].lstrip())
    return head is not None and any(re.search(mark, head[0]) for mark in MARKS)


def draft_of_mail(data: bytes, name: str, latest: date) -> Draft:
    """What a mail says: its page, else its plain text, with its subject as the title; of a saved page, what the page says.

    What is attached is not read; that is told.
    """
    try:
        message = BytesParser(policy=policy.default).parsebytes(data.lstrip())
        parts = [part for part in message.walk() if isinstance(part, EmailMessage) and not part.is_multipart()]
        body = _body(parts)
        if body is None:
            raise InputError(name, "there is no text in it", "save what is attached to it by itself")
        draft = _draft_of_body(body, _field(message, "subject"), name, latest)
        saved_from = _saved_from(message, body)
    except FAULTS as fault:
        raise InputError(name, f"it is no whole e-mail ({fault})", "save the message or page anew, or its text alone") from fault
    if saved_from is not None:
        return replace(draft, url=saved_from)
    _tell_of_attachments(parts, name)
    return _signed(draft, message, latest)


FAULTS = (AttributeError, LookupError, RecursionError, TypeError, ValueError)
"""What the email package raises where a message is not as it should be."""


def _body(parts: Sequence[EmailMessage]) -> EmailMessage | None:
    """The first page, else the first plain text, that is not attached; ``None`` where there is none."""
    own = [part for part in parts if not part.is_attachment()]
    kinds = ("text/html", "application/xhtml+xml", "text/plain")
    return next((part for kind in kinds for part in own if part.get_content_type() == kind), None)


def _draft_of_body(body: EmailMessage, subject: str | None, name: str, latest: date) -> Draft:
    payload = body.get_payload(decode=True)
    words = text_of(payload if isinstance(payload, bytes) else b"", name, body.get_content_charset())
    if body.get_content_type() == "text/plain":
        return draft_of_text(words, subject, latest)
    from khronika.read.page import draft_of_page  # noqa: PLC0415 - loads the libraries for pages

    draft = draft_of_page(words, "file:", latest)
    return replace(draft, title=draft.title or subject)


def _saved_from(message: EmailMessage, body: EmailMessage) -> str | None:
    """Where the page was saved from, ``None`` for what is a letter and no saved page."""
    places = (_field(message, "snapshot-content-location"), _field(message, "content-location"), _field(body, "content-location"))
    return next((place for place in places if place is not None and place.startswith(("http://", "https://"))), None)


def _signed(draft: Draft, message: EmailMessage, latest: date) -> Draft:
    """The draft with the sender and the day of its letter, where the text itself tells none."""
    sender, mailbox = parseaddr(_field(message, "from") or "")
    stamp = stamp_of(_field(message, "date") or "")
    day = stamp.date() if isinstance(stamp, datetime) else stamp
    return replace(
        draft,
        publisher=draft.publisher or sender or mailbox or None,
        published=day if day is not None and day <= latest else draft.published,
        url=None,
    )


def _field(message: EmailMessage, field: str) -> str | None:
    """The words of a field of the head, ``None`` where it is absent or blank."""
    words = re.sub(r"\s+", " ", cleaned(_value(message, field))).strip()
    return words or None


def _tell_of_attachments(parts: Iterable[EmailMessage], name: str) -> None:
    for part in parts:
        if part.is_attachment():
            _log.warning("%s: what is attached (%s) is not read; save it by itself", name, part.get_filename() or part.get_content_type())


def _value(message: EmailMessage, field: str) -> str:
    """What a field of the head says; as it was sent where the standard library's parser fails on it, which it does in many ways."""
    try:
        return str(message.get(field, ""))
    except Exception:  # noqa: BLE001 - of a damaged field it raises AttributeError, IndexError and others
        return next((str(value) for name, value in message.raw_items() if name.lower() == field), "")
