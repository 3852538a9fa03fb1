"""Files of JSON lines into captures, one a line."""

from collections.abc import Iterator
from io import BufferedReader
from pathlib import Path

from khronika.errors import InputError
from khronika.read.json_line import id_of, line_of
from khronika.read.sniffing import HEAD_BYTES, PAGE_SUFFIXES, Format, begins_with_json_object
from khronika.read.source import LIMIT_BYTES, Source, address_of, too_large
from khronika.read.stretch import Stretch, stretches
from khronika.records.capture import Capture

JSON_LINES_SUFFIXES = (".jsonl", ".ndjson", ".jsonlines")


def is_json_lines(file: BufferedReader, path: Path) -> bool:
    """Whether a file holds JSON lines, by its name or by how it begins."""
    if path.suffix.lower() in JSON_LINES_SUFFIXES:
        return True
    return path.suffix.lower() not in PAGE_SUFFIXES and begins_with_json_object(file.peek(HEAD_BYTES)[:HEAD_BYTES])


def captures_in_lines(file: BufferedReader, path: Path, source: Source) -> Iterator[Capture | InputError]:
    """A capture a line, each known by its report's id; blank lines are skipped."""
    found = False
    for line in _taken(file, path, source, 0):
        found = found or line is not None
        if line is not None:
            yield line
    if not found:
        yield InputError(str(path), "it is empty", "give a file with one report a line")


def captures_in_stretch(file: BufferedReader, path: Path, source: Source, stretch: Stretch) -> Iterator[Capture | InputError]:
    """The captures of a stretch of the lines."""
    file.seek(stretch.begin)
    return (line for line in stretch.of(_taken(file, path, source, stretch.known)) if line is not None)


def stretches_of_lines(file: BufferedReader, _: Path, limit_bytes: int, most: int) -> Iterator[Stretch]:
    """The stretches of a file, each of ``most`` lines or fewer."""
    return stretches(_begins(file, limit_bytes), most)


def _begins(file: BufferedReader, limit_bytes: int) -> Iterator[int]:
    while True:
        begin = file.tell()
        line = file.readline(limit_bytes)
        if not line:
            return
        _skip_line(file, line)
        yield begin


def _taken(file: BufferedReader, path: Path, source: Source, before: int) -> Iterator[Capture | InputError | None]:
    """What each line holds, ``None`` for a blank one; ``before`` is how many lines stand before these."""
    address, number = address_of(path), before
    while line := file.readline(source.limit_bytes + 1):
        number += 1
        name = f"{path}, line {number}"
        if len(line) > source.limit_bytes:
            _skip_line(file, line)
            yield too_large(name, source.limit_bytes)
        else:
            yield _line(line.strip(b"\r\n"), name, address, source) if line.strip() else None


def _skip_line(file: BufferedReader, line: bytes) -> None:
    while line and not line.endswith(b"\n"):
        line = file.readline(LIMIT_BYTES)


def _line(data: bytes, name: str, address: str, source: Source) -> Capture | InputError:
    capture = Capture(data, Format.JSON.value, address, source.clock(), f"file, {name.rpartition(', ')[2]}")
    try:
        id = id_of(line_of(data, name))
    except InputError as error:
        return error
    return Capture(data, capture.media_type, f"{address}#{id or capture.sha256[:16]}", capture.fetched_at, capture.how)
