"""A row is a report whose text is its cells, and a claim whose words they are."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from khronika.errors import InputError
from khronika.export.spreadsheets.grid import Cells, grid_of
from khronika.export.spreadsheets.mapping import ColumnMapping, Field
from khronika.export.spreadsheets.row_reading import Row, read_row
from khronika.records.capture import Capture
from khronika.records.claim_type import ClaimType, Modality, Polarity
from khronika.records.count import Count
from khronika.records.reading import Reading
from khronika.store import Ledger
from tests.store.made import NOON

EVERY = ColumnMapping(
    {field: field.value for field in Field},
    country="ZW",
    types={"arrest": ClaimType.DETENTION},
    marks={"said": "alleged", "no": "denied", "sure": "actual"},
)
CELLS = {
    "id": "a/7",
    "type": "arrest",
    "day": "4.3.2024",
    "last_day": "6.3.2024",
    "place": "Gweru; Kwekwe",
    "target": "Farai Dube; Chipo Ndlovu",
    "description": "reporters",
    "count": "12+",
    "actor": "police",
    "mark": "said",
    "published": "2024-03-08",
    "note": "outside the court",
}


def read(values: dict[str, str], mapping: ColumnMapping = EVERY, extra: tuple[str, ...] = ()) -> tuple[Capture, Reading]:
    cells = Cells(3, values, ",".join(values).encode(), extra)
    return read_row(Row.of(cells, mapping, "archive.csv"), "file:///archive.csv", NOON)


def test_each_value_stands_in_the_words_of_its_cell() -> None:
    capture, reading = read(CELLS)
    report, [claim] = reading.report, reading.claims or ()
    assert report.text == "\n\n".join(CELLS.values())
    assert [field for field, words in claim.evidence() if not words.stands_in(report.text)] == []
    assert [passage for passage in report.passages if report.text[passage.start : passage.end] not in CELLS.values()] == []
    assert (claim.type, claim.trigger.quote, capture.address) == (ClaimType.DETENTION, "arrest", "file:///archive.csv#a%2F7")
    assert claim.when is not None
    assert (claim.when.value.earliest, claim.when.value.latest) == (date(2024, 3, 4), date(2024, 3, 6))
    assert [(place.value.name, place.value.country) for place in claim.where] == [("Gweru", "ZW"), ("Kwekwe", "ZW")]
    assert [mention.name.value for mention in claim.targets if mention.name] == ["Farai Dube", "Chipo Ndlovu"]
    assert [mention.count.value for mention in claim.targets if mention.count] == [Count(12, None)]
    assert claim.modality is not None
    assert (claim.modality.value, claim.modality.evidence[0].quote, report.published) == (Modality.ALLEGED, "said", date(2024, 3, 8))


def test_what_is_denied_is_no_fact_and_what_is_sure_is_one() -> None:
    [denied] = read(CELLS | {"mark": "no"})[1].claims or ()
    [sure] = read(CELLS | {"mark": "sure"})[1].claims or ()
    assert denied.polarity is not None
    assert denied.polarity.value is Polarity.DENIED
    assert sure.is_fact


def test_what_the_row_does_not_say_stays_unsaid() -> None:
    [claim] = read({"type": "arrest", "note": "in a street"})[1].claims or ()
    assert (claim.when, claim.where, claim.targets, claim.polarity, claim.modality) == (None, (), (), None, None)


BAD: dict[str, tuple[dict[str, str], str]] = {
    "a day that is none": ({"day": "31.2.2024"}, "day: '31.2.2024' is no day"),
    "days the wrong way round": ({"last_day": "1.3.2024"}, "is before the first day"),
    "a last day alone": ({"day": ""}, "last_day: '6.3.2024' is a last day without a first"),
    "a type that nobody knows": ({"type": "mishap"}, "type: 'mishap' stands for no type"),
    "a count that is none": ({"count": "many"}, "count: 'many' is no number"),
    "a mark that nobody knows": ({"mark": "perhaps"}, "mark: 'perhaps' says nothing that is known"),
    "a country that nobody knows": ({"country": "Ruritania"}, "country: 'Ruritania' is no country"),
    "a month of publication": ({"published": "2024-03"}, "is no one day"),
}


@pytest.mark.parametrize("case", BAD)
def test_a_bad_cell_is_named_with_its_row(case: str) -> None:
    cells, complaint = BAD[case]
    with pytest.raises(InputError) as caught:
        read({field: words for field, words in (CELLS | cells).items() if words})
    assert str(caught.value).startswith("archive.csv, row 3: ")
    assert complaint in str(caught.value)


def test_cells_beyond_the_heading_are_not_dropped_in_silence() -> None:
    with pytest.raises(InputError, match="cells beyond the heading: more"):
        read(CELLS, extra=("more",))


cell_words = st.text(st.characters(exclude_categories=["Cs", "Cc", "Z"]), min_size=1, max_size=15)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(values=st.dictionaries(st.sampled_from([*map(str, Field), "note", "more"]), cell_words, min_size=1, max_size=8))
def test_any_row_is_refused_with_its_name_or_holds_its_own_words(values: dict[str, str]) -> None:
    assume(any(word.strip() for word in values.values()))
    named = ""
    try:
        _, reading = read({"type": "arrest", **{name: words for name, words in values.items() if name != "type"}})
        [claim] = reading.claims or ()
        assert [field for field, words in claim.evidence() if not words.stands_in(reading.report.text)] == []
    except InputError as error:
        named = error.name
    assert named in ("", "archive.csv, row 3")


def test_the_ledger_keeps_the_rows_and_vouches_for_them(tmp_path: Path) -> None:
    text = 'type,target,note\r\narrest,Farai Dube,"first line\r\nsecond, line"\r\n\r\narrest,Chipo Ndlovu,\r\n'
    (tmp_path / "a.csv").write_bytes(text.encode())
    grid = grid_of(tmp_path / "a.csv")
    assert [row.data.decode() for row in grid.rows] == [
        'type,target,note\r\narrest,Farai Dube,"first line\r\nsecond, line"\r\n',
        "type,target,note\r\narrest,Chipo Ndlovu,\r\n",
    ]
    mapping = ColumnMapping({Field.TYPE: "type", Field.TARGET: "target"}, types={"arrest": ClaimType.DETENTION})
    items = [read_row(Row.of(cells, mapping, "a.csv"), "file:///a.csv", NOON) for cells in grid.rows]
    with Ledger.open(str(tmp_path / "ledger.db"), lambda: NOON, "Nadia") as ledger:
        assert ledger.add(items).claims == 2
        assert ledger.add(items).claims == 0
        assert list(ledger.verify()) == []
