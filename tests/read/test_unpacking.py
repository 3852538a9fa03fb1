import zlib
from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khronika.read.unpacking import STEP_BYTES, packing_of, unpacked

WINDOWS = {"gzip": [31], "deflate": [15, -15]}
PACKED = [(packing, window) for packing, windows in WINDOWS.items() for window in windows]


def pieces(data: bytes, length: int) -> Iterable[bytes]:
    return (data[at : at + length] for at in range(0, len(data), length))


@pytest.mark.parametrize(("packing", "window"), PACKED)
@given(data=st.binary(max_size=2000), times=st.integers(1, 200), length=st.integers(1, 3000))
def test_what_was_packed_comes_out_however_it_is_cut(packing: str, window: int, data: bytes, times: int, length: int) -> None:
    packed = zlib.compress(data * times, wbits=window)
    assert b"".join(unpacked(pieces(packed, length), packing)) == data * times


@pytest.mark.parametrize("length", [STEP_BYTES - 1, STEP_BYTES, STEP_BYTES + 1, 3 * STEP_BYTES])
def test_no_step_is_larger_than_said(length: int) -> None:
    steps = list(unpacked([zlib.compress(b"a" * length, wbits=31)], "gzip"))
    assert max(map(len, steps)) <= STEP_BYTES
    assert sum(map(len, steps)) == length


def test_what_follows_the_packing_is_left() -> None:
    assert b"".join(unpacked([zlib.compress(b"page", wbits=31) + b"more", b"and more"], "gzip")) == b"page"


@pytest.mark.parametrize("packing", [None, "gzip", "deflate"])
def test_no_body_gives_no_bytes(packing: str | None) -> None:
    assert b"".join(unpacked([], packing)) == b""


@pytest.mark.parametrize(
    ("header", "packing"),
    [("", None), ("identity", None), ("GZIP", "gzip"), ("x-gzip", "gzip"), ("deflate", "deflate"), ("identity, gzip", "gzip")],
)
def test_a_header_names_a_packing(header: str, packing: str | None) -> None:
    assert packing_of(header, "https://paper.org/") == packing
