"""Packed collections of web archives (WACZ) into captures."""

import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import replace
from io import BufferedReader
from pathlib import Path

from khronika.errors import InputError
from khronika.read.archive_bytes import REMEDY
from khronika.read.sniffing import HEAD_BYTES
from khronika.read.source import Source
from khronika.read.stretch import Stretch
from khronika.read.warc import captures_of_records, stretches_of_records
from khronika.records.capture import Capture

ZIP = b"PK\x03\x04"
FAULTS = (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError)
ARCHIVE = re.compile(r"archive/[^/]+\.warc(?:\.gz)?")


def is_wacz(file: BufferedReader, path: Path) -> bool:
    """Whether a file is a zip that holds web archives where WACZ has them, or is called one."""
    if not file.peek(HEAD_BYTES).startswith(ZIP) or not file.seekable():
        return False
    if path.suffix.lower() == ".wacz":
        return True
    try:
        with zipfile.ZipFile(file) as packed:
            return any(map(ARCHIVE.fullmatch, packed.namelist()))
    except zipfile.BadZipFile:
        return False
    finally:
        file.seek(0)


def captures_in_wacz(file: BufferedReader, path: Path, source: Source) -> Iterator[Capture | InputError]:
    """The captures of all its archives, in the order of their names; what is damaged is an ``InputError``, and the rest is read."""
    try:
        packed = zipfile.ZipFile(file)
    except (zipfile.BadZipFile, NotImplementedError) as fault:
        yield InputError(str(path), f"it is no whole zip archive ({fault})", REMEDY)
        return
    names = _archives(packed)
    if not names:
        yield InputError(str(path), "there is no web archive in it", "WACZ has them under archive/; give the .warc files by themselves")
    for name in names:
        yield from _in_archive(packed, name, path, source)


def captures_in_archive(file: BufferedReader, path: Path, source: Source, stretch: Stretch) -> Iterator[Capture | InputError]:
    """The captures of a stretch of one of its archives."""
    with zipfile.ZipFile(file) as packed:
        yield from _in_archive(packed, str(stretch.member), path, source, stretch)


def stretches_in_wacz(file: BufferedReader, path: Path, limit_bytes: int, most: int) -> Iterator[Stretch]:
    """The stretches of all its archives, each of ``most`` records or fewer; the last one of a damaged archive meets the damage."""
    try:
        packed = zipfile.ZipFile(file)
    except (zipfile.BadZipFile, NotImplementedError):
        return
    for name in _archives(packed):
        number = 0
        try:
            with packed.open(name) as archive:
                for stretch in stretches_of_records(archive, f"{path}, {name}", limit_bytes, most):
                    yield replace(stretch, member=name)
                    number = stretch.first + stretch.count
        except FAULTS:
            yield Stretch(number, most, 0, 0, name)


def _archives(packed: zipfile.ZipFile) -> list[str]:
    return sorted(filter(ARCHIVE.fullmatch, packed.namelist()))


def _in_archive(
    packed: zipfile.ZipFile, name: str, path: Path, source: Source, stretch: Stretch | None = None
) -> Iterator[Capture | InputError]:
    try:
        with packed.open(name) as archive:
            yield from captures_of_records(archive, f"{path}, {name}", source.limit_bytes, stretch)
    except FAULTS as fault:
        yield InputError(f"{path}, {name}", f"it cannot be unpacked ({fault})", REMEDY)
