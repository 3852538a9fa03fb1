"""The description of the API (OpenAPI 3.1), made from the table of routes."""

import json
from collections.abc import Iterable, Mapping

from khronika import __version__
from khronika.records.access import Access
from khronika.records.account import Account
from khronika.records.api_key import ApiKey
from khronika.records.body import schemas_of
from khronika.records.codebook import Meaning
from khronika.records.codec import ClaimForm
from khronika.records.judgement import KeptJudgement
from khronika.records.publication import KeptPublication
from khronika.records.report import Report
from khronika.records.session import Session
from khronika.records.signed_head import LogHead, SignedHead
from khronika.records.thing_schema import CASE, EPISODE, INCIDENT, NUMBER, TEXT, record
from khronika.records.user import User
from khronika.review.parameters import Parameter, Place
from khronika.review.route import Kind, Route
from khronika.store import Counts
from khronika.store.evidence_rows import KeptBatch, KeptCapture, Line
from khronika.store.shelf import Shelved
from khronika.store.sources import KnownSource

RECORDS = (
    Access,
    Account,
    ApiKey,
    ClaimForm,
    Counts,
    KeptBatch,
    KeptCapture,
    KeptJudgement,
    KeptPublication,
    KnownSource,
    Line,
    LogHead,
    Meaning,
    Report,
    Session,
    Shelved,
    SignedHead,
    User,
)
THINGS = {"Incident": INCIDENT, "Case": CASE, "Episode": EPISODE}
PROBLEM = record(type=TEXT, title=TEXT, status=NUMBER, detail=TEXT)
ABOUT = (
    "What the desk's pages do, for programs. Send the words of an API key in the header Authorization, behind Bearer; "
    "each key may what its role may. Lists come in pages: next is the cursor of the next, null on the last. Answers have an ETag."
)


def description(routes: Iterable[Route]) -> dict[str, object]:
    """What the routes for programs take and give."""
    paths: dict[str, dict[str, object]] = {}
    for route in routes:
        if route.kind is Kind.API:
            paths.setdefault(route.path, {})[route.method.lower()] = _operation(route)
    _, schemas = schemas_of(RECORDS, "#/components/schemas/{name}")
    return {
        "openapi": "3.1.0",
        "info": {"title": "khronika", "version": __version__, "description": ABOUT, "license": {"name": "Apache-2.0"}},
        "paths": paths,
        "components": {
            "schemas": {**schemas, **THINGS, "Problem": PROBLEM},
            "securitySchemes": {"key": {"type": "http", "scheme": "bearer"}},
        },
    }


def encoded(routes: Iterable[Route]) -> bytes:
    """The description as JSON."""
    return json.dumps(description(routes), ensure_ascii=False).encode()


def _operation(route: Route) -> dict[str, object]:
    known: dict[str, object] = {
        "operationId": route.name.replace(" ", "_"),
        "summary": (route.answer.__doc__ or route.name).partition("\n")[0],
        "parameters": [_parameter(one) for one in route.parameters if one.place is not Place.FORM],
        "responses": {"200": _response("what was asked for", route.gives or {}, route.media_type), "default": _problem()},
        "security": [] if route.role is None else [{"key": []}],
    }
    if route.role is not None:
        known["x-role"] = route.role.value
    fields = [one for one in route.parameters if one.place is Place.FORM]
    return known | ({"requestBody": _body(fields)} if fields else {})


def _parameter(parameter: Parameter) -> dict[str, object]:
    known = {"name": parameter.name, "in": parameter.place.value, "description": parameter.about, "schema": _schema(parameter)}
    return known | {"required": parameter.required or parameter.place is Place.PATH}


def _body(fields: Iterable[Parameter]) -> dict[str, object]:
    listed = list(fields)
    schema = {
        "type": "object",
        "properties": {one.name: {**_schema(one), "description": one.about} for one in listed},
        "required": [one.name for one in listed if one.required],
        "additionalProperties": False,
    }
    return {"required": any(one.required for one in listed), "content": {"application/json": {"schema": schema}}}


def _schema(parameter: Parameter) -> Mapping[str, object]:
    one = dict(parameter.shape.schema)
    return {"type": "array", "items": one} if parameter.many else one


def _response(words: str, schema: Mapping[str, object], media_type: str) -> dict[str, object]:
    return {"description": words, "content": {media_type: {"schema": schema}}}


def _problem() -> dict[str, object]:
    return _response("why not", {"$ref": "#/components/schemas/Problem"}, "application/problem+json")
