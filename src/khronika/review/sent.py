"""What somebody pastes or drops, as inputs that can be read."""

import hashlib
import re
from collections.abc import Iterator
from datetime import datetime
from urllib.parse import quote

from khronika.records.capture import Capture
from khronika.review.asked import Upload
from khronika.review.readings import Input

ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)
LABEL_CHARACTERS = 80


def inputs_in(pasted: str, at: datetime) -> Iterator[tuple[Input, str]]:
    """The inputs in a pasted text, each with what it is called: its addresses where it is nothing but addresses, else the text itself."""
    words = pasted.split()
    if words and all(ADDRESS.fullmatch(word) for word in words):
        yield from ((word, word) for word in dict.fromkeys(words))
    elif words:
        yield capture_of("pasted.txt", pasted.encode(), at), _label(pasted)


def inputs_of(uploads: tuple[Upload, ...], at: datetime) -> Iterator[tuple[Input, str]]:
    """The files that were sent, each with its name."""
    for upload in uploads:
        name = plain_name(upload.name)
        yield capture_of(name, upload.data, at), name


def capture_of(name: str, data: bytes, at: datetime) -> Capture:
    """The bytes that somebody sent, under an address that says what they are and not where they came from; the same bytes have the same."""
    media_type = "text/html" if name.lower().endswith((".html", ".htm", ".xhtml")) else "text/plain"
    address = f"file:///sent/{hashlib.sha256(data).hexdigest()[:16]}/{quote(name)}"
    return Capture(data, media_type, address, at, "sent to the desk")


def plain_name(name: str) -> str:
    """The name of a file without a path and without characters that show nothing.

    >>> plain_name("../../etc/passwd"), plain_name("C:\\\\temp\\\\a\\x00b.html"), plain_name("..")
    ('passwd', 'ab.html', 'file')
    """
    last = re.split(r"[/\\]", name)[-1]
    return re.sub(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069]", "", last).strip(". ")[-LABEL_CHARACTERS:] or "file"


def _label(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= LABEL_CHARACTERS else f"{line[: LABEL_CHARACTERS - 1]}…"
