"""The JSON Schema of incidents, cases and episodes as :mod:`khronika.records.codec_things` writes them."""

from collections.abc import Iterable, Mapping
from enum import StrEnum

from khronika.records.agreement import Agreement
from khronika.records.case import State
from khronika.records.claim_type import ClaimType, Modality
from khronika.records.episode import LaneKind
from khronika.records.incident import LinkKind, Verification
from khronika.records.mention import Kind
from khronika.records.place import PlaceKind
from khronika.records.reach import Reach
from khronika.records.standing import Standing

Schema = Mapping[str, object]

TEXT: Schema = {"type": "string"}
NUMBER: Schema = {"type": "integer"}
REAL: Schema = {"type": "number"}
YES_NO: Schema = {"type": "boolean"}
DAY: Schema = {"type": "string", "format": "date"}
TIME: Schema = {"type": "string", "format": "date-time"}


def one_of(words: Iterable[StrEnum]) -> Schema:
    """One of the words."""
    return {"type": "string", "enum": [word.value for word in words]}


def many(schema: Schema) -> Schema:
    """A list of such."""
    return {"type": "array", "items": schema}


def maybe(schema: Schema) -> Schema:
    """Such, or ``null`` where it is not told."""
    return {"anyOf": [schema, {"type": "null"}]}


def record(**fields: Schema) -> Schema:
    """An object that has these fields and no others."""
    return {"type": "object", "properties": fields, "required": list(fields), "additionalProperties": False}


def open_record(**fields: Schema) -> Schema:
    """An object that has at least these fields."""
    return {"type": "object", "properties": fields, "required": list(fields)}


def supported(**fields: Schema) -> Schema:
    """A value beside the claims that it follows from."""
    return record(**fields, claims=many(TEXT))


INTERVAL = {"earliest": maybe(DAY), "latest": maybe(DAY)}
PLACE = record(id=NUMBER, name=TEXT, precision=one_of(PlaceKind), country=maybe(TEXT), latitude=REAL, longitude=REAL)
TELLING = record(
    id=TEXT,
    report=TEXT,
    title=maybe(TEXT),
    publisher=maybe(TEXT),
    published=maybe(DAY),
    voice=TEXT,
    counts=YES_NO,
    standing=one_of(Standing),
    standing_reason=maybe(TEXT),
    is_denial=YES_NO,
    modality=one_of(Modality),
    start=NUMBER,
    end=NUMBER,
    quote=TEXT,
)
INCIDENT_FIELDS: Mapping[str, Schema] = {
    "id": TEXT,
    "type": one_of(ClaimType),
    "modality": one_of(Modality),
    "is_fact": YES_NO,
    "verification": one_of(Verification),
    "voices": NUMBER,
    "verification_reasons": many(TEXT),
    "when": maybe(supported(**INTERVAL)),
    "where": many(supported(name=TEXT, place=maybe(PLACE))),
    "people": many(supported(names=many(TEXT), kind=one_of(Kind))),
    "count": maybe(record(low=maybe(supported(number=NUMBER)), high=maybe(supported(number=NUMBER)), is_open=YES_NO)),
    "figures": many(supported(min=maybe(NUMBER), max=maybe(NUMBER), speaker=maybe(TEXT))),
    "penalties": many(supported(words=TEXT)),
    "disagreements": many(TEXT),
    "links": many(record(kind=one_of(LinkKind), incident=TEXT, reason=TEXT)),
    "measured": maybe(one_of(Agreement)),
    "claims": many(TELLING),
}
INCIDENT = open_record(**INCIDENT_FIELDS)
CASE = record(
    id=TEXT,
    names=many(TEXT),
    kind=one_of(Kind),
    state=maybe(supported(state=one_of(State))),
    steps=many(record(moves=YES_NO, **INCIDENT_FIELDS)),
    terms=many(supported(words=TEXT, end=record(**INTERVAL), how=TEXT)),
    days_held=maybe(supported(min=maybe(NUMBER), max=maybe(NUMBER))),
    gaps=many(TEXT),
)
BETWEEN = record(earliest=maybe(TIME), latest=maybe(TIME))
SPELL = open_record(state=one_of(Reach), country=TEXT, networks=many(TEXT), begun=BETWEEN, ended=maybe(BETWEEN), gaps=many(BETWEEN))
LANE = record(
    state=one_of(Reach),
    onset=maybe(record(**INTERVAL)),
    end=maybe(record(**INTERVAL)),
    turns=many(open_record(**{**INCIDENT_FIELDS, "state": one_of(Reach), "measured": one_of(Agreement)})),
    spells=many(SPELL),
)
EPISODE = record(
    site=TEXT,
    names=many(TEXT),
    hosts=many(TEXT),
    is_over=YES_NO,
    lanes={"type": "object", "properties": {kind.value: LANE for kind in LaneKind}, "additionalProperties": False},
    unsure=many(INCIDENT),
)
