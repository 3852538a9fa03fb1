"""The bytes of a web archive without their packing, a little at a time; what is damaged is told and passed by."""

import zlib
from collections.abc import Iterator
from typing import IO

from khronika.errors import InputError

GZIP = b"\x1f\x8b\x08"
"""How every packed member of an archive begins."""

STEP_BYTES = 16_384
GZIP_WINDOW = 31
REMEDY = "what is sound of the archive is read; get a whole copy of it if you can"


class ArchiveBytes:
    """The bytes of an archive in order, from byte ``begin`` of its file on.

    Each method raises ``InputError`` once for each damage, and goes on behind it when called again.
    """

    def __init__(self, file: IO[bytes], name: str, begin: int = 0) -> None:
        file.seek(begin)
        self._is_packed = file.read(len(GZIP)) == GZIP
        file.seek(begin)
        self._parts = _unpacked(file, name, begin) if self._is_packed else iter(lambda: file.read(STEP_BYTES), b"")
        self._held = bytearray()
        self._begin, self._given = begin, 0
        self._members: dict[int, int] = {}

    @property
    def place(self) -> int | None:
        """The byte of the file from which what comes next can be had anew; ``None`` where it begins within a packed member."""
        if not self._is_packed:
            return self._begin + self._given
        self._members = {at: begin for at, begin in self._members.items() if at >= self._given}
        return self._members.get(self._given)

    def line(self, bytes_max: int) -> bytes:
        """The next line with its end, or its first ``bytes_max`` bytes; nothing at the end."""
        while (end := self._held.find(b"\n", 0, bytes_max)) < 0 and len(self._held) < bytes_max:
            if not self._more():
                break
        return self._out(bytes_max if end < 0 else end + 1)

    def take(self, count: int) -> bytes:
        """The next bytes, fewer at the end."""
        while len(self._held) < count and self._more():
            pass
        return self._out(count)

    def put_back(self, data: bytes) -> None:
        """Lets bytes that were given come next again."""
        self._held[:0] = data
        self._given -= len(data)

    def skip(self, count: int) -> None:
        """Passes by the next bytes, without holding them."""
        while count > len(self._held):
            count -= len(self._held)
            self._let_go(len(self._held))
            if not self._more():
                return
        self._let_go(count)

    def _more(self) -> bool:
        part = next(self._parts, None)
        while isinstance(part, int):
            self._members[self._given + len(self._held)] = part
            part = next(self._parts, None)
        if isinstance(part, InputError):
            self._let_go(len(self._held))
            raise part
        self._held += part or b""
        return part is not None

    def _out(self, count: int) -> bytes:
        found = bytes(self._held[:count])
        self._let_go(len(found))
        return found

    def _let_go(self, count: int) -> None:
        del self._held[:count]
        self._given += count


def _unpacked(file: IO[bytes], name: str, begin_at: int) -> Iterator[bytes | int | InputError]:
    """What the members hold, ``STEP_BYTES`` at most at a time, before each the byte where it begins; for a damaged one, the complaint."""
    begin = _next_member(file, begin_at)
    while begin is not None:
        yield begin
        unpacker = zlib.decompressobj(GZIP_WINDOW)
        file.seek(begin)
        try:
            yield from _member(file, unpacker)
        except zlib.error:
            yield InputError(f"{name}, byte {begin}", "the packed record that begins there is damaged", REMEDY)
        else:
            if not unpacker.eof:
                yield InputError(f"{name}, byte {begin}", "the packed record that begins there is cut off", REMEDY)
        begin = _next_member(file, file.tell() - len(unpacker.unused_data) if unpacker.eof else begin + 1)


def _member(file: IO[bytes], unpacker: "zlib._Decompress") -> Iterator[bytes]:
    while not unpacker.eof and (packed := unpacker.unconsumed_tail or file.read(STEP_BYTES)):
        part = unpacker.decompress(packed, STEP_BYTES)
        if part:
            yield part


def _next_member(file: IO[bytes], begin: int) -> int | None:
    """Where the next member begins, ``None`` where there is none."""
    file.seek(begin)
    held = b""
    while part := file.read(STEP_BYTES):
        held += part
        found = held.find(GZIP)
        if found >= 0:
            return begin + found
        kept = held[1 - len(GZIP) :]
        begin += len(held) - len(kept)
        held = kept
    return None
