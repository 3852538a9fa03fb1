"""JSON lines from outside, read value by value: what has the wrong form is named by its line and key."""

import gzip
import json
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from khronika.errors import GoldError

Number = int | float


@dataclass(frozen=True, slots=True)
class Row:
    """A JSON object and where it stands; an empty or absent value is ``None`` or an empty list."""

    values: dict[str, object]
    place: str

    def text(self, key: str) -> str | None:
        """The string under ``key``."""
        found = self.values.get(key)
        if found is None or isinstance(found, str):
            return found or None
        raise self.fault(key, "a string")

    def number(self, key: str) -> Number | None:
        """The number under ``key``; 0 is a number, not an absence."""
        found = self.values.get(key)
        if found is None or (isinstance(found, int | float) and not isinstance(found, bool)):
            return found
        raise self.fault(key, "a number")

    def texts(self, key: str) -> tuple[str, ...]:
        """The strings listed under ``key``."""
        listed = self._listed(key)
        texts = tuple(one for one in listed if isinstance(one, str))
        if len(texts) != len(listed):
            raise self.fault(key, "a list of strings")
        return texts

    def rows(self, key: str) -> "tuple[Row, ...]":
        """The objects listed under ``key``."""
        return tuple(self._inner(f"{key}[{number}]", one) for number, one in enumerate(self._listed(key)))

    def row(self, key: str) -> "Row | None":
        """The object under ``key``."""
        found = self.values.get(key)
        return None if not found else self._inner(key, found)

    def needed_text(self, key: str) -> str:
        """The string under ``key``, which must be there."""
        found = self.text(key)
        if found is None:
            raise self.fault(key, "a string that is not empty")
        return found

    def needed_row(self, key: str) -> "Row":
        """The object under ``key``, which must be there."""
        found = self.row(key)
        if found is None:
            raise self.fault(key, "an object that is not empty")
        return found

    def needed_number(self, key: str) -> Number:
        """The number under ``key``, which must be there."""
        found = self.number(key)
        if found is None:
            raise self.fault(key, "a number")
        return found

    def needed_whole(self, key: str) -> int:
        """The whole number under ``key``, which must be there."""
        found = self.number(key)
        if not isinstance(found, int):
            raise self.fault(key, "a whole number")
        return found

    def fault(self, key: str, wanted: str) -> GoldError:
        """The complaint that ``key`` has another form than ``wanted``."""
        return _fault(self.place, key, self.values.get(key), wanted)

    def _listed(self, key: str) -> list[object]:
        found = self.values.get(key)
        if found is None:
            return []
        if not isinstance(found, list):
            raise self.fault(key, "a list")
        return found

    def _inner(self, key: str, found: object) -> "Row":
        if not isinstance(found, dict):
            raise _fault(self.place, key, found, "an object")
        return Row(found, f"{self.place}, {key}")


def _fault(place: str, key: str, found: object, wanted: str) -> GoldError:
    shown = json.dumps(found, ensure_ascii=False)[:60]
    return GoldError(f"{place}: {key} is {shown}, not {wanted}; mend that line or write the file anew")


def row_of(line: bytes | str, place: str) -> Row:
    """The JSON object that ``line`` is."""
    try:
        found: object = json.loads(line)
    except ValueError as error:
        raise GoldError(f"{place}: not JSON ({error}); every line must be one JSON object") from error
    if not isinstance(found, dict):
        raise GoldError(f"{place}: not a JSON object; every line must be one, with an id")
    return Row(found, place)


def rows_in(data: bytes, name: str) -> Iterator[Row]:
    """The objects of JSON lines, empty lines left out; ``name`` is what a complaint calls them."""
    for number, line in enumerate(data.split(b"\n"), start=1):
        if line.strip():
            yield row_of(line, f"{name} line {number}")


def bytes_of(path: Path, remedy: str) -> bytes:
    """What the file holds; where it cannot be read, the complaint ends in ``remedy``."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise GoldError(f"{path}: cannot be read ({error.strerror}); {remedy}") from error


def unpacked(path: Path, remedy: str) -> bytes:
    """What the gzipped file holds; where it cannot be read, the complaint ends in ``remedy``."""
    try:
        return gzip.decompress(bytes_of(path, remedy))
    except (OSError, EOFError, zlib.error) as error:
        raise GoldError(f"{path}: no whole gzipped file ({error}); {remedy}") from error
