"""Files, folders and addresses into captures."""

import logging
import os
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from io import BufferedReader
from pathlib import Path

from khronika.errors import InputError
from khronika.read.json_lines import captures_in_lines, is_json_lines
from khronika.read.listings import captures_in_feed, captures_listed, is_feed_file, is_list
from khronika.read.rules import words
from khronika.read.sniffing import PAGE_SUFFIXES, Format
from khronika.read.source import LIMIT_BYTES, Fetch, Source, address_of, too_large
from khronika.read.wacz import captures_in_wacz, is_wacz
from khronika.read.warc import captures_in_warc, is_warc
from khronika.records.capture import Capture

HOLDERS: tuple[
    tuple[Callable[[BufferedReader, Path], bool], Callable[[BufferedReader, Path, Source], Iterator[Capture | InputError]]], ...
] = (
    (is_json_lines, captures_in_lines),
    (is_warc, captures_in_warc),
    (is_wacz, captures_in_wacz),
    (is_feed_file, captures_in_feed),
)
"""The kinds of files that hold many captures: how each is known, and what is in it."""

_log = logging.getLogger(__name__)


def captures_in(
    inputs: Iterable[str], fetch: Fetch, clock: Callable[[], datetime], limit_bytes: int = LIMIT_BYTES
) -> Iterator[Capture | InputError]:
    """One capture for each page and text file, each line of a JSON-lines file, each page of a web archive and each report of a feed.

    An input is the path of a file or folder, or an http(s) address; of a feed or sitemap that is fetched, what it lists is fetched. Folders
    are read in the order of their names, all the way down, hidden files, and the styles, scripts and pictures of saved pages, left out.
    What cannot be read is given as an ``InputError`` in its place.
    """
    source = Source(fetch, clock, limit_bytes)
    for name in inputs:
        if name.lower().startswith(("http://", "https://")):
            yield from _fetched(name, source)
        else:
            yield from _in_path(name, source)


def _fetched(address: str, source: Source) -> Iterator[Capture | InputError]:
    try:
        capture = source.fetch(address)
    except InputError as error:
        yield error
        return
    if is_list(capture):
        yield from captures_listed(capture, source)
    else:
        yield capture


def _in_path(name: str, source: Source) -> Iterator[Capture | InputError]:
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


def _in_folder(folder: Path, source: Source) -> Iterator[Capture | InputError]:
    for found in files_in(folder):
        if isinstance(found, InputError):
            yield found
        else:
            yield from _in_file(found, source)


def files_in(folder: Path) -> Iterator[Path | InputError]:
    """The files of a folder that are read, in the order in which they are; a folder that cannot be looked into is an ``InputError``."""
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
                yield path
    yield from (_fault(Path(fault.filename), fault) for fault in faults)


def _is_to_read(path: Path) -> bool:
    """Whether a name in a folder is a file's, or one that cannot be looked at, which is told; pipes and devices are passed by."""
    try:
        return path.is_file() or not path.exists()
    except OSError:
        return True


def _in_file(path: Path, source: Source) -> Iterator[Capture | InputError]:
    try:
        with path.open("rb") as file:
            holds = next((holds for is_one, holds in HOLDERS if is_one(file, path)), None)
            if holds is None:
                yield _whole_file(file, path, source)
            else:
                yield from holds(file, path, source)
    except OSError as fault:
        yield _fault(path, fault)


def _whole_file(file: BufferedReader, path: Path, source: Source) -> Capture | InputError:
    data = file.read(source.limit_bytes + 1)
    if len(data) > source.limit_bytes:
        return too_large(str(path), source.limit_bytes)
    media_type = Format.PAGE if path.suffix.lower() in PAGE_SUFFIXES else Format.TEXT
    return Capture(data, media_type.value, address_of(path), source.clock(), "file")


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
