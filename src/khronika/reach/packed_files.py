"""The lines of files as they lie on a disk: plain, packed with gzip or zstandard, in tar archives, in folders."""

import gzip
import tarfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from io import BufferedReader, RawIOBase
from pathlib import Path
from typing import IO, cast

import zstandard

from khronika.errors import InputError

GZIP, ZSTANDARD = b"\x1f\x8b", b"\x28\xb5\x2f\xfd"
TAR, TAR_AT = b"ustar", 257
LINE_BYTES_MAX = 64 * 1024 * 1024
"""A longer line is no measurement, and not held in memory."""

PEEK_BYTES = 512
BROKEN = (OSError, EOFError, zlib.error, tarfile.TarError, zstandard.ZstdError)


@dataclass(frozen=True, slots=True)
class OpenFile:
    """A file that is read from its beginning, unpacked; ``name`` is what a person knows it by."""

    name: str
    stream: BufferedReader


def files_in(path: Path) -> Iterator[OpenFile | InputError]:
    """Every file at a path: itself, all in a folder and below it by name, all in an archive; what cannot be opened in its place.

    Each is to be read before the next is asked for. Packings are told by their first bytes, whatever the files are called.
    """
    if path.is_dir():
        for inner in sorted(path.rglob("*")):
            if inner.is_file() and not inner.name.startswith("."):
                yield from files_in(inner)
        return
    try:
        with path.open("rb") as raw:
            yield from _unpacked(str(path), raw)
    except BROKEN as error:
        yield broken(str(path), error)


def lines_of(file: OpenFile) -> Iterator[bytes]:
    """The lines of a file, empty ones left out; ``InputError`` where it is cut short, broken, or has a line that is too long."""
    try:
        while line := file.stream.readline(LINE_BYTES_MAX + 1):
            if len(line) > LINE_BYTES_MAX:
                raise InputError(file.name, f"it has a line of more than {LINE_BYTES_MAX:,} bytes", "give one measurement a line")
            if line.strip():
                yield line
    except BROKEN as error:
        raise broken(file.name, error) from error


def broken(name: str, error: BaseException) -> InputError:
    """The complaint that a file cannot be read, or not to its end."""
    return InputError(name, f"it cannot be read to its end ({error})", "what came before is kept; get the file again")


def _unpacked(name: str, raw: IO[bytes]) -> Iterator[OpenFile | InputError]:
    """What is in a stream, however often it is packed."""
    stream = raw if isinstance(raw, BufferedReader) else BufferedReader(cast(RawIOBase, raw))
    head = stream.peek(PEEK_BYTES)[:PEEK_BYTES]
    if head.startswith(GZIP):
        yield from _unpacked(name, cast(IO[bytes], gzip.GzipFile(fileobj=stream)))
    elif head.startswith(ZSTANDARD):
        yield from _unpacked(name, zstandard.ZstdDecompressor().stream_reader(stream, read_across_frames=True))
    elif head[TAR_AT : TAR_AT + len(TAR)] == TAR:
        yield from _members(name, stream)
    else:
        yield OpenFile(name, stream)


def _members(name: str, stream: BufferedReader) -> Iterator[OpenFile | InputError]:
    try:
        with tarfile.open(fileobj=stream, mode="r|") as archive:
            for member in archive:
                inner = archive.extractfile(member) if member.isfile() else None
                if inner is not None:
                    yield from _unpacked(f"{name}:{member.name}", inner)
    except BROKEN as error:
        yield broken(name, error)
