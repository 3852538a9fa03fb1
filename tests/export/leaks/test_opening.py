"""Everything in an edition is looked into, and what nobody can look into does not leave."""

import gzip
import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from khronika.export.leaks.check import LeakCheck
from khronika.export.leaks.leak import Verdict
from khronika.export.leaks.opening import MOST_DEEP, Opening, pieces_in
from khronika.export.leaks.piece import Closed
from tests.export.leaks.sealed_people import known


def zipped(name: str, data: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(name, data)
    return file.getvalue()


def locked() -> bytes:
    """An archive whose file says that it is locked."""
    data = bytearray(zipped("notes.txt", b"none"))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    return bytes(data)


def hidden() -> bytes:
    """An archive with a file that its index does not tell of, before the one that it tells of."""
    secret = zipped("secret.txt", b"none")
    return secret[: secret.index(b"PK\x01\x02")] + zipped("notes.txt", b"none")


def deep() -> bytes:
    data = b"none"
    for _ in range(MOST_DEEP + 2):
        data = gzip.compress(data)
    return data


@pytest.mark.parametrize(
    ("make", "why"),
    [
        (locked, "locked with a password"),
        (hidden, "does not tell of"),
        (deep, "more than can be looked through"),
        (lambda: zipped("notes.txt", b"none")[:-10], "damaged"),
        (lambda: gzip.compress(b"none" * 100)[:-9], "cut off"),
        (lambda: b"PAR1 and no more", "damaged"),
        (lambda: b"\x89PNG\r\n", "a picture"),
        (lambda: b"%PDF-1.7", "a PDF"),
        (lambda: zipped("inner.7z", b"7z\xbc\xaf\x27\x1c"), "a 7z archive"),
    ],
)
def test_what_nobody_can_look_into_is_refused(tmp_path: Path, make: Callable[[], bytes], why: str) -> None:
    (tmp_path / "file").write_bytes(make())
    (leak,) = LeakCheck.of(known()).leaks_in(tmp_path)
    assert leak.verdict is Verdict.REFUSE
    assert why in leak.why


def test_what_unpacks_to_more_than_is_allowed_is_not_unpacked() -> None:
    bomb = gzip.compress(bytes(1 << 20))
    assert [one.why for one in Opening(1 << 16).file("bomb.gz", bomb) if isinstance(one, Closed)] == [
        "it unpacks to more than can be looked through"
    ]


def test_a_link_does_not_leave(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "elsewhere")
    assert [one.why for one in pieces_in(tmp_path) if isinstance(one, Closed)] == ["it is a link to another file"]


def test_a_single_file_is_looked_into_like_a_folder(tmp_path: Path) -> None:
    path = tmp_path / "edition.zip"
    path.write_bytes(zipped("notes.txt", "О Жанболате Тулешеве".encode()))
    (leak,) = LeakCheck.of(known()).leaks_in(path)
    assert "edition.zip/notes.txt, line 1" in leak.places
