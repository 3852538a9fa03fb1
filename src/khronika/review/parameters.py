"""What a route takes, and how what was sent is read."""

import base64
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from khronika.errors import RefusedError
from khronika.review.wording import marked

TEXT_CHARACTERS_MAX = 2_000
NUMBER_MAX = 2**53 - 1
"""The largest whole number that JSON carries everywhere."""


class Place(StrEnum):
    """Where a parameter stands."""

    PATH = "path"
    QUERY = "query"
    FORM = "form"


@dataclass(frozen=True, slots=True)
class Shape:
    """How a value is written: ``read`` gives the value, or raises ``ValueError``; ``schema`` says the same in JSON Schema."""

    read: Callable[[str], object]
    schema: Mapping[str, object]
    wanted: str


@dataclass(frozen=True, slots=True)
class Parameter:
    """One thing that a route takes; ``many`` where it may stand several times."""

    name: str
    place: Place
    shape: Shape
    about: str
    required: bool = False
    many: bool = False


def text_of(characters_max: int = TEXT_CHARACTERS_MAX) -> Shape:
    """Text of at most so many characters, without the null character, which no database keeps."""

    def read(written: str) -> str:
        if len(written) > characters_max or "\0" in written:
            raise ValueError(written[:20])
        return written

    schema = {"type": "string", "maxLength": characters_max, "pattern": r"^[^\u0000]*$"}
    return Shape(read, schema, f"text of at most {characters_max:,} characters")


def whole_number(least: int = 0, most: int = NUMBER_MAX) -> Shape:
    """A whole number between two, both included."""

    def read(written: str) -> int:
        if not (written.isascii() and written.removeprefix("-").isdigit() and len(written) < 20 and least <= int(written) <= most):
            raise ValueError(written[:20])
        return int(written)

    return Shape(read, {"type": "integer", "minimum": least, "maximum": most}, f"a whole number from {least} to {most}")


def one_of(words: Sequence[str]) -> Shape:
    """One of some words."""

    def read(written: str) -> str:
        if written not in words:
            raise ValueError(written[:20])
        return written

    return Shape(read, {"type": "string", "enum": list(words)}, f"one of {', '.join(words)}")


def _day(written: str) -> date:
    if len(written) != 10:
        raise ValueError(written[:20])
    return date.fromisoformat(written)


def _base64(written: str) -> str:
    base64.b64decode(written, validate=True)
    return written


TEXT = text_of()
NUMBER = whole_number()
DAY = Shape(_day, {"type": "string", "format": "date"}, "a day as 2024-03-05")
IN_BASE64 = r"^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$"
BASE64 = Shape(_base64, {"type": "string", "pattern": IN_BASE64, "contentEncoding": "base64"}, "bytes in base64")
YES = one_of(("yes",))
"""A box that is ticked, or not there."""


Sent = dict[Place, list[tuple[str, str]]]
"""What was sent in each place, names with values, in the order of sending."""


def values_of(
    parameters: Sequence[Parameter], sent: Mapping[Place, Sequence[tuple[str, str]]], *, empty_counts: bool = False
) -> dict[str, tuple[object, ...]]:
    """What was sent for each parameter; ``RefusedError`` where one is missing or cannot be read.

    An empty field of a form counts as not sent, unless ``empty_counts``. What no parameter names is passed by.
    """
    found: dict[str, tuple[object, ...]] = {}
    for parameter in parameters:
        written = [value for name, value in sent.get(parameter.place, ()) if name == parameter.name and (value or empty_counts)]
        if parameter.required and not written:
            raise RefusedError(400, "%(name)s is missing; send %(wanted)s", name=parameter.name, wanted=parameter.shape.wanted)
        found[parameter.name] = tuple(_read(parameter, one) for one in (written if parameter.many else written[-1:]))
    return found


def _read(parameter: Parameter, written: str) -> object:
    try:
        return parameter.shape.read(written)
    except ValueError as error:
        words = marked("%(name)s cannot be read; send %(wanted)s")
        raise RefusedError(400, words, name=parameter.name, wanted=parameter.shape.wanted) from error
