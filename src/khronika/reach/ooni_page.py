"""Requests and their pages, as OONI writes them."""

import base64
import binascii
import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from html import unescape

from khronika.reach.ooni_form import RequestForm, ResponseForm
from khronika.reach.ooni_place import place_in
from khronika.records.observation import HttpExchange

CLASSIC, DEPTH = "classic", "depth="
"""OONI's tags: of what followed the system's own lookup, and of every request of probes that look names up elsewhere too."""

TITLE = re.compile(r"<title[^>]*>(.*?)</title", re.IGNORECASE | re.DOTALL)


def exchanges_of(requests: Sequence[RequestForm]) -> Iterator[HttpExchange]:
    """The exchanges in the order of time, which OONI lists backwards.

    What was asked of a numeric address that only another resolver gave stands aside: it is not what the person behind the probe gets.
    """
    for form in reversed(requests):
        if form.request is not None and form.request.url:
            yield _exchange(form, form.request.url)


def _exchange(form: RequestForm, url: str) -> HttpExchange:
    response = form.response or ResponseForm()
    body = _bytes_in(response.body)
    place = place_in(form.address) or (None, None)
    tags = form.tags or []
    is_whole = body is not None and not response.body_is_truncated
    text = None if body is None else body.decode("utf-8", "replace")
    return HttpExchange(
        address=url,
        ip=place[0],
        port=place[1],
        failure=form.failure or None,
        status=response.code or None,
        headers=tuple(_headers(response)),
        length=len(body) if body is not None and is_whole else None,
        title=_title(text),
        body_sha256=None if body is None else hashlib.sha256(body).hexdigest(),
        body=text,
        is_truncated=bool(response.body_is_truncated),
        is_aside=any(tag.startswith(DEPTH) for tag in tags) and CLASSIC not in tags,
        seconds=form.t,
    )


def _headers(response: ResponseForm) -> Iterator[tuple[str, str]]:
    pairs: Sequence[tuple[object, object]] = response.headers_list or list((response.headers or {}).items())
    for name, value in pairs:
        yield _text_in(name), _text_in(value)


def _title(body: str | None) -> str | None:
    found = None if body is None else TITLE.search(body)
    return None if found is None else " ".join(unescape(found.group(1)).split()) or None


def _text_in(value: object) -> str:
    return (_bytes_in(value) or b"").decode("utf-8", "replace")


def _bytes_in(value: object) -> bytes | None:
    """Text, or what is no text: ``{"format": "base64", "data": ...}``; ``None`` where the value is neither."""
    if isinstance(value, str):
        return value.encode("utf-8", "surrogatepass")
    if isinstance(value, Mapping) and isinstance(value.get("data"), str):
        try:
            return base64.b64decode(value["data"], validate=True)
        except binascii.Error:
            return None
    return None
