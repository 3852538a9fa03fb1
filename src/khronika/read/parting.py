"""Inputs in parts that can be read apart from each other, and in each the captures that it has when all is read at once."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from io import BufferedReader
from itertools import chain
from pathlib import Path

from khronika.errors import InputError
from khronika.read.captures import captures_in, files_in
from khronika.read.json_lines import captures_in_stretch, is_json_lines, stretches_of_lines
from khronika.read.part import Part
from khronika.read.source import LIMIT_BYTES, Source
from khronika.read.stretch import Stretch
from khronika.read.wacz import captures_in_archive, is_wacz, stretches_in_wacz
from khronika.read.warc import captures_of_records, is_warc, stretches_of_records
from khronika.records.capture import Capture

Taken = Iterator[Capture | InputError]


@dataclass(frozen=True, slots=True)
class Divided:
    """A kind of file that can be read in stretches: how it is known, its stretches, and what is in one."""

    is_one: Callable[[BufferedReader, Path], bool]
    stretches: Callable[[BufferedReader, Path, int, int], Iterator[Stretch]]
    captures: Callable[[BufferedReader, Path, Source, Stretch], Taken]


DIVIDED = (
    Divided(is_json_lines, stretches_of_lines, captures_in_stretch),
    Divided(
        is_warc,
        lambda file, path, limit_bytes, most: stretches_of_records(file, str(path), limit_bytes, most),
        lambda file, path, source, stretch: captures_of_records(file, str(path), source.limit_bytes, stretch),
    ),
    Divided(is_wacz, stretches_in_wacz, captures_in_archive),
)


def parts_in(inputs: Iterable[str], most: int, limit_bytes: int = LIMIT_BYTES) -> Iterator[Part]:
    """Parts of files and folders, each of ``most`` lines or records or fewer, in the order in which all is read at once.

    Equal files give equal parts. What cannot be opened is a part too: whoever reads it learns why.
    """
    for path in paths_in(inputs):
        yield from _parts_of(Path(path), most, limit_bytes)


def paths_in(inputs: Iterable[str]) -> Iterator[str]:
    """The files that the inputs hold; a folder that cannot be looked into stands for itself."""
    for name in inputs:
        if not Path(name).is_dir():
            yield name
            continue
        yield from (found.name if isinstance(found, InputError) else str(found) for found in files_in(Path(name)))


def captures_in_part(part: Part, source: Source) -> Taken:
    """The captures of a part; what cannot be read is an ``InputError`` in its place."""
    if part.stretch is None:
        yield from captures_in([part.path], source.fetch, source.clock, source.limit_bytes)
        return
    path = Path(part.path)
    try:
        with path.open("rb") as file:
            kind = _kind_of(file, path)
            if kind is None:
                yield _changed(path)
            else:
                yield from kind.captures(file, path, source, part.stretch)
    except OSError:
        yield _changed(path)


def _kind_of(file: BufferedReader, path: Path) -> Divided | None:
    return next((kind for kind in DIVIDED if kind.is_one(file, path)), None)


def _changed(path: Path) -> InputError:
    return InputError(str(path), "it is no longer as it was when the run was planned", "put it back, or begin a run in a new folder")


def _parts_of(path: Path, most: int, limit_bytes: int) -> Iterator[Part]:
    """The stretches of a file that has more than one; else the whole file."""
    stretches = _stretches_of(path, most, limit_bytes)
    first, second = next(stretches, None), next(stretches, None)
    if first is None or second is None:
        yield Part(str(path), 1 if first is None else first.count)
        return
    yield from (Part(str(path), stretch.count, stretch) for stretch in chain((first, second), stretches))


def _stretches_of(path: Path, most: int, limit_bytes: int) -> Iterator[Stretch]:
    try:
        file = path.open("rb")
    except (OSError, ValueError):  # whoever reads the part meets it again, and tells
        return
    with file:
        try:
            kind = _kind_of(file, path)
            yield from () if kind is None else kind.stretches(file, path, limit_bytes, most)
        except OSError as fault:
            raise InputError(str(path), f"it cannot be read to its end ({fault.strerror or fault})", "check the disk") from fault
