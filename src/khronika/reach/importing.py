"""Files of other people's become measurements and listings; a bad line costs itself alone."""

import json
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path

from khronika.errors import InputError
from khronika.reach.listed_addresses import is_test_list, listings_in
from khronika.reach.ooni import measurement_in
from khronika.reach.packed_files import OpenFile, files_in, lines_of
from khronika.records.listing import Listing
from khronika.records.measurement import Measurement

WHOLE_BYTES_MAX = 64 * 1024 * 1024
"""A file that is one JSON value over several lines is read whole up to this size."""

Found = Measurement | Listing | InputError


def found_in(path: Path) -> Iterator[Found]:
    """The measurements and listings of a file, a folder or an archive, and what cannot be read in its place."""
    if not path.exists():
        yield InputError(str(path), "there is no such file or folder", "name one that holds measurements or a test list")
        return
    for file in files_in(path):
        yield from (file,) if isinstance(file, InputError) else _found_in_file(file)


def _found_in_file(file: OpenFile) -> Iterator[Found]:
    lines = lines_of(file)
    try:
        first = next(lines, None)
        if first is None:
            yield InputError(file.name, "it is empty", "leave it out")
        elif is_test_list(first):
            yield from listings_in(file.name, chain([first], lines))
        elif _is_json(first):
            yield from _measurements(file.name, chain([first], lines))
        else:
            yield from _whole(file.name, first, lines)
    except InputError as error:
        yield error


def _measurements(name: str, lines: Iterable[bytes]) -> Iterator[Found]:
    for number, line in enumerate(lines, start=1):
        yield from _of_line(line, f"{name} line {number}")


def _of_line(line: bytes, name: str) -> Iterator[Found]:
    try:
        yield measurement_in(line, name)
    except InputError as error:
        yield error


def _whole(name: str, first: bytes, rest: Iterator[bytes]) -> Iterator[Found]:
    """What a file holds whose first line is no JSON: one value over several lines, a list of them, or lines of which the first is bad."""
    held, size = [first], len(first)
    for line in rest:
        held.append(line)
        size += len(line)
        if size > WHOLE_BYTES_MAX:
            break
    try:
        value = json.loads(b"".join(held))
    except (ValueError, RecursionError):
        yield from _measurements(name, chain(held, rest))
        return
    if isinstance(value, list):
        for number, one in enumerate(value, start=1):
            yield from _of_line(json.dumps(one).encode(), f"{name} item {number}")
    else:
        yield from _of_line(b"".join(held), name)


def _is_json(line: bytes) -> bool:
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False
