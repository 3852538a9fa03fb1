import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from khronika.errors import InputError
from khronika.read import captures_in, report_of
from khronika.records.capture import Capture

NOON = datetime(2024, 1, 1, 12, tzinfo=UTC)
NOBODY = 65_534


def fetch(address: str) -> Capture:
    """Answers for a net in which one page is known."""
    if address != "https://paper.example/a":
        raise InputError(address, "no connection", "check the address")
    return Capture(b"<p>Nine held</p>", "text/html", address, NOON, "http 200")


def taken(inputs: Iterable[Path | str], limit_bytes: int = 10_000) -> list[Capture | InputError]:
    return list(captures_in(map(str, inputs), fetch, lambda: NOON, limit_bytes))


def captures(*inputs: Path | str) -> list[Capture]:
    found = [item for item in taken(inputs) if isinstance(item, Capture)]
    assert len(found) == len(taken(inputs))
    return found


def only_error(*inputs: Path | str, limit_bytes: int = 10_000) -> InputError:
    (found,) = taken(inputs, limit_bytes)
    assert isinstance(found, InputError)
    assert found.remedy
    return found


def line(id: str, **fields: object) -> str:
    return json.dumps({"id": id, "paragraphs": ["Nine held in Lomé", "Police held nine people."], **fields})


def test_a_text_file_is_one_capture_of_its_bytes(tmp_path: Path) -> None:
    path = tmp_path / "note on friday.txt"
    path.write_bytes(b"Nine held\n\nin Lom\xc3\xa9\n")
    (capture,) = captures(path)
    assert capture == Capture(b"Nine held\n\nin Lom\xc3\xa9\n", "text/plain", path.as_uri(), NOON, "file")
    assert capture.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()


def test_a_relative_path_has_the_same_address(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.html").write_text("<p>x</p>")
    monkeypatch.chdir(tmp_path)
    assert captures("a.html") == captures(tmp_path / "a.html")


def test_each_line_of_a_json_lines_file_is_a_capture(tmp_path: Path) -> None:
    path = tmp_path / "reports.jsonl"
    path.write_text(f"\ufeff{line('a')}\r\n\n{line('b')}", encoding="utf-8")
    first, second = captures(path)
    assert (first.address, first.how) == (f"{path.as_uri()}#a", "file, line 1")
    assert (second.address, second.how) == (f"{path.as_uri()}#b", "file, line 3")
    assert second.data == line("b").encode()
    assert second.media_type == "application/json"


def test_json_lines_are_known_by_their_content(tmp_path: Path) -> None:
    path = tmp_path / "reports.txt"
    path.write_text(line("a") + "\n" + line("b"))
    assert [capture.address.partition("#")[2] for capture in captures(path)] == ["a", "b"]


def test_a_line_without_an_id_is_known_by_its_content(tmp_path: Path) -> None:
    path = tmp_path / "reports.jsonl"
    path.write_text('{"text": "Nine people were held."}\n{"text": "Two people fled."}\n')
    first, second = captures(path)
    path.write_text('{"text": "Two people fled."}\n')
    assert captures(path)[0].address == second.address != first.address


def test_a_broken_line_is_told_and_the_others_are_read(tmp_path: Path) -> None:
    path = tmp_path / "reports.jsonl"
    path.write_bytes(b"\n".join([line("a").encode(), b'{"id": "b", ', b"[1]", b'{"id": "\xff"}', b'{"id": 7.5}', line("c").encode()]))
    found = taken([path])
    assert [item.address[-2:] if isinstance(item, Capture) else item.name for item in found] == [
        "#a",
        *(f"{path}, line {number}" for number in (2, 3, 4, 5)),
        "#c",
    ]


def test_a_line_over_the_limit_is_told_and_the_others_are_read(tmp_path: Path) -> None:
    path = tmp_path / "reports.jsonl"
    path.write_text("\n".join([line("a"), line("b", text="x" * 20_000), line("c")]))
    first, second, third = taken([path])
    assert isinstance(second, InputError)
    assert "line 2" in second.name
    assert "larger than" in second.problem
    assert isinstance(third, Capture)
    assert third.address.endswith("#c")
    assert isinstance(first, Capture)


def test_a_json_lines_file_may_be_larger_than_one_page(tmp_path: Path) -> None:
    path = tmp_path / "reports.jsonl"
    path.write_text("\n".join(line(str(number)) for number in range(1000)))
    assert path.stat().st_size > 50_000
    assert len(captures(path)) == 1000


def test_a_page_over_the_limit_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_bytes(b"<html>" + b"x" * 10_000)
    assert "larger than 10,000 bytes" in only_error(path).problem


def test_a_page_of_fifty_megabytes_is_refused_by_default(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    with path.open("wb") as file:
        file.write(b"<html>")
        file.truncate(50_000_000)
    (found,) = captures_in([str(path)], fetch, lambda: NOON)
    assert isinstance(found, InputError)
    assert "larger than 20,000,000 bytes" in found.problem


def test_a_folder_is_read_in_order_and_all_the_way_down(tmp_path: Path) -> None:
    for name in (
        "b.txt",
        "a.html",
        "sub/c.txt",
        "sub/.hidden",
        ".git/config",
        ".note.txt",
        "a_files/style.css",
        "a_files/photo.JPG",
        "Z.txt",
    ):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("Nine held")
    assert [capture.address for capture in captures(tmp_path)] == [
        (tmp_path / name).as_uri() for name in ("Z.txt", "a.html", "b.txt", "sub/c.txt")
    ]


def test_a_folder_with_a_dead_link_and_a_pipe_is_read_around_them(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Nine held")
    (tmp_path / "dead.txt").symlink_to(tmp_path / "nowhere.txt")
    os.mkfifo(tmp_path / "pipe")
    capture, error = taken([tmp_path])
    assert isinstance(capture, Capture)
    assert isinstance(error, InputError)
    assert "no such file" in error.problem


def test_an_address_is_fetched_and_its_failure_told() -> None:
    capture, error = taken(["https://paper.example/a", "HTTPS://paper.example/b"])
    assert isinstance(capture, Capture)
    assert isinstance(error, InputError)


def test_a_path_that_is_not_there_is_told(tmp_path: Path) -> None:
    assert "no such file" in only_error(tmp_path / "none.txt").problem


def test_words_that_are_no_path_are_told() -> None:
    assert "no path" in only_error("a\0b").problem


def test_an_empty_json_lines_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "reports.jsonl").write_text("\n\n")
    assert "empty" in only_error(tmp_path / "reports.jsonl").problem


def test_what_may_not_be_read_is_told_and_the_rest_is_read(tmp_path: Path) -> None:
    """As an ordinary user: an administrator may read everything, so the reading runs as nobody."""
    (tmp_path / "a.txt").write_text("Nine held")
    (tmp_path / "locked").mkdir()
    (tmp_path / "locked.txt").write_text("Two fled")
    (tmp_path / "locked" / "b.txt").write_text("Two fled")
    try:
        (tmp_path / "locked").chmod(0)
        (tmp_path / "locked.txt").chmod(0)
        printed = _read_as_ordinary_user(tmp_path)
    finally:
        (tmp_path / "locked").chmod(0o700)
    assert printed == [["a.txt", ""], ["locked", "it may not be read"], ["locked.txt", "it may not be read"]]


READ_FOLDER = """
import json, os, sys
from datetime import UTC, datetime
from khronika.read import captures_in
os.chdir(sys.argv[1])
list(captures_in(["."], None, lambda: datetime(2024, 1, 1, tzinfo=UTC)))
if os.geteuid() == 0:
    os.setgid({nobody})
    os.setuid({nobody})
found = captures_in(["."], None, lambda: datetime(2024, 1, 1, tzinfo=UTC))
names = ([getattr(item, "name", getattr(item, "address", "")).rpartition("/")[2], getattr(item, "problem", "")] for item in found)
print(json.dumps(sorted(names)))
"""


def _read_as_ordinary_user(folder: Path) -> object:
    folder.chmod(0o755)
    done = subprocess.run(
        [sys.executable, "-c", READ_FOLDER.format(nobody=NOBODY), str(folder)], capture_output=True, text=True, check=True, timeout=60
    )
    return json.loads(done.stdout)


def test_the_same_inputs_give_the_same_captures_and_their_order_is_the_inputs_order(tmp_path: Path) -> None:
    paths = [tmp_path / name for name in ("b.txt", "a.txt")]
    for path in paths:
        path.write_text(f"Nine held, {path.name}")
    assert captures(*paths) == captures(*reversed(paths))[::-1]


def test_every_capture_of_a_mixed_folder_becomes_a_report_or_a_complaint(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Nine held in Lomé\n\nPolice held nine people, their lawyer said on Monday.")
    (tmp_path / "b.bin").write_bytes(bytes(range(256)))
    (tmp_path / "c.txt").write_bytes(b"")
    (tmp_path / "d.pdf").write_bytes(b"%PDF-1.7 ...")
    (tmp_path / "e.jsonl").write_text(line("e"))
    outcomes = {}
    for capture in captures(tmp_path):
        try:
            outcomes[capture.address.rpartition("/")[2]] = report_of(capture).title or ""
        except InputError as error:
            outcomes[capture.address.rpartition("/")[2]] = error.problem
    assert outcomes == {
        "a.txt": "Nine held in Lomé",
        "b.bin": "its bytes are no text",
        "c.txt": "it is empty",
        "d.pdf": "it is no whole PDF (Stream has ended unexpectedly)",
        "e.jsonl#e": "Nine held in Lomé",
    }
