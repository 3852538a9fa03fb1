"""What a server packed for the way, unpacked a little at a time, so that a small answer cannot grow large unseen."""

import zlib
from collections.abc import Iterable, Iterator

from khronika.errors import InputError

ACCEPTED = "gzip, deflate"
"""The packings that are asked for, and the only ones that are unpacked."""

STEP_BYTES = 65_536
HEAD_BYTES = 2
GZIP_WINDOW, ZLIB_WINDOW, RAW_WINDOW = 31, 15, -15
PACKINGS = {"gzip": "gzip", "x-gzip": "gzip", "deflate": "deflate"}


def packing_of(content_encoding: str, address: str) -> str | None:
    """The packing that a Content-Encoding names, ``None`` where it names none; ``InputError`` where that cannot be unpacked."""
    names = [name for name in (part.strip().lower() for part in content_encoding.split(",")) if name not in ("", "identity")]
    if not names:
        return None
    if len(names) > 1 or names[0] not in PACKINGS:
        raise InputError(
            address, f"the answer is packed as {', '.join(names)[:60]}, not once as gzip or deflate", "save the page from a browser"
        )
    return PACKINGS[names[0]]


def unpacked(parts: Iterable[bytes], packing: str | None) -> Iterator[bytes]:
    """The body that comes in parts, without its packing, ``STEP_BYTES`` at most at a time; ``zlib.error`` where the packing is broken.

    It ends where the packing ends: what a server sends after it is no part of the page, as browsers have it.
    """
    if packing is None:
        yield from parts
        return
    unpacker, data = None, b""
    for part in parts:
        data += part
        if unpacker is None:
            if len(data) < HEAD_BYTES:
                continue
            unpacker = zlib.decompressobj(_window(packing, data))
        yield from _steps(unpacker, data)
        if unpacker.eof:
            return
        data = b""
    if unpacker is not None or data:
        raise zlib.error("it ends too early")


def _window(packing: str, head: bytes) -> int:
    """How zlib is to read a body with that head: under deflate servers send it with zlib's head, as is right, or without."""
    if packing == "gzip":
        return GZIP_WINDOW
    has_head = head[0] & 0x0F == zlib.DEFLATED and int.from_bytes(head[:HEAD_BYTES], "big") % 31 == 0
    return ZLIB_WINDOW if has_head else RAW_WINDOW


def _steps(unpacker: "zlib._Decompress", data: bytes) -> Iterator[bytes]:
    """What the data gives, until the unpacker holds nothing back."""
    step = data
    while not unpacker.eof and (data or len(step) == STEP_BYTES):
        step = unpacker.decompress(data, STEP_BYTES)
        data = unpacker.unconsumed_tail
        yield step
