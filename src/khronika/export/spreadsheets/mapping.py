"""What the columns of a spreadsheet mean, as a person has confirmed it."""

import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from enum import StrEnum
from pathlib import Path

from khronika.errors import SettingsError
from khronika.records.claim_type import ClaimType, Modality, Polarity
from khronika.records.mention import Kind


class Field(StrEnum):
    """What a column can hold."""

    ID = "id"
    TYPE = "type"
    DAY = "day"
    LAST_DAY = "last_day"
    PLACE = "place"
    COUNTRY = "country"
    TARGET = "target"
    DESCRIPTION = "description"
    COUNT = "count"
    ACTOR = "actor"
    ACCORDING_TO = "according_to"
    GROUNDS = "grounds"
    ITEMS = "items"
    MARK = "mark"
    TITLE = "title"
    PUBLISHER = "publisher"
    PUBLISHED = "published"
    URL = "url"


class DayOrder(StrEnum):
    """How days in figures are written where the year does not come first."""

    DAY_FIRST = "day first"
    MONTH_FIRST = "month first"


FACT = Modality.ACTUAL.value
MARKS = (FACT, Polarity.DENIED.value, *(mode.value for mode in Modality if mode is not Modality.ACTUAL))
"""What a cell under ``mark`` can stand for."""


@dataclass(frozen=True, slots=True)
class ColumnMapping:
    """Which column holds what, and what its words stand for.

    ``version`` is to be raised when the mapping is changed: the rows are then read anew, and the newest version counts. ``type`` and
    ``country`` are those of rows that do not tell theirs; ``split`` stands between several names in one cell.
    """

    columns: Mapping[Field, str]
    version: int = 1
    day_order: DayOrder = DayOrder.DAY_FIRST
    type: ClaimType | None = None
    country: str | None = None
    language: str | None = None
    publisher: str | None = None
    sheet: str | None = None
    split: str = ";"
    target_kind: Kind = Kind.PERSON
    types: Mapping[str, ClaimType] = field(default_factory=dict)
    marks: Mapping[str, str] = field(default_factory=dict)
    countries: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.type is None and Field.TYPE not in self.columns:
            raise SettingsError('the mapping tells no type: name its column under [columns], or one type for all rows: type = "detention"')
        for words, mark in self.marks.items():
            if mark not in MARKS:
                raise SettingsError(f"[marks] {words!r}: {mark!r} is none of {', '.join(MARKS)}")


def load_mapping(path: Path) -> ColumnMapping:
    """The mapping in a file; ``SettingsError`` says what in it cannot be used."""
    try:
        told = tomllib.loads(path.read_text(encoding="utf-8"))
        return _mapping_of(told)
    except OSError as error:
        raise SettingsError(f"{path} cannot be read: {error.strerror}") from error
    except (SettingsError, UnicodeDecodeError, tomllib.TOMLDecodeError, ValueError, TypeError, AttributeError) as error:
        raise SettingsError(f"{path} is no mapping of columns: {error}") from error


def mapping_text(mapping: ColumnMapping, notes: Mapping[str, list[str]]) -> str:
    """The mapping as TOML; ``notes`` are comments that stand under the name of a table, or at the head under ``""``."""
    lines = [f"# {note}" for note in notes.get("", [])]
    for one in fields(mapping):
        value = getattr(mapping, one.name)
        if not isinstance(value, Mapping):
            lines += [f"{one.name} = {_toml(value)}"] if value is not None else [f"# {one.name} ="]
    for one in fields(mapping):
        value = getattr(mapping, one.name)
        if isinstance(value, Mapping):
            lines += ["", f"[{one.name}]", *(f"# {note}" for note in notes.get(one.name, []))]
            lines += [f"{_toml(str(key))} = {_toml(str(word))}" for key, word in value.items()]
    return "\n".join(lines) + "\n"


def _toml(value: object) -> str:
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def _mapping_of(told: Mapping[str, object]) -> ColumnMapping:
    known = {one.name for one in fields(ColumnMapping)}
    for name in told:
        if name not in known:
            raise SettingsError(f"it knows no {name!r}, only {', '.join(sorted(known))}")
    plain = {name: told.get(name) for name in ("country", "language", "publisher", "sheet") if name in told}
    return ColumnMapping(
        columns={Field(key): word for key, word in _words(told, "columns").items()},
        version=int(str(told.get("version", 1))),
        day_order=DayOrder(str(told.get("day_order", DayOrder.DAY_FIRST))),
        type=ClaimType(str(told["type"])) if "type" in told else None,
        split=str(told.get("split", ";")),
        target_kind=Kind(str(told.get("target_kind", Kind.PERSON))),
        types={key: ClaimType(word) for key, word in _words(told, "types").items()},
        marks=_words(told, "marks"),
        countries=_words(told, "countries"),
        **{name: str(value) for name, value in plain.items()},
    )


def _words(told: Mapping[str, object], name: str) -> dict[str, str]:
    found = told.get(name, {})
    if not isinstance(found, Mapping):
        raise SettingsError(f"[{name}] is a table of words")
    return {str(key): str(word) for key, word in found.items()}
