import gzip
import tracemalloc
import zipfile
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khronika.errors import InputError
from khronika.read import captures_in, report_of
from khronika.read.archive_bytes import ArchiveBytes
from khronika.read.warc import captures_of_records
from khronika.records.capture import Capture
from tests.read.archives import archive_of, page_about, record_of

NOON = datetime(2024, 5, 1, 12, tzinfo=UTC)
NAMES = ("Ama", "Kofi", "Yaw")
WHOLE = {packed: b"".join(archive_of(*NAMES, packed=packed)) for packed in (True, False)}


def no_fetch(address: str) -> Capture:
    raise InputError(address, "nothing is fetched here", "give files")


def taken(path: Path, limit_bytes: int = 100_000) -> list[Capture | InputError]:
    return list(captures_in([str(path)], no_fetch, lambda: NOON, limit_bytes))


def told(path: Path, limit_bytes: int = 100_000) -> list[str]:
    """The last part of each capture's address, and each complaint's problem."""
    return [one.address.rpartition("/")[2] if isinstance(one, Capture) else one.problem for one in taken(path, limit_bytes)]


def written(folder: Path, *parts: bytes, name: str = "crawl.warc.gz") -> Path:
    path = folder / name
    path.write_bytes(b"".join(parts))
    return path


@pytest.mark.parametrize("packed", [True, False])
def test_each_page_of_an_archive_is_a_capture_of_what_its_server_sent(tmp_path: Path, packed: bool) -> None:
    first, *rest = taken(written(tmp_path, *archive_of(*NAMES, packed=packed)))
    assert isinstance(first, Capture)
    assert (first.data, first.address, first.media_type) == (page_about("Ama"), "https://paper.example/Ama", "text/html; charset=utf-8")
    assert first.fetched_at == datetime(2024, 3, 4, 9, 30, tzinfo=UTC)
    assert first.how.startswith("archive crawl.warc.gz, <urn:uuid:")
    assert first.how.endswith("http 200")
    assert len(rest) == 2
    assert "held Ama on Monday" in report_of(first).text


def test_an_archive_is_known_by_its_bytes_and_not_by_its_name(tmp_path: Path) -> None:
    assert told(written(tmp_path, *archive_of("Ama"), name="crawl")) == ["Ama"]


def test_what_is_no_page_of_a_site_is_passed_by(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        record_of("https://paper.example/gone", b"<p>Not here</p>", "404 Not Found"),
        record_of("https://paper.example/a.png", b"\x89PNG", headers={"Content-Type": "image/png"}),
        record_of("https://paper.example/robots.txt", b"User-agent: *", headers={"Content-Type": "text/plain"}),
        record_of("urn:pageinfo", b"<p>x</p>", kind="resource"),
        record_of("https://paper.example/saved", page_about("Esi"), kind="resource"),
    )
    assert told(path) == ["saved"]


def test_what_a_server_packed_or_sent_in_chunks_is_unpacked(tmp_path: Path) -> None:
    page = page_about("Ama")
    chunked = b"%x\r\n%s\r\n0\r\n\r\n" % (len(page), page)
    path = written(
        tmp_path,
        record_of("https://paper.example/packed", gzip.compress(page), headers={"Content-Encoding": "gzip"}),
        record_of("https://paper.example/chunked", chunked, headers={"Transfer-Encoding": "chunked"}),
    )
    assert [one.data for one in taken(path) if isinstance(one, Capture)] == [page, page]


@pytest.mark.parametrize("packed", [True, False])
def test_a_damaged_record_is_named_and_the_others_are_read(tmp_path: Path, packed: bool) -> None:
    first, second, third = archive_of(*NAMES, packed=packed)
    at = len(second) - 80
    damaged = second[:at] + bytes(byte ^ 0x55 for byte in second[at : at + 40]) + second[at + 40 :]
    path = written(tmp_path, first, damaged, third)
    one, complaint, other = taken(path)
    assert isinstance(one, Capture)
    assert isinstance(other, Capture)
    assert (one.address[-3:], other.address[-3:]) == ("Ama", "Yaw")
    assert isinstance(complaint, InputError)
    assert complaint.name.startswith(str(path))
    assert complaint.name.endswith(f"byte {len(first)}" if packed else "https://paper.example/Kofi")


def test_a_record_that_ends_in_the_middle_of_its_packing_does_not_take_the_next_one_with_it(tmp_path: Path) -> None:
    first, second, third = archive_of(*NAMES)
    found = told(written(tmp_path, first, second[: len(second) // 2], third))
    assert [found[0], found[-1]] == ["Ama", "Yaw"]
    assert all("packed record" in one for one in found[1:-1])


def test_bytes_between_two_records_are_told_and_passed_by(tmp_path: Path) -> None:
    first, second = archive_of("Ama", "Kofi", packed=False)
    assert told(written(tmp_path, first, b"no record\nat all\n", second)) == ["Ama", "between two records stands what is none", "Kofi"]


@pytest.mark.parametrize("packed", [True, False])
def test_an_archive_that_is_cut_off_keeps_what_is_whole(tmp_path: Path, packed: bool) -> None:
    first, second = archive_of("Ama", "Kofi", packed=packed)
    found = told(written(tmp_path, first, second[:-60] if packed else second[:-120]))
    assert found[0] == "Ama"
    assert len(found) == 2
    assert "cut off" in found[1]


def test_a_page_over_the_limit_is_named_and_the_others_are_read(tmp_path: Path) -> None:
    big = record_of("https://paper.example/big", b"<p>" + b"x" * 300_000)
    packed = record_of("https://paper.example/packed", gzip.compress(b"\0" * 300_000), headers={"Content-Encoding": "gzip"})
    assert told(written(tmp_path, big, packed, *archive_of("Ama"))) == [
        *["it is larger than 165,536 bytes", "it is larger than 100,000 bytes"],
        "Ama",
    ]


def test_a_bomb_is_passed_by_without_being_held(tmp_path: Path) -> None:
    path = written(tmp_path, record_of("https://paper.example/bomb", bytes(60_000_000)), *archive_of("Ama"))
    tracemalloc.start()
    found = told(path)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert found[1] == "Ama"
    assert peak < 3_000_000


def test_memory_does_not_grow_with_the_archive(tmp_path: Path) -> None:
    page = page_about("Ama") + bytes(range(256)) * 80
    path = written(tmp_path, record_of("https://paper.example/Ama", page, packed=False) * 3000, name="crawl.warc")
    tracemalloc.start()
    assert sum(isinstance(one, Capture) for one in captures_in([str(path)], no_fetch, lambda: NOON)) == 3000
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert path.stat().st_size > 60_000_000
    assert peak < 4_000_000


@given(st.data())
def test_whatever_is_cut_out_of_an_archive_the_records_before_are_read_and_nothing_else_breaks(data: st.DataObject) -> None:
    whole = WHOLE[data.draw(st.booleans())]
    begin = data.draw(st.integers(0, len(whole)))
    end = data.draw(st.integers(begin, len(whole)))
    noise = data.draw(st.binary(max_size=40))
    for one in captures_of_records(BytesIO(whole[:begin] + noise + whole[end:]), "crawl", 100_000):
        assert one.address if isinstance(one, Capture) else one.remedy


def wacz_of(folder: Path, members: dict[str, bytes], name: str = "crawl.wacz") -> Path:
    path = folder / name
    with zipfile.ZipFile(path, "w") as packed:
        for member, data in members.items():
            packed.writestr(member, data)
    return path


@pytest.mark.parametrize("name", ["crawl.wacz", "crawl.zip"])
def test_a_collection_gives_the_pages_of_all_its_archives(tmp_path: Path, name: str) -> None:
    archives = {
        "archive/b.warc": archive_of("Kofi", packed=False)[0],
        "archive/a.warc.gz": archive_of("Ama")[0],
        "pages/pages.jsonl": b"{}",
    }
    assert told(wacz_of(tmp_path, archives, name)) == ["Ama", "Kofi"]


def test_a_damaged_archive_of_a_collection_is_named_and_the_others_are_read(tmp_path: Path) -> None:
    path = wacz_of(tmp_path, {"archive/a.warc": archive_of("Ama", packed=False)[0], "archive/b.warc": archive_of("Kofi", packed=False)[0]})
    data = path.read_bytes()
    at = data.index(b"held Ama on")
    path.write_bytes(data[:at] + b"XXXX" + data[at + 4 :])
    found = taken(path)
    assert isinstance(found[0], InputError)
    assert "archive/a.warc" in found[0].name
    assert any(isinstance(one, Capture) and one.address.endswith("Kofi") for one in found)


def test_a_collection_without_archives_or_without_its_end_is_refused(tmp_path: Path) -> None:
    whole = wacz_of(tmp_path, {"datapackage.json": b"{}"})
    assert told(whole) == ["there is no web archive in it"]
    cut = written(tmp_path, whole.read_bytes()[:-30], name="cut.wacz")
    assert "no whole zip" in told(cut)[0]


def test_lines_are_found_over_the_ends_of_steps(tmp_path: Path) -> None:
    path = written(tmp_path, b"a" * 70_000 + b"\nb\n")
    with path.open("rb") as file:
        archive = ArchiveBytes(file, "x")
        assert len(archive.line(100_000)) == 70_001
        assert archive.line(10) == b"b\n"
        assert archive.line(10) == b""
