import csv
import io
import json
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from khronika.store import Ledger
from tests.cli.running import GOOD, khronika
from tests.store.made import NOON, Page

HUE = Page(
    text="=Sentence in Huế\n\nNguyễn Thị Hoa was sentenced in Huế on March 6.\n\nWith reporting by Tendai Sibanda",
    address="https://news.example/hue",
    published=date(2024, 3, 7),
)


def keep(ledger: Path, *pages: Page) -> None:
    with Ledger.open(str(ledger), lambda: NOON, "Ama") as opened:
        opened.add(page.item for page in pages)


@pytest.fixture(autouse=True)
def kept(ledger: Path) -> None:
    """A ledger with two reports in it."""
    keep(ledger, Page(), HUE)


def found(*options: str) -> list[tuple[str, str]]:
    """The reports and types of the claims that pass."""
    ran = khronika("claims", "--format", "jsonl", *options)
    assert ran.code == 0
    rows = [json.loads(line) for line in ran.out.splitlines()]
    return [(row["id"], claim["type"]) for row in rows for claim in row["claims"]]


DETENTION, RELEASE, SENTENCE = ("nurses", "detention"), ("nurses", "release"), ("hue", "sentence")


def test_claims_are_shown_as_reading_shows_them(home: Path) -> None:
    (home / "good.txt").write_text(GOOD)
    for format in ("table", "jsonl"):
        shown = khronika("read", "good.txt", "--ledger", "own.db", "--format", format)
        assert khronika("claims", "--ledger", "own.db", "--format", format).out == shown.out


@pytest.mark.parametrize(
    ("options", "wanted"),
    [
        ([], [DETENTION, RELEASE, SENTENCE]),
        (["--type", "sentence"], [SENTENCE]),
        (["--type", "sentence", "--type", "detention"], [DETENTION, SENTENCE]),
        (["--type", "sentence", "--place", "ZW"], []),
        (["--place", "huế"], [SENTENCE]),
        (["--person", "moyo"], [DETENTION]),
        (["--since", "2024-03-05"], [RELEASE, SENTENCE]),
        (["--until", "2024-03-04"], [DETENTION]),
        (["--person", "nobody at all"], []),
    ],
)
def test_options_narrow_what_is_shown(options: list[str], wanted: list[tuple[str, str]]) -> None:
    assert found(*options) == wanted


def test_a_sheet_has_a_row_for_each_claim_and_the_quotes() -> None:
    ran = khronika("claims", "--format", "csv", "--person", "moyo")
    (row,) = csv.DictReader(io.StringIO(ran.out))
    assert (row["type"], row["targets"], row["where"], row["country"]) == ("detention", "Thandiwe Moyo", "Bulawayo", "ZW")
    assert (row["earliest"], row["latest"], row["published"]) == ("2024-03-04", "2024-03-04", "2024-03-06")
    assert "trigger: “detained”" in row["quotes"]


def test_no_cell_of_a_sheet_is_worked_out_by_a_spreadsheet() -> None:
    rows = list(csv.reader(io.StringIO(khronika("claims", "--format", "csv").out)))
    assert [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@"))] == []
    assert any(cell == "'=Sentence in Huế" for row in rows for cell in row)


def test_a_sheet_without_claims_has_its_heading() -> None:
    ran = khronika("claims", "--format", "csv", "--person", "nobody at all")
    assert ran.out.startswith("report,title,publisher,published,source,claim,type,")
    assert ran.out.count("\n") == 1


def test_nothing_found_is_said() -> None:
    ran = khronika("claims", "--person", "nobody at all")
    assert (ran.code, ran.out, ran.err) == (0, "", "no claim passes\n")


def test_reports_that_nobody_read_are_told_beside_the_claims(ledger: Path) -> None:
    keep(ledger, Page(address="https://news.example/minsk", reader=None))
    assert khronika("claims").err == "not read: 1 report in a language that nobody reads; what stands in there is unknown\n"


def test_an_older_version_is_shown_where_everything_is_wanted(ledger: Path) -> None:
    keep(ledger, replace(HUE, text=HUE.text.replace("=Sentence", "Verdict"), at=NOON + timedelta(days=1)))
    assert found("--type", "sentence") == [SENTENCE]
    assert found("--type", "sentence", "--everything") == [SENTENCE, SENTENCE]
    assert "Verdict in Huế" in khronika("claims").out


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--type", "arrest"], "detention"),
        (["--since", "2024"], "give one such as"),
        (["--since", "2024-03-02", "--until", "2024-03-01"], "swap"),
    ],
)
def test_a_filter_that_cannot_work_is_refused_with_what_can(options: list[str], words: str) -> None:
    ran = khronika("claims", *options)
    assert (ran.code, ran.out) == (2, "")
    assert words in ran.err


def test_a_ledger_that_is_not_there_is_not_made(home: Path) -> None:
    ran = khronika("claims", "--ledger", "none.db")
    assert (ran.code, ran.out) == (2, "")
    assert "there is no ledger at none.db" in ran.err
    assert not (home / "none.db").exists()
