"""The records of a web archive, each whole and by itself."""

import re
from collections.abc import Iterator

from khronika.errors import InputError
from khronika.read.archive_bytes import REMEDY, ArchiveBytes
from khronika.read.source import too_large

RECORD = b"WARC/"
LINE_BYTES_MAX = 16_384
HEAD_BYTES_MAX = 65_536


def records_in(archive: ArchiveBytes, name: str, limit_bytes: int) -> Iterator[bytes | InputError]:
    """The bytes of each record, its head among them; of one that is damaged, cut off or over the limit, the complaint in its place."""
    return (record for _, record in placed_records(archive, name, limit_bytes))


def placed_records(archive: ArchiveBytes, name: str, limit_bytes: int) -> Iterator[tuple[int | None, bytes | InputError]]:
    """The same, each with the byte of the file from which it and all behind it can be had anew, ``None`` where that cannot be."""
    while True:
        place = None
        try:
            archive.put_back(_next_line(archive))
            place = archive.place
            record = _record(archive, name, limit_bytes)
        except InputError as error:
            yield place, error
            continue
        if record is None:
            return
        yield place, record


def _record(archive: ArchiveBytes, name: str, limit_bytes: int) -> bytes | None:
    """The next record, ``None`` at the end."""
    head = _head(archive, name)
    if head is None:
        return None
    address = _field(head, b"WARC-Target-URI")
    called = name if address is None else f"{name}, {address.strip('<>')}"
    length = _field(head, b"Content-Length")
    if length is None or not re.fullmatch(r"\d{1,18}", length) or _field(head, b"WARC-Type") is None:
        raise InputError(called, "the record does not say what it is, or how long", REMEDY)
    if int(length) > limit_bytes:
        archive.skip(int(length))
        raise too_large(called, limit_bytes)
    body = archive.take(int(length))
    if len(body) < int(length):
        raise InputError(called, "the record is cut off", REMEDY)
    return head + body + b"\r\n\r\n"


def _head(archive: ArchiveBytes, name: str) -> bytes | None:
    """The lines up to the blank one, ``None`` at the end; ``InputError`` where something else stands before the next record.

    The next time it begins with that record.
    """
    line = _next_line(archive)
    if line and not line.startswith(RECORD):
        while line and not line.startswith(RECORD):
            line = archive.line(LINE_BYTES_MAX)
        archive.put_back(line)
        raise InputError(name, "between two records stands what is none", REMEDY)
    head = line
    while line.strip():
        line = archive.line(LINE_BYTES_MAX)
        head += line
        if len(head) > HEAD_BYTES_MAX:
            raise InputError(name, "the head of a record has no end", REMEDY)
    return head or None


def _next_line(archive: ArchiveBytes) -> bytes:
    """The first line that is not blank, nothing at the end."""
    line = archive.line(LINE_BYTES_MAX)
    while line and not line.strip():
        line = archive.line(LINE_BYTES_MAX)
    return line


def _field(head: bytes, field: bytes) -> str | None:
    match = re.search(rb"^" + field + rb":[ \t]*(.*?)[ \t]*\r?$", head, re.IGNORECASE | re.MULTILINE)
    return None if match is None else match[1].decode("utf-8", "replace")
