import gzip
import io
import json
import tarfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
import zstandard

from khronika.errors import InputError
from khronika.reach.importing import Found, found_in
from khronika.records.listing import Listing
from khronika.records.measurement import Measurement
from tests.reach.ooni import line

LINES = b"\n".join(line(input=f"http://site{number}.example/") for number in range(3)) + b"\n"


def packed_in_tar(data: bytes) -> bytes:
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w:gz") as archive:
        for name in ("a.jsonl", "folder/b.jsonl.gz"):
            content = data if name.endswith("jsonl") else gzip.compress(data.replace(b"site", b"other"))
            member = tarfile.TarInfo(name)
            member.size = len(content)
            archive.addfile(member, io.BytesIO(content))
    return made.getvalue()


def found(path: Path) -> list[Found]:
    return list(found_in(path))


def addresses(of: list[Found]) -> list[str]:
    return [one.address for one in of if isinstance(one, Measurement)]


def problems(of: list[Found]) -> list[str]:
    return [str(one) for one in of if isinstance(one, InputError)]


@pytest.mark.parametrize("pack", [bytes, gzip.compress, zstandard.compress, lambda data: gzip.compress(zstandard.compress(data))])
@pytest.mark.parametrize("name", ["m.jsonl", "whatever"])
def test_lines_are_read_however_the_file_is_packed_and_called(tmp_path: Path, pack: Callable[[bytes], bytes], name: str) -> None:
    (tmp_path / name).write_bytes(pack(LINES))
    assert addresses(found(tmp_path / name)) == [f"http://site{number}.example/" for number in range(3)]


def test_two_frames_of_zstandard_and_two_members_of_gzip_are_one_file(tmp_path: Path) -> None:
    for pack in (zstandard.compress, gzip.compress):
        (tmp_path / "m").write_bytes(pack(LINES) + pack(LINES))
        assert len(found(tmp_path / "m")) == 6


def test_archives_and_folders_give_all_of_their_files(tmp_path: Path) -> None:
    (tmp_path / "deep" / "er").mkdir(parents=True)
    (tmp_path / "deep" / "er" / "m.json").write_bytes(line())
    (tmp_path / "deep" / "m.tar.gz").write_bytes(packed_in_tar(LINES))
    (tmp_path / "deep" / ".hidden").write_bytes(b"no")
    read = found(tmp_path)
    assert problems(read) == []
    assert len(addresses(read)) == 7


def test_a_file_can_be_one_measurement_over_many_lines_or_a_list_of_them(tmp_path: Path) -> None:
    (tmp_path / "one.json").write_text(json.dumps(json.loads(line()), indent=2))
    (tmp_path / "two.json").write_text(json.dumps([json.loads(line()), json.loads(line())], indent=1))
    assert len(addresses(found(tmp_path))) == 3


def test_bad_lines_are_named_and_the_rest_is_kept(tmp_path: Path) -> None:
    good = line()
    (tmp_path / "m.jsonl").write_bytes(b"\n".join([b"{bad", good, line(test_name="ndt"), b"", good]))
    read = found(tmp_path / "m.jsonl")
    assert len(addresses(read)) == 2
    assert [problem.partition(": ")[0].rpartition("/")[2] for problem in problems(read)] == ["m.jsonl line 1", "m.jsonl line 3"]


def test_a_file_that_is_cut_short_gives_what_came_before(tmp_path: Path) -> None:
    many = b"\n".join(line(input=f"http://site{number}.example/", report_id=str(number) * 300) for number in range(400))
    (tmp_path / "m.gz").write_bytes(gzip.compress(many)[:-200])
    read = found(tmp_path / "m.gz")
    assert len(addresses(read)) > 100
    assert "cannot be read to its end" in problems(read)[-1]


@pytest.mark.parametrize(
    ("content", "problem"), [(b"", "it is empty"), (b"\x1f\x8bnonsense", "cannot be read"), (b"not json", "no measurement")]
)
def test_a_file_of_something_else_is_named(tmp_path: Path, content: bytes, problem: str) -> None:
    (tmp_path / "odd").write_bytes(content)
    [told] = problems(found(tmp_path / "odd"))
    assert problem in told


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    assert "there is no such file" in problems(found(tmp_path / "gone"))[0]


def test_a_test_list_gives_its_addresses_and_names_its_bad_rows(tmp_path: Path) -> None:
    rows = "url,category_code,category_description,date_added,source,notes\nhttps://news.example/,NEWS,News Media,2024-05-06,made,a paper\n"
    (tmp_path / "xa.csv").write_text(rows + ",NEWS,News Media,2024-05-06,made,\nhttps://b.example/,HUMR,Human Rights,once,made,\n")
    read = found(tmp_path / "xa.csv")
    assert read[0] == Listing("https://news.example/", "xa", "NEWS", "News Media", date(2024, 5, 6), "made", "a paper")
    assert isinstance(read[2], Listing)
    assert read[2].added is None
    assert "line 3" in problems(read)[0]
