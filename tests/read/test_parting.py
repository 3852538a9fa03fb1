import gzip
import json
import zipfile
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khronika.errors import InputError
from khronika.read import captures_in
from khronika.read.parting import captures_in_part, parts_in
from khronika.read.source import Source
from khronika.records.capture import Capture
from tests.read.archives import archive_of

NOON = datetime(2024, 5, 1, 12, tzinfo=UTC)
NAMES = ("Ama", "Kofi", "Yaw", "Efua", "Esi", "Abena", "Kwame")
PACKED = {packed: b"".join(archive_of(*NAMES, packed=packed)) for packed in (True, False)}
LIMIT = 100_000


def no_fetch(address: str) -> Capture:
    raise InputError(address, "nothing is fetched here", "give files")


def told(found: Iterable[Capture | InputError]) -> list[object]:
    return [one if isinstance(one, Capture) else str(one) for one in found]


def at_once(path: Path) -> list[object]:
    return told(captures_in([str(path)], no_fetch, lambda: NOON, LIMIT))


def in_parts(path: Path, most: int) -> list[object]:
    source = Source(no_fetch, lambda: NOON, LIMIT)
    return [one for part in parts_in([str(path)], most, LIMIT) for one in told(captures_in_part(part, source))]


@pytest.mark.parametrize("packed", [True, False])
@given(most=st.integers(1, 9), at=st.integers(0, 10_000), wrong=st.binary(max_size=30))
def test_an_archive_in_parts_gives_what_it_gives_at_once_however_it_is_damaged(
    tmp_path_factory: pytest.TempPathFactory, packed: bool, most: int, at: int, wrong: bytes
) -> None:
    whole = PACKED[packed]
    at %= len(whole)
    path = tmp_path_factory.mktemp("archive") / "crawl.warc"
    path.write_bytes(whole[:at] + wrong + whole[at + len(wrong) :])
    assert in_parts(path, most) == at_once(path)


def test_records_that_were_packed_together_are_parts_too(tmp_path: Path) -> None:
    path = tmp_path / "crawl.warc.gz"
    path.write_bytes(gzip.compress(PACKED[False]))
    assert [part.count for part in parts_in([str(path)], 3)] == [3, 3, 1]
    assert in_parts(path, 3) == at_once(path)


def test_each_part_begins_where_its_first_record_does(tmp_path: Path) -> None:
    path = tmp_path / "crawl.warc.gz"
    path.write_bytes(PACKED[True])
    stretches = [part.stretch for part in parts_in([str(path)], 2)]
    assert all(stretch is not None and stretch.first == stretch.known for stretch in stretches)
    assert [len(in_parts(path, most)) for most in (1, 2, 7, 8)] == [7, 7, 7, 7]


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
@pytest.mark.parametrize("damage", [None, 700])
def test_a_collection_in_parts_gives_what_it_gives_at_once(tmp_path: Path, method: int, damage: int | None) -> None:
    path = tmp_path / "crawl.wacz"
    with zipfile.ZipFile(path, "w", method) as packed:
        packed.writestr("archive/a.warc.gz", PACKED[True])
        packed.writestr("archive/b.warc", PACKED[False])
    if damage is not None:
        data = bytearray(path.read_bytes())
        data[damage : damage + 40] = b"x" * 40
        path.write_bytes(data)
    for most in (2, 7, 100):
        assert in_parts(path, most) == at_once(path)


@given(lines=st.lists(st.sampled_from((b"", b"  ", b"no json", b'{"id": "a", "text": "Two held"}', b'"' + b"x" * 200_000)), max_size=9))
def test_lines_in_parts_keep_their_numbers_and_blank_ones_are_passed_by(
    tmp_path_factory: pytest.TempPathFactory, lines: list[bytes]
) -> None:
    path = tmp_path_factory.mktemp("lines") / "a.jsonl"
    path.write_bytes(b"\n".join(lines))
    together = at_once(path)
    for most in (1, 2, 20):
        if most == 20 or len(together) > 1 or "empty" not in str(together[0]):
            assert in_parts(path, most) == together


def test_parts_come_in_the_order_in_which_all_is_read_at_once(tmp_path: Path) -> None:
    for name in ("b.txt", "a/c.txt", "a/b.jsonl", ".hidden.txt", "style.css"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(json.dumps({"text": name}) * 1)
    parts = list(parts_in([str(tmp_path), "nowhere.txt"], 5))
    assert [part.path.removeprefix(f"{tmp_path}/") for part in parts] == ["b.txt", "a/b.jsonl", "a/c.txt", "nowhere.txt"]
    assert in_parts(Path("nowhere.txt"), 5) == ["nowhere.txt: there is no such file or folder; check the path"]


def test_a_file_that_is_no_longer_what_was_planned_is_named(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"text": "Two held"}\n' * 3)
    _, part = parts_in([str(path)], 2)
    path.unlink()
    [complaint] = told(captures_in_part(part, Source(no_fetch, lambda: NOON, LIMIT)))
    assert "no longer as it was when the run was planned" in str(complaint)
