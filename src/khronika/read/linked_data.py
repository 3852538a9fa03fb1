"""What a page says of itself in JSON-LD."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from khronika.read.element import Element
from khronika.read.page_lines import plain
from khronika.read.rules import words

DEPTH_MAX = 12
Thing = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class LinkedMedium:
    """A video or sound that a page describes."""

    is_sound: bool
    length_seconds: int | None
    texts: tuple[str, ...]
    address: str | None


def things_in(tree: Element) -> list[Thing]:
    """Every object of a page's JSON-LD, in order; what is no JSON is passed over."""
    return [thing for script in tree.iter("script") if _is_linked_data(script) for thing in _things(_loaded(script.text or ""), 0)]


def report_among(things: list[Thing]) -> Thing:
    """The object that describes the report, with the objects that it refers to in it; an empty one where none does."""
    named = {str(thing["@id"]): thing for thing in reversed(things) if "@id" in thing and "name" in thing}
    for kinds in ("reports", "pages"):
        known = words("pages", "linked_data", kinds)
        for thing in things:
            if any(kind in known for kind in _types(thing)):
                return {key: _followed(value, named) for key, value in thing.items()}
    return {}


def _followed(value: object, named: Mapping[str, Thing]) -> object:
    """A value, in place of a reference (``{"@id": ...}``) the object it refers to."""
    if isinstance(value, list):
        return [_followed(one, named) for one in value]
    if isinstance(value, Mapping) and "name" not in value and "@id" in value:
        return named.get(str(value["@id"]), value)
    return value


def media_among(things: list[Thing]) -> list[LinkedMedium]:
    """The videos and sounds that the objects describe."""
    videos, sounds = words("pages", "linked_data", "videos"), words("pages", "linked_data", "sounds")
    return [
        LinkedMedium(
            is_sound=any(kind in sounds for kind in _types(thing)),
            length_seconds=seconds_of(text_of(thing.get("duration"))),
            texts=tuple(text for key in ("name", "headline", "description", "caption") if (text := text_of(thing.get(key))) is not None),
            address=text_of(thing.get("contentUrl")) or text_of(thing.get("embedUrl")) or text_of(thing.get("url")),
        )
        for thing in things
        if any(kind in videos + sounds for kind in _types(thing))
    ]


def text_of(value: object) -> str | None:
    """The words of a value, of its name where it is an object, of its first where it is a list."""
    if isinstance(value, list):
        value = next(iter(value), None)
    if isinstance(value, Mapping):
        value = value.get("name") or value.get("@value")
    return (plain(value) or None) if isinstance(value, str) else None


def names_of(value: object) -> tuple[str, ...]:
    """The names of a value that may be a list of people."""
    values = value if isinstance(value, list) else [value]
    return tuple(name for one in values if (name := text_of(one)) is not None)


def seconds_of(duration: str | None) -> int | None:
    """The seconds of an ISO 8601 duration, ``None`` where it is none or nought.

    >>> seconds_of("PT1H2M3S")
    3723
    """
    match = re.fullmatch(
        r"P(?:(\d{1,4})D)?T?(?:(\d{1,4})H)?(?:(\d{1,5})M)?(?:(\d{1,6})(?:\.\d+)?S)?", (duration or "").strip(), re.IGNORECASE
    )
    if match is None:
        return None
    days, hours, minutes, seconds = (int(part or 0) for part in match.groups())
    return ((days * 24 + hours) * 60 + minutes) * 60 + seconds or None


def _is_linked_data(script: Element) -> bool:
    return "ld+json" in (script.get("type") or "").lower()


def _loaded(text: str) -> object:
    try:
        return json.loads(re.sub(r"^\s*(?:<!--|//<!\[CDATA\[|<!\[CDATA\[)|(?:-->|(?://)?\]\]>)\s*$", "", text), strict=False)
    except (ValueError, RecursionError):
        return None


def _things(value: object, depth: int) -> Iterator[Thing]:
    if depth > DEPTH_MAX:
        return
    if isinstance(value, Mapping):
        yield value
        for inner in value.values():
            yield from _things(inner, depth + 1)
    elif isinstance(value, list):
        for inner in value:
            yield from _things(inner, depth + 1)


def _types(thing: Thing) -> tuple[str, ...]:
    kinds = thing.get("@type")
    return tuple(str(kind).rpartition("/")[2].lower() for kind in (kinds if isinstance(kinds, list) else [kinds]))
