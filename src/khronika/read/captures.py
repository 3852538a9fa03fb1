"""Files, folders and addresses into captures."""

import logging
import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from io import BufferedReader
from pathlib import Path
from typing import Protocol

from khronika.errors import InputError
from khronika.read.json_line import id_of, line_of
from khronika.read.rules import words
from khronika.read.sniffing import HEAD_BYTES, Format, begins_with_json_object
from khronika.records.capture import Capture

LIMIT_BYTES = 20_000_000
"""The most that one page, text or line of JSON may weigh."""

JSON_LINES_SUFFIXES = (".jsonl", ".ndjson", ".jsonlines")
PAGE_SUFFIXES = (".html", ".htm", ".xhtml")

_log = logging.getLogger(__name__)


class Fetch(Protocol):
    """Fetches what an http(s) address holds; ``InputError`` where that fails."""

    def __call__(self, address: str) -> Capture:
        """The bytes under the address, as received."""


@dataclass(frozen=True, slots=True)
class _Source:
    """How captures are taken: who fetches, what time it is, and how much one may weigh."""

    fetch: Fetch
    clock: Callable[[], datetime]
    limit_bytes: int


def captures_in(
    inputs: Iterable[str], fetch: Fetch, clock: Callable[[], datetime], limit_bytes: int = LIMIT_BYTES
) -> Iterator[Capture | InputError]:
    """One capture for each page and text file, and for each line of a JSON-lines file.

    An input is the path of a file or folder, or an http(s) address. Folders are read in the order of their names, all the way down, hidden
    files, and the styles, scripts and pictures of saved pages, left out. What cannot be read is given as an ``InputError`` in its place.
    """
    source = _Source(fetch, clock, limit_bytes)
    for name in inputs:
        if name.lower().startswith(("http://", "https://")):
            yield _fetched(name, source)
        else:
            yield from _in_path(name, source)


def _fetched(address: str, source: _Source) -> Capture | InputError:
    try:
        return source.fetch(address)
    except InputError as error:
        return error


def _in_path(name: str, source: _Source) -> Iterator[Capture | InputError]:
    path = Path(name)
    try:
        is_folder = path.is_dir()
    except OSError as fault:
        yield _fault(path, fault)
        return
    try:
        yield from _in_folder(path, source) if is_folder else _in_file(path, source)
    except ValueError:
        yield InputError(name, "this is no path", "give the path of a file or folder, or an http(s) address")


def _in_folder(folder: Path, source: _Source) -> Iterator[Capture | InputError]:
    faults: list[OSError] = []
    left_out = frozenset(words("formats", "assets", "suffixes"))
    for parent, folders, files in os.walk(folder, onerror=faults.append):
        yield from (_fault(Path(fault.filename), fault) for fault in faults)
        faults.clear()
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for path in sorted(Path(parent) / name for name in files if not name.startswith(".")):
            if path.suffix.lower() in left_out:
                _log.info("%s is no report by its name, and is left out", path)
            elif _is_to_read(path):
                yield from _in_file(path, source)
    yield from (_fault(Path(fault.filename), fault) for fault in faults)


def _is_to_read(path: Path) -> bool:
    """Whether a name in a folder is a file's, or one that cannot be looked at, which is told; pipes and devices are passed by."""
    try:
        return path.is_file() or not path.exists()
    except OSError:
        return True


def _in_file(path: Path, source: _Source) -> Iterator[Capture | InputError]:
    try:
        with path.open("rb") as file:
            if path.suffix.lower() in JSON_LINES_SUFFIXES or _is_json_lines(file, path):
                yield from _in_lines(file, path, source)
            else:
                yield _whole_file(file, path, source)
    except OSError as fault:
        yield _fault(path, fault)


def _is_json_lines(file: BufferedReader, path: Path) -> bool:
    return path.suffix.lower() not in PAGE_SUFFIXES and begins_with_json_object(file.peek(HEAD_BYTES)[:HEAD_BYTES])


def _whole_file(file: BufferedReader, path: Path, source: _Source) -> Capture | InputError:
    data = file.read(source.limit_bytes + 1)
    if len(data) > source.limit_bytes:
        return too_large(str(path), source.limit_bytes)
    media_type = Format.PAGE if path.suffix.lower() in PAGE_SUFFIXES else Format.TEXT
    return Capture(data, media_type.value, _address(path), source.clock(), "file")


def _in_lines(file: BufferedReader, path: Path, source: _Source) -> Iterator[Capture | InputError]:
    """A capture a line, each known by its report's id; blank lines are skipped."""
    address = _address(path)
    number, found = 0, False
    while line := file.readline(source.limit_bytes + 1):
        number += 1
        name = f"{path}, line {number}"
        if len(line) > source.limit_bytes:
            yield too_large(name, source.limit_bytes)
            _skip_line(file, line)
        elif line.strip():
            yield _line(line.strip(b"\r\n"), name, address, source)
        found = found or bool(line.strip())
    if not found:
        yield InputError(str(path), "it is empty", "give a file with one report a line")


def _skip_line(file: BufferedReader, line: bytes) -> None:
    while line and not line.endswith(b"\n"):
        line = file.readline(LIMIT_BYTES)


def _line(data: bytes, name: str, address: str, source: _Source) -> Capture | InputError:
    capture = Capture(data, Format.JSON.value, address, source.clock(), f"file, {name.rpartition(', ')[2]}")
    try:
        id = id_of(line_of(data, name))
    except InputError as error:
        return error
    return Capture(data, capture.media_type, f"{address}#{id or capture.sha256[:16]}", capture.fetched_at, capture.how)


def _address(path: Path) -> str:
    return path.absolute().as_uri()


def too_large(name: str, limit_bytes: int) -> InputError:
    """The complaint about an input that weighs more than the limit."""
    return InputError(name, f"it is larger than {limit_bytes:,} bytes", "cut it into smaller files, or save the text alone")


FAULTS = (
    (FileNotFoundError, "there is no such file or folder", "check the path"),
    (PermissionError, "it may not be read", "give yourself the right to read it (chmod u+r, and u+x for a folder)"),
    (IsADirectoryError, "it is a folder", "give it as a folder"),
)


def _fault(path: Path, fault: OSError) -> InputError:
    for kind, problem, remedy in FAULTS:
        if isinstance(fault, kind):
            return InputError(str(path), problem, remedy)
    return InputError(str(path), f"it cannot be read ({fault.strerror or fault})", "check the path and the disk")
