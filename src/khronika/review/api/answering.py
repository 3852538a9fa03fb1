"""How routes for programs answer: one record, or a page of a list with the cursor of the next."""

import base64
import binascii
import json
from collections.abc import Iterable, Mapping

from khronika.errors import RefusedError
from khronika.records.thing_schema import TEXT, Schema, many, maybe, record
from khronika.review.answers import Json
from khronika.review.asked import Asked
from khronika.review.parameters import Parameter, Place, text_of, whole_number

USUAL = 30
MOST = 200
LONGEST_CURSOR = 600
LIMIT = Parameter("limit", Place.QUERY, whole_number(1, MOST), f"how many to give at most ({USUAL})")
CURSOR = Parameter("cursor", Place.QUERY, text_of(LONGEST_CURSOR), "where to go on: what the page before gave as next")
PAGES = (LIMIT, CURSOR)


def ref(name: str) -> Schema:
    """The schema of that name in the description."""
    return {"$ref": f"#/components/schemas/{name}"}


def page_of(schema: Schema) -> Schema:
    """A page of a list of such."""
    return record(items=many(schema), next=maybe(TEXT))


def one(body: str | bytes | Mapping[str, object]) -> Json:
    """One record."""
    if isinstance(body, Mapping):
        body = json.dumps(body, ensure_ascii=False)
    return Json(body if isinstance(body, bytes) else body.encode())


def listed(bodies: Iterable[str | bytes], following: object = None) -> Json:
    """A page of records, and where the next begins; ``None`` where there is none."""
    written = b",".join(body if isinstance(body, bytes) else body.encode() for body in bodies)
    cursor = None if following is None else base64.urlsafe_b64encode(json.dumps(following).encode()).decode()
    return Json(b'{"items":[' + written + b'],"next":' + json.dumps(cursor).encode() + b"}")


def limit_of(asked: Asked) -> int:
    """How many are asked for."""
    return asked.number("limit") or USUAL


def cursor_of(asked: Asked, *kinds: type) -> list[object] | None:
    """What the cursor holds, values of these kinds; ``None`` where there is none, ``RefusedError`` where no page gave it."""
    sent = asked.text("cursor")
    if sent is None:
        return None
    try:
        found = json.loads(base64.urlsafe_b64decode(sent.encode("ascii")))
    except (binascii.Error, ValueError, RecursionError) as error:
        raise RefusedError(404, "no page gave this cursor; begin again without") from error
    if not isinstance(found, list) or [type(value) for value in found] != list(kinds):
        raise RefusedError(404, "no page gave this cursor; begin again without")
    return found


def number_after(asked: Asked) -> int | None:
    """The number that a cursor of one number holds, as far as a database's numbers go."""
    found = cursor_of(asked, int)
    if found is None:
        return None
    number = int(str(found[0]))
    if not 0 <= number < 2**53:
        raise RefusedError(404, "no page gave this cursor; begin again without")
    return number
