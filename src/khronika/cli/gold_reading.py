"""What the reports of a gold set are read as."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from khronika.errors import GoldError, InputError
from khronika.evaluate import ReadReport, read_reports
from khronika.evaluate.rows import bytes_of
from khronika.extract import ClaimReader, english_reader
from khronika.pipeline import Hands, batches_read
from khronika.read import report_of
from khronika.records.capture import Capture
from khronika.records.codec import encode_reading
from khronika.records.report import PassageKind, Report

LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)


def read_file(texts: Path) -> Mapping[str, ReadReport]:
    """What is read of a file of texts."""
    return read_reports(_printed(texts), str(texts))


def read_lines(lines: Iterable[bytes]) -> Mapping[str, ReadReport]:
    """What is read of reports that are given as lines of JSON."""
    with TemporaryDirectory() as folder:
        texts = Path(folder) / "texts.jsonl"
        texts.write_bytes(b"".join(line + b"\n" for line in lines))
        return read_file(texts)


def read_elsewhere(path: Path) -> Mapping[str, ReadReport]:
    """What was read before, and printed into a file."""
    lines = bytes_of(path, "name a file that `khronika read --format jsonl` printed").split(b"\n")
    return read_reports(lines, str(path))


def body_of(html: bytes, url: str | None) -> str:
    """The body of a page, without title, captions and credits; nothing where the page cannot be read."""
    report = page_report(html, url)
    if report is None:
        return ""
    return "\n\n".join(report.text[passage.start : passage.end] for passage in report.passages if passage.kind is PassageKind.BODY)


def page_report(html: bytes, url: str | None) -> Report | None:
    """The report that a page is read as, ``None`` where it cannot be read."""
    try:
        return report_of(Capture(html, "text/html", url or "file:///page.html", LONG_AGO, "file"))
    except InputError:
        return None


@cache
def _reader() -> ClaimReader:
    return english_reader()


def _printed(texts: Path) -> Iterator[bytes]:
    """The readings of a file of texts, as they are printed."""
    for batch in batches_read([str(texts)], Hands(_no_fetch, lambda: LONG_AGO, _reader())):
        for outcome in batch.outcomes:
            if isinstance(outcome, InputError):
                raise GoldError(f"{outcome}; a gold set must be whole")
            yield encode_reading(outcome[1])


def _no_fetch(address: str) -> Capture:
    raise InputError(address, "it is an address, and gold data is read from files", "name a folder")
