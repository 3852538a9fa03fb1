"""What a program sends as JSON: one object, whose fields are what the route takes."""

import json
import re
from collections.abc import Iterator, Sequence

from khronika.errors import RefusedError
from khronika.review.parameters import Parameter, Place, Sent

SURROGATE = re.compile("[\ud800-\udfff]")
"""Half a character, which JSON can hold and no text can."""


def program_sent(content_type: str, parameters: Sequence[Parameter], sent: Sent, body: bytes) -> Sent:
    """What was sent, the JSON of the body with it; ``RefusedError`` for what the route does not take, since a slip is better told."""
    known = {parameter.name: parameter for parameter in parameters if parameter.place is Place.QUERY}
    names = [name for name, _ in sent[Place.QUERY]]
    if any(name not in known or (names.count(name) > 1 and not known[name].many) for name in names):
        raise RefusedError(400, "the address has a value that it does not take, or takes once; see openapi.json")
    if body and content_type.partition(";")[0].strip().lower() != "application/json":
        raise RefusedError(415, "the body is no JSON; send it as application/json")
    return sent | {Place.FORM: fields_in(body, parameters)}


def fields_in(body: bytes, parameters: Sequence[Parameter]) -> list[tuple[str, str]]:
    """The fields of the object as a form would send them; ``RefusedError`` where one is not of its kind, or none that the route takes."""
    known = {parameter.name: parameter for parameter in parameters if parameter.place is Place.FORM}
    return [(name, written) for name, value in _object(body).items() for written in _written(known.get(name), value)]


def _object(body: bytes) -> dict[str, object]:
    try:
        found = json.loads(body.decode() or "{}", parse_constant=_no_number)
    except (ValueError, RecursionError) as error:
        raise RefusedError(400, "the body is no JSON that can be read; send one object") from error
    if not isinstance(found, dict):
        raise RefusedError(400, "the body is no JSON that can be read; send one object")
    return found


def _written(parameter: Parameter | None, value: object) -> Iterator[str]:
    if parameter is None:
        raise RefusedError(400, "the body has a field that this address does not take; see openapi.json")
    if parameter.many and not isinstance(value, list):
        raise RefusedError(400, "%(name)s is a list", name=parameter.name)
    for one in value if parameter.many and isinstance(value, list) else [value]:
        yield _text_of(parameter, one)


def _text_of(parameter: Parameter, value: object) -> str:
    is_number = parameter.shape.schema.get("type") == "integer"
    if is_number and isinstance(value, int | float) and not isinstance(value, bool) and value == int(value):
        return str(int(value))
    if not is_number and isinstance(value, str) and not SURROGATE.search(value):
        return value
    raise RefusedError(400, "%(name)s is not as it can be read; send %(wanted)s", name=parameter.name, wanted=parameter.shape.wanted)


def _no_number(words: str) -> object:
    raise ValueError(words)
