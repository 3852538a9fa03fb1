"""Files that hold others, or hold text that their bytes do not show, and what is in them."""

import bz2
import io
import lzma
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import zstandard

Held = Iterator[tuple[str, bytes]]
"""What a container holds: names and bytes."""

LOCAL_HEADER = 30
MOST_BETWEEN_FILES = 24
"""Bytes that may follow a file in a ZIP archive: its sizes once more."""

FAULTS = (
    OSError,
    EOFError,
    ValueError,
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    tarfile.TarError,
    zstandard.ZstdError,
    NotImplementedError,
)
"""What readers of damaged containers complain of."""


class ClosedError(Exception):
    """Nobody can look into a container; the message says why."""


@dataclass(frozen=True, slots=True)
class Container:
    """A kind of container: the bytes by which it is known, where they stand, and what gives its contents, up to so many bytes."""

    start: bytes
    held: Callable[[bytes, int], Held]
    offset: int = 0


def _zip(data: bytes, limit: int) -> Held:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        yield "its comment", archive.comment
        for info in archive.infolist():
            yield f"{info.orig_filename}, its comment", info.comment + b"\n" + info.extra
            if info.flag_bits & 1:
                raise ClosedError(f"{info.filename} in it is locked with a password")
            if not info.is_dir():
                with archive.open(info) as file:
                    yield info.filename, _up_to(file.read(limit + 1), limit)
        if _has_more(data, archive):
            raise ClosedError("it holds files that its index does not tell of")


def _has_more(data: bytes, archive: zipfile.ZipFile) -> bool:
    """Whether files stand between those that the index tells of."""
    end = 0
    for info in sorted(archive.infolist(), key=lambda info: info.header_offset):
        if b"PK\x03\x04" in data[end : info.header_offset]:
            return True
        name, extra = (int.from_bytes(data[info.header_offset + at :][:2], "little") for at in (26, 28))
        end = info.header_offset + LOCAL_HEADER + name + extra + info.compress_size
    return b"PK\x03\x04" in data[end : archive.start_dir]


def _packed(make: Callable[[], "zlib._Decompress | bz2.BZ2Decompressor | lzma.LZMADecompressor"]) -> Callable[[bytes, int], Held]:
    """Streams one after another, each unpacked, and what stands behind the last."""

    def held(data: bytes, limit: int) -> Held:
        while data:
            stream = make()
            yield "unpacked", _up_to(stream.decompress(data, limit + 1), limit)
            if not stream.eof:
                raise ClosedError("it is cut off")
            data = stream.unused_data
            if data and not data.startswith((b"\x1f\x8b", b"BZh", b"\xfd7zXZ")):
                yield "what stands behind it", data
                return

    return held


def _zstandard(data: bytes, limit: int) -> Held:
    with zstandard.ZstdDecompressor().stream_reader(data, read_across_frames=True) as reader:
        yield "unpacked", _up_to(reader.read(limit + 1), limit)


def _tar(data: bytes, limit: int) -> Held:
    with tarfile.open(fileobj=io.BytesIO(data), mode="r:") as archive:
        for member in archive:
            told = (member.linkname, member.uname, member.gname, *member.pax_headers.values())
            yield f"{member.name}, its properties", "\n".join(told).encode()
            file = archive.extractfile(member)
            if file is not None:
                yield member.name, _up_to(file.read(limit + 1), limit)


def _parquet(data: bytes, limit: int) -> Held:
    """Columns as text, and all that the file says of them; cells of one row stand in one line."""
    try:
        from pyarrow import ArrowException, parquet  # noqa: PLC0415 - an extra, and heavy
    except ImportError as error:
        raise ClosedError("it is a Parquet file, and the library pyarrow is not there: pip install 'khronika[exchange]'") from error
    try:
        file = parquet.ParquetFile(io.BytesIO(data))
        yield "its columns", f"{file.schema_arrow.to_string(show_field_metadata=True)}\n{file.schema_arrow.metadata}".encode()
        for key, value in (file.metadata.metadata or {}).items():
            yield "its properties", key + b"\n" + value
        for number, batch in enumerate(file.iter_batches()):
            rows = ("\t".join(map(_shown, row.values())) for row in batch.to_pylist())
            yield f"rows, part {number + 1}", _up_to("\n".join(rows).encode(), limit)
    except ArrowException as error:
        raise ClosedError(f"it is damaged: {error}") from error


def _shown(value: object) -> str:
    if isinstance(value, bytes):
        return value.decode(errors="replace")
    if isinstance(value, dict):
        return " ".join(f"{key} {_shown(held)}" for key, held in value.items())
    return " ; ".join(map(_shown, value)) if isinstance(value, list) else str(value)


def _up_to(data: bytes, limit: int) -> bytes:
    if len(data) > limit:
        raise ClosedError("it unpacks to more than can be looked through")
    return data


CONTAINERS = (
    Container(b"PK\x03\x04", _zip),
    Container(b"PK\x05\x06", _zip),
    Container(b"\x1f\x8b", _packed(lambda: zlib.decompressobj(31))),
    Container(b"BZh", _packed(bz2.BZ2Decompressor)),
    Container(b"\xfd7zXZ\x00", _packed(lzma.LZMADecompressor)),
    Container(b"\x28\xb5\x2f\xfd", _zstandard),
    Container(b"ustar", _tar, offset=257),
    Container(b"PAR1", _parquet),
)

OPAQUE = (
    (b"%PDF", "a PDF"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"RIFF", "a picture or a sound"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"Rar!", "a RAR archive"),
    (b"ARROW1", "an Arrow file"),
    (b"ORC", "an ORC file"),
    (b"SQLite format 3", "a database"),
    (b"age-encryption.org", "an encrypted file"),
    (b"-----BEGIN PGP", "an encrypted file"),
)
"""Files that an edition has no place for: how they begin, and what they are."""


def container_of(data: bytes) -> Container | None:
    """The kind of container that the bytes are, where they are one."""
    return next((one for one in CONTAINERS if data.startswith(one.start, one.offset)), None)


def is_container(data: bytes) -> bool:
    """Whether bytes are a container, opened or not."""
    return container_of(data) is not None or any(data.startswith(start) for start, _ in OPAQUE)
