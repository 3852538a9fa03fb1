"""What leaves says in each format what it is: no denial, doubt or plan looks like a fact, ranges stay, gaps stay."""

import csv
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from followthemoney import model
from pyarrow import parquet

from khronika.export.acled import COLUMNS as ACLED_COLUMNS
from khronika.export.edition import Edition
from khronika.export.events import beside
from khronika.export.format import Format
from khronika.export.formats import export
from khronika.export.loss import loss_path
from khronika.export.press import COLUMNS as PRESS_COLUMNS
from khronika.export.tables import tables_of
from khronika.records.kept_report import KeptReport

MARKED = {"assault": "denied", "death": "alleged", "protest_call": "planned"}
PAGE = Path(__file__).parents[2] / "docs" / "exports.md"


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def by_type(rows: list[dict[str, str]]) -> dict[str, dict[str, str]]:
    return {row["type"]: row for row in rows}


def losses(path: Path) -> dict[str, int]:
    return {loss["what"]: loss["count"] for loss in json.loads(loss_path(path).read_text(encoding="utf-8"))["not_carried"]}


@pytest.mark.parametrize("format", Format)
def test_each_format_has_its_loss_report_and_is_the_same_bytes_again(edition: Edition, tmp_path: Path, format: Format) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    export(edition, format, first)
    export(edition, format, second)
    assert losses(first) == losses(second)
    assert all(number > 0 for number in losses(first).values())
    files = [path.relative_to(first) for path in first.rglob("*") if path.is_file()] if first.is_dir() else [Path()]
    assert files
    assert [name for name in files if (first / name).read_bytes() != (second / name).read_bytes()] == []


def test_csv_marks_what_is_no_fact_and_keeps_ranges_and_gaps(edition: Edition, tmp_path: Path) -> None:
    export(edition, Format.CSV, tmp_path / "out")
    incidents, claims = rows_of(tmp_path / "out" / "incidents.csv"), rows_of(tmp_path / "out" / "claims.csv")
    assert {type: row["mark"] for type, row in by_type(incidents).items() if row["mark"]} == MARKED
    assert {type: row["mark"] for type, row in by_type(claims).items() if row["mark"]} == MARKED
    assert {row["is_fact"] for row in incidents if row["mark"]} == {"false"}
    assert {row["is_fact"] for row in incidents if not row["mark"]} == {"true"}
    death = by_type(incidents)["death"]
    assert (death["count_min"], death["count_max"], death["count_is_open"]) == ("12", "", "true")
    teachers = next(row for row in incidents if "Mutare" in row["places"])
    assert (teachers["count_min"], teachers["count_max"]) == ("10", "15")
    assert by_type(incidents)["raid"]["earliest"] == ""
    figures = rows_of(tmp_path / "out" / "figures.csv")
    assert sorted((row["min"], row["max"]) for row in figures) == [("10", "15"), ("12", "")]


def test_no_cell_is_a_formula_and_no_number_is_a_text(edition: Edition, tmp_path: Path) -> None:
    export(edition, Format.CSV, tmp_path / "out")
    [report] = rows_of(tmp_path / "out" / "reports.csv")
    assert report["publisher"] == "'=Example & Daughters"
    assert float(by_type(rows_of(tmp_path / "out" / "incidents.csv"))["death"]["latitude"]) < 0


def test_each_quote_stands_in_its_text(edition: Edition, tmp_path: Path) -> None:
    export(edition, Format.CSV, tmp_path / "out")
    texts = {one.key: one.report.text for one in edition.kept() if isinstance(one, KeptReport)}
    quotes = rows_of(tmp_path / "out" / "quotes.csv")
    assert len(quotes) > 20
    assert [row for row in quotes if texts[row["report_key"]][int(row["start"]) : int(row["end"])] != row["quote"]] == []


def test_the_dictionary_tells_every_column(edition: Edition, tmp_path: Path) -> None:
    export(edition, Format.CSV, tmp_path / "out")
    told = {(row["table"], row["column"]) for row in rows_of(tmp_path / "out" / "dictionary.csv") if row["meaning"]}
    headings = {(path.stem, name) for path in (tmp_path / "out").glob("*.csv") if path.stem != "dictionary" for name in rows_head(path)}
    assert told == headings


def rows_head(path: Path) -> list[str]:
    with path.open(encoding="utf-8", newline="") as file:
        return next(csv.reader(file))


def test_parquet_holds_what_the_tables_hold(edition: Edition, tmp_path: Path) -> None:
    export(edition, Format.PARQUET, tmp_path / "out")
    for table in tables_of(edition):
        found = parquet.read_table(tmp_path / "out" / f"{table.name}.parquet")
        rows = [[list(value) if isinstance(value, tuple) else value for value in row] for row in table.rows()]
        assert [list(row.values()) for row in found.to_pylist()] == rows
        assert [found.schema.field(column.name).metadata[b"meaning"].decode() for column in table.columns] == [
            column.meaning for column in table.columns
        ]


def test_geojson_marks_what_is_no_fact_and_puts_nothing_where_no_place_is_known(edition: Edition, tmp_path: Path) -> None:
    export(edition, Format.GEOJSON, tmp_path / "out")
    features = json.loads((tmp_path / "out").read_text(encoding="utf-8"))["features"]
    found = {feature["properties"]["type"]: feature for feature in features}
    assert {type: one["properties"]["mark"] for type, one in found.items() if "mark" in one["properties"]} == MARKED
    assert found["assault"]["properties"]["heading"].startswith("DENIED: ")
    assert found["raid"]["geometry"] is None
    assert "earliest" not in found["raid"]["properties"]
    longitude, latitude = found["death"]["geometry"]["coordinates"]
    assert 25 < longitude < 34
    assert -23 < latitude < -15


def test_acled_has_its_columns_and_facts_alone(edition: Edition, tmp_path: Path) -> None:
    out = tmp_path / "out.csv"
    export(edition, Format.ACLED, out)
    assert rows_head(out) == list(ACLED_COLUMNS)
    facts, others = rows_of(out), rows_of(beside(out))
    assert sorted(row["sub_event_type"] for row in facts) == ["Arrests", "Arrests", "Other"]
    assert sorted((row["tags"].split("; ")[0], row["notes"].split(":")[0]) for row in others) == [
        ("alleged", "ALLEGED"),
        ("denied", "DENIED"),
    ]
    raid = next(row for row in facts if row["sub_event_type"] == "Other")
    assert (raid["event_date"], raid["year"], raid["time_precision"], raid["fatalities"]) == ("", "", "", "")
    teachers = next(row for row in facts if row["location"] == "Mutare")
    assert "at least 10, at most 15" in teachers["notes"]
    assert teachers["fatalities"] == ""
    dead = next(row for row in others if row["fatalities"])
    assert (dead["fatalities"], "no upper end is told" in dead["notes"]) == ("12", True)
    assert losses(out)["incidents of a type that ACLED has no event for"] == 1
    assert losses(out)["rows that are no facts"] == 2


def test_the_press_tracker_gets_the_press_alone(edition: Edition, tmp_path: Path) -> None:
    out = tmp_path / "out.csv"
    export(edition, Format.PRESSFREEDOM, out)
    assert rows_head(out) == list(PRESS_COLUMNS)
    rows = {row["categories"]: row for row in rows_of(out)}
    arrest, raid = rows["Arrest/Criminal Charge"], rows["Equipment Search or Seizure"]
    assert (arrest["targeted_journalists"], arrest["arresting_authority"], arrest["date"]) == ("Farai Dube", "Soldiers", "2024-03-04")
    assert (raid["targeted_institutions"], raid["date"], raid["exact_date_unknown"]) == ("Gweru Herald", "", "true")
    assert losses(out)["incidents that befell nobody of the press"] == 3


def test_followthemoney_takes_every_entity(edition: Edition, tmp_path: Path) -> None:
    export(edition, Format.FTM, tmp_path / "out")
    forms = [json.loads(line) for line in (tmp_path / "out").read_text(encoding="utf-8").splitlines()]
    ids = {form["id"] for form in forms}
    assert len(ids) == len(forms)
    for form in forms:
        proxy = model.get_proxy(form, cleaned=False)
        model[form["schema"]].validate(form)
        assert {name: sorted(values) for name, values in proxy.to_dict()["properties"].items()} == {
            name: sorted(values) for name, values in form["properties"].items()
        }
        assert {value for prop, value in proxy.itervalues() if prop.type.name == "entity"} <= ids
    events = [form["properties"] for form in forms if form["schema"] == "Event"]
    marks = {event["keywords"][0]: event["keywords"][1] for event in events if len(event["keywords"]) > 1}
    assert marks == MARKED
    assert all(event["name"][0].startswith(f"{marks[event['keywords'][0]].upper()}: ") for event in events if event["keywords"][0] in marks)
    assert [event for event in events if event["keywords"][0] == "raid" and "startDate" in event] == []


def documented() -> Iterator[str]:
    yield from (f"`{format.value}`" for format in Format)
    yield from (f"`{column}`" for column in (*ACLED_COLUMNS, *PRESS_COLUMNS))


def test_the_page_of_exports_names_each_format_and_each_column(edition: Edition) -> None:
    page = PAGE.read_text(encoding="utf-8")
    columns = [f"`{column.name}`" for table in tables_of(edition) for column in table.columns]
    assert [words for words in (*documented(), *columns) if words not in page] == []
