"""What the columns of a spreadsheet seem to mean."""

import csv
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from khronika.errors import InputError, SettingsError
from khronika.export.spreadsheets.grid import grid_of
from khronika.export.spreadsheets.mapping import MARKS, ColumnMapping, DayOrder, Field, load_mapping, mapping_text
from khronika.export.spreadsheets.proposing import propose
from khronika.records.claim_type import ClaimType
from khronika.records.mention import Kind

CASES = tomllib.loads((Path(__file__).parent / "headings.toml").read_text(encoding="utf-8"))["case"]
words = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12)
mappings = st.builds(
    ColumnMapping,
    st.dictionaries(st.sampled_from(Field), words, max_size=5).map(lambda columns: columns | {Field.TYPE: "type"}),
    version=st.integers(1, 99),
    day_order=st.sampled_from(DayOrder),
    type=st.none() | st.sampled_from(ClaimType),
    country=st.none() | st.just("ZW"),
    publisher=st.none() | words,
    target_kind=st.sampled_from(Kind),
    types=st.dictionaries(words, st.sampled_from(ClaimType), max_size=3),
    marks=st.dictionaries(words, st.sampled_from(MARKS), max_size=3),
)


def csv_of(path: Path, case: dict[str, Any], encoding: str = "utf-8", delimiter: str = ",") -> Path:
    with path.open("w", encoding=encoding, newline="") as file:
        csv.writer(file, delimiter=delimiter).writerows([case["headings"], *case["rows"]])
    return path


@pytest.mark.parametrize("case", CASES, ids=[case["language"] for case in CASES])
def test_headings_and_cells_tell_what_columns_mean(tmp_path: Path, case: dict[str, Any]) -> None:
    mapping = propose(grid_of(csv_of(tmp_path / "a.csv", case))).mapping
    assert mapping.columns == {Field(field): heading for field, heading in case["columns"].items()}
    assert mapping.types == case["types"]
    assert mapping.day_order == case.get("day_order", "day first")


@pytest.mark.parametrize(("encoding", "delimiter"), [("utf-8-sig", ";"), ("utf-16", "\t"), ("cp1251", ";")])
def test_encodings_and_separators_of_spreadsheet_programs_are_read(tmp_path: Path, encoding: str, delimiter: str) -> None:
    case = next(case for case in CASES if case["language"] == "Russian")
    grid = grid_of(csv_of(tmp_path / "a.csv", case | {"rows": case["rows"] * 5}, encoding, delimiter))
    assert grid.headings == tuple(case["headings"])
    assert grid.rows[0].values["Город"] == "Алматы"


def test_a_workbook_holds_what_the_same_cells_in_csv_hold(tmp_path: Path) -> None:
    case = CASES[0]
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in [case["headings"], *case["rows"]]:
        sheet.append(row)
    book.create_sheet("notes")
    book.save(tmp_path / "a.xlsx")
    found, expected = grid_of(tmp_path / "a.xlsx"), grid_of(csv_of(tmp_path / "a.csv", case))
    assert [row.values for row in found.rows] == [row.values for row in expected.rows]
    assert "the file has the sheets Sheet, notes; say which in sheet" in propose(found).notes[""]
    with pytest.raises(InputError, match="its sheets are Sheet, notes"):
        grid_of(tmp_path / "a.xlsx", "other")


def test_a_proposal_is_a_mapping_and_asks_what_it_does_not_know(tmp_path: Path) -> None:
    case = {"headings": ["date", "type"], "rows": [["01/02/2020", "arrest"], ["03/04/2020", "mishap"]]}
    proposal = propose(grid_of(csv_of(tmp_path / "a.csv", case)))
    text = mapping_text(proposal.mapping, proposal.notes)
    assert '# "mishap" = ""' in text
    assert "is 01/02/2020 written day first or month first?" in text
    (tmp_path / "a.toml").write_text(text, encoding="utf-8")
    assert load_mapping(tmp_path / "a.toml") == proposal.mapping


@given(mapping=mappings)
def test_any_mapping_is_read_as_it_was_written(tmp_path_factory: pytest.TempPathFactory, mapping: ColumnMapping) -> None:
    path = tmp_path_factory.mktemp("mapping") / "a.toml"
    path.write_text(mapping_text(mapping, {}), encoding="utf-8", newline="")
    assert load_mapping(path) == mapping


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("[columns]\nday = 'date'", "the mapping tells no type"),
        ("type = 'arrest'\n[columns]", "'arrest' is not a valid ClaimType"),
        ("colour = 'red'\n[columns]\ntype = 'type'", "it knows no 'colour'"),
        ("[columns]\ntype = 'type'\n[marks]\nno = 'never'", "'never' is none of"),
        ("[columns\n", "is no mapping of columns"),
        ("columns = 3\ntype = 'detention'", "is a table of words"),
    ],
)
def test_a_mapping_that_cannot_be_used_is_named(tmp_path: Path, text: str, complaint: str) -> None:
    (tmp_path / "a.toml").write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError, match=complaint):
        load_mapping(tmp_path / "a.toml")
