"""Web archives made by the library that others write theirs with."""

from collections.abc import Mapping
from io import BytesIO

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

DAY = "2024-03-04T09:30:00Z"
SENTENCE = "Police in Lomé held {name} on Monday after a march over unpaid wages, their lawyer said."


def page_about(name: str) -> bytes:
    """A page with a report in it."""
    body = f"<h1>{name} held in Lomé</h1><p>{SENTENCE.format(name=name)}</p>"
    return f"<html><head><title>{name} held</title></head><body>{body}</body></html>".encode()


def record_of(
    address: str,
    body: bytes,
    status: str = "200 OK",
    headers: Mapping[str, str] | None = None,
    *,
    packed: bool = True,
    kind: str = "response",
) -> bytes:
    """One record as a crawler writes it."""
    out = BytesIO()
    writer = WARCWriter(out, gzip=packed)
    told = {"Content-Type": "text/html; charset=utf-8", **(headers or {})}
    http = StatusAndHeaders(status, list(told.items()), protocol="HTTP/1.1") if kind == "response" else None
    more = {} if kind == "response" else {"warc_content_type": told["Content-Type"]}
    record = writer.create_warc_record(
        address, kind, payload=BytesIO(body), http_headers=http, warc_headers_dict={"WARC-Date": DAY}, **more
    )
    writer.write_record(record)
    record.raw_stream.close()
    return out.getvalue()


def archive_of(*names: str, packed: bool = True) -> list[bytes]:
    """Records of pages, an address for each name."""
    return [record_of(f"https://paper.example/{name}", page_about(name), packed=packed) for name in names]
