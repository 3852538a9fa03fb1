"""What somebody says a field should be, out of a form, as the JSON that a correction holds; and the fields of such a form."""

import json
from collections.abc import Callable, Mapping
from enum import StrEnum

from khronika.records.claim_type import ClaimType, Degree, Modality, Polarity, Stage
from khronika.records.correction import Field
from khronika.records.duration import TimeUnit
from khronika.records.mention import Kind
from khronika.records.penalty import PenaltyKind
from khronika.review.asked import Asked
from khronika.review.parameters import DAY, NUMBER, Parameter, Place, one_of, text_of

Said = dict[str, object] | str | None

CHOICES: Mapping[Field, type[StrEnum]] = {
    Field.TYPE: ClaimType,
    Field.POLARITY: Polarity,
    Field.MODALITY: Modality,
    Field.DEGREE: Degree,
    Field.STAGE: Stage,
}
"""Fields whose value is one of some words."""

KINDS: Mapping[Field, type[StrEnum]] = {
    Field.TARGETS: Kind,
    Field.ACTORS: Kind,
    Field.ACCORDING_TO: Kind,
    Field.PENALTY: PenaltyKind,
    Field.HELD_FOR: TimeUnit,
}
"""Fields whose value has a kind, or a unit out of some."""

PARAMETERS = (
    Parameter("choice", Place.FORM, text_of(60), "the value, of a field that is one of some words"),
    Parameter("earliest", Place.FORM, DAY, "the first day"),
    Parameter("latest", Place.FORM, DAY, "the last day; without it the first"),
    Parameter("name", Place.FORM, text_of(500), "the name, or the words that are the value"),
    Parameter("country", Place.FORM, text_of(2), "the code of the country"),
    Parameter("kind", Place.FORM, text_of(60), "the kind, or the unit of time"),
    Parameter("description", Place.FORM, text_of(500), "the description"),
    Parameter("least", Place.FORM, NUMBER, "how many at least"),
    Parameter("most", Place.FORM, NUMBER, "how many at most"),
    Parameter("unit", Place.FORM, text_of(10), "the unit of a penalty: a span of time, or a currency"),
    Parameter("words", Place.FORM, text_of(2_000), "the words of the report that state the value"),
    Parameter("start", Place.FORM, NUMBER, "where these words begin in the text"),
    Parameter("instead", Place.FORM, NUMBER, "where the words of the value begin that is replaced"),
    Parameter("gone", Place.FORM, one_of(("yes",)), "whether the value is taken away"),
)


def said(field: Field, asked: Asked) -> str | None:
    """The value as JSON; ``None`` where it is taken away."""
    return None if asked.has("gone") else json.dumps(READ[field](asked), ensure_ascii=False)


def _choice(asked: Asked) -> Said:
    return asked.text("choice")


def _when(asked: Asked) -> Said:
    earliest, latest = asked.day("earliest"), asked.day("latest")
    first, last = earliest or latest, latest or earliest
    return {"earliest": None if first is None else first.isoformat(), "latest": None if last is None else last.isoformat()}


def _where(asked: Asked) -> Said:
    country = asked.text("country")
    return {"name": asked.text("name") or asked.text("words") or "", "country": None if country is None else country.upper()}


def _mention(asked: Asked) -> Said:
    name, description = asked.text("name"), asked.text("description")
    count = _range(asked)
    if name is None and description is None and count is None:
        name = asked.text("words")
    return {"kind": asked.text("kind"), "name": name, "description": description, "count": count}


def _range(asked: Asked) -> Said:
    least, most = asked.number("least"), asked.number("most")
    return None if least is None and most is None else {"min": least, "max": most}


def _penalty(asked: Asked) -> Said:
    return {"kind": asked.text("kind"), "min": asked.number("least"), "max": asked.number("most"), "unit": asked.text("unit")}


def _length(asked: Asked) -> Said:
    return {"unit": asked.text("kind"), "min": asked.number("least"), "max": asked.number("most")}


def _words(asked: Asked) -> Said:
    return asked.text("name") or asked.text("words")


READ: Mapping[Field, Callable[[Asked], Said]] = {
    **dict.fromkeys(CHOICES, _choice),
    Field.WHEN: _when,
    Field.WHERE: _where,
    **dict.fromkeys((Field.TARGETS, Field.ACTORS, Field.ACCORDING_TO), _mention),
    Field.PENALTY: _penalty,
    Field.HELD_FOR: _length,
    **dict.fromkeys((Field.GROUNDS, Field.ITEMS, Field.WORDS), _words),
}
