"""Web archives (WARC) into captures, one for each page that was saved."""

import logging
import zlib
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BufferedReader, BytesIO
from pathlib import Path
from typing import IO, TYPE_CHECKING
from urllib.parse import urlsplit

from khronika.errors import InputError
from khronika.read.archive_bytes import GZIP, GZIP_WINDOW, REMEDY, ArchiveBytes
from khronika.read.rules import words
from khronika.read.sniffing import HEAD_BYTES
from khronika.read.source import Source, too_large
from khronika.read.stretch import Stretch, stretches
from khronika.read.warc_records import HEAD_BYTES_MAX, RECORD, placed_records, records_in
from khronika.records.capture import Capture

if TYPE_CHECKING:
    from warcio.recordloader import ArcWarcRecord

_log = logging.getLogger(__name__)


def is_warc(file: BufferedReader, _: Path) -> bool:
    """Whether a file is a web archive, packed or not, by how it begins."""
    head = file.peek(HEAD_BYTES)[:HEAD_BYTES]
    if head.startswith(GZIP):
        try:
            head = zlib.decompressobj(GZIP_WINDOW).decompress(head, HEAD_BYTES)
        except zlib.error:
            return False
    return head.startswith(RECORD)


def captures_in_warc(file: IO[bytes], path: Path, source: Source) -> Iterator[Capture | InputError]:
    """A capture for each page and document in an archive, as its server sent it, known by the address and time of then.

    Requests, errors, pictures and the like are passed by. A damaged record is an ``InputError`` in its place.
    """
    return captures_of_records(file, str(path), source.limit_bytes)


def captures_of_records(file: IO[bytes], name: str, limit_bytes: int, stretch: Stretch | None = None) -> Iterator[Capture | InputError]:
    """The same for an archive under any name, or for a stretch of its records."""
    begin = 0 if stretch is None else stretch.begin
    records = records_in(ArchiveBytes(file, name, begin), name, limit_bytes + HEAD_BYTES_MAX)
    for record in records if stretch is None else stretch.of(records):
        found = record if isinstance(record, InputError) else _capture(record, name, limit_bytes)
        if found is not None:
            yield found


def stretches_of_records(file: IO[bytes], name: str, limit_bytes: int, most: int) -> Iterator[Stretch]:
    """The stretches of an archive, each of ``most`` records or fewer."""
    placed = placed_records(ArchiveBytes(file, name), name, limit_bytes + HEAD_BYTES_MAX)
    return stretches((place for place, _ in placed), most)


def _capture(record: bytes, name: str, limit_bytes: int) -> Capture | InputError | None:
    from warcio.archiveiterator import ArchiveIterator  # noqa: PLC0415 - loads only where archives are read
    from warcio.exceptions import ArchiveLoadFailed  # noqa: PLC0415

    try:
        parsed = next(ArchiveIterator(BytesIO(record), check_digests=True), None)
        return None if parsed is None or not _is_page(parsed, name) else _page(parsed, name, limit_bytes)
    except (ArchiveLoadFailed, AttributeError, EOFError, LookupError, TypeError, ValueError, zlib.error) as fault:
        return InputError(name, f"a record cannot be read ({fault})", REMEDY)


def _is_page(record: "ArcWarcRecord", name: str) -> bool:
    """Whether a record may hold a report: a successful answer, or a saved document, of a kind that is read."""
    address = record.rec_headers.get_header("WARC-Target-URI") or ""
    headers = record.http_headers if record.rec_type == "response" else record.rec_headers
    if record.rec_type not in ("response", "resource") or headers is None or not address.startswith(("http://", "https://")):
        return False
    kind = (headers.get_header("Content-Type") or "text/html").partition(";")[0].strip().lower()
    succeeded = record.rec_type == "resource" or record.http_headers.get_statuscode().startswith("2")
    is_one = (
        succeeded
        and kind in words("formats", "archives", "media_types")
        and urlsplit(address).path not in words("formats", "archives", "paths")
    )
    if not is_one:
        _log.debug("%s, %s is no report by its kind, and is left out", name, address)
    return is_one


def _page(record: "ArcWarcRecord", name: str, limit_bytes: int) -> Capture | InputError:
    fields = record.rec_headers
    address = fields.get_header("WARC-Target-URI")
    called = f"{name}, {address}"
    data = record.content_stream().read(limit_bytes + 1)
    if len(data) > limit_bytes:
        return too_large(called, limit_bytes)
    if any("block" in problem for problem in record.digest_checker.problems):
        return InputError(called, "its bytes are not those that its digest tells of", REMEDY)
    is_answer = record.rec_type == "response"
    status = f", http {record.http_headers.get_statuscode()}" if is_answer else ""
    media_type = (record.http_headers if is_answer else fields).get_header("Content-Type") or "text/html"
    at = datetime.fromisoformat(fields.get_header("WARC-Date"))
    at = at if at.tzinfo is not None else at.replace(tzinfo=UTC)
    return Capture(data, media_type, address, at, f"archive {Path(name).name}, {fields.get_header('WARC-Record-ID')}{status}")
