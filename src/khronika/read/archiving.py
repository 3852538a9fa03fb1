"""Captures into a web archive, so that others can read what was fetched with tools of their own."""

from io import BytesIO
from pathlib import Path

from khronika.records.capture import Capture


def archive_capture(capture: Capture, folder: Path) -> None:
    """Adds a capture to the folder's archive of its day, ``khronika-YYYYMMDD.warc.gz``, as a record of its own.

    It is a ``resource``: the bytes as received, without the head of the answer, which is not kept. ``OSError`` where it cannot be written.
    """
    from warcio.warcwriter import WARCWriter  # noqa: PLC0415 - loads only where archives are written

    packed = BytesIO()
    writer = WARCWriter(packed, gzip=True)
    fields = {"WARC-Date": capture.fetched_at.strftime("%Y-%m-%dT%H:%M:%SZ"), "WARC-Source": capture.how}
    body = BytesIO(capture.data)
    record = writer.create_warc_record(
        capture.address, "resource", payload=body, length=len(capture.data), warc_content_type=capture.media_type, warc_headers_dict=fields
    )
    writer.write_record(record)
    with (folder / f"khronika-{capture.fetched_at:%Y%m%d}.warc.gz").open("ab") as archive:
        archive.write(packed.getvalue())
