from pathlib import Path

import pytest

from khronika.errors import InputError
from khronika.reach.fingerprint_file import FingerprintFile, fingerprints_in
from khronika.records.observation import HttpExchange

HEADING = "name,scope,location_found,pattern_type,pattern,notes\n"
ROWS = """\
one,nat,body,contains,by order of nobody,
two,isp,header.location,prefix,http://wall.example/,
three,isp,body,regexp,case [0-9]+ of the board,
four,isp,body,full,<p>no</p>,
five,nat,dns,full,203.0.114.9,
"""


def marks(folder: Path, rows: str = ROWS) -> tuple[FingerprintFile, list[InputError]]:
    (folder / "marks.csv").write_text(HEADING + rows)
    return fingerprints_in([folder / "marks.csv"])


@pytest.mark.parametrize(
    ("exchange", "name"),
    [
        (HttpExchange("http://a.example/", body="Closed by order of nobody."), "one"),
        (HttpExchange("http://a.example/", headers=(("Location", "http://wall.example/?a"),)), "two"),
        (HttpExchange("http://a.example/", body="See case 17 of the board"), "three"),
        (HttpExchange("http://a.example/", body="<p>no</p>"), "four"),
        (HttpExchange("http://a.example/", body="<p>no</p> more"), None),
        (HttpExchange("http://a.example/"), None),
    ],
)
def test_a_page_is_told_by_its_body_or_a_header(tmp_path: Path, exchange: HttpExchange, name: str | None) -> None:
    assert marks(tmp_path)[0].of_page(exchange) == name


def test_a_resolvers_answer_is_told_by_the_whole_address(tmp_path: Path) -> None:
    found, _ = marks(tmp_path)
    assert (found.of_address("203.0.114.9"), found.of_address("203.0.114.90")) == ("five", None)


@pytest.mark.parametrize("row", ["x,nat,body,regexp,(,\n", "x,nat,smell,full,a,\n", "x,nat,body,full,,\n", "x,nat,dns,prefix,203.,\n"])
def test_a_row_that_is_no_fingerprint_is_named_and_the_others_are_used(tmp_path: Path, row: str) -> None:
    found, faults = marks(tmp_path, row + ROWS)
    assert len(found.pages) == 4
    assert [fault.name.rpartition(" ")[2] for fault in faults] == ["2"]


def test_a_file_of_something_else_is_refused(tmp_path: Path) -> None:
    (tmp_path / "odd.csv").write_text("a,b\n1,2\n")
    with pytest.raises(InputError, match="lacks the columns location_found, name, pattern, pattern_type"):
        fingerprints_in([tmp_path / "odd.csv"])
    with pytest.raises(InputError, match="cannot be read"):
        fingerprints_in([tmp_path / "gone.csv"])
