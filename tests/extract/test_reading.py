"""What holds of every reading: the words stand behind the values, and nothing else in the world changes them."""

import random
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from khronika.extract.english import REPORTS_AT_ONCE
from khronika.records.codec import encode_reading
from khronika.records.report import PassageKind, Report
from tests.extract.always import claims_of, holds
from tests.extract.case_tables import TABLES, readings_of_table, rows_of
from tests.extract.made import PUBLISHED, claims_of_words, readings_of, report_of, report_of_row

BODY = PassageKind.BODY


@pytest.mark.parametrize("table", TABLES)
def test_words_stand_behind_every_value_of_the_tables(table: str) -> None:
    for reading in readings_of_table(table):
        holds(reading)


def test_a_report_is_read_alike_in_whatever_company() -> None:
    reports = [report_of_row(row) for table in TABLES[::4] for row in rows_of(table)]
    together = [encode_reading(reading) for table in TABLES[::4] for reading in readings_of_table(table)]
    order = list(range(len(reports)))
    random.Random(7).shuffle(order)
    shuffled = readings_of([reports[number] for number in order])
    assert [encode_reading(reading) for reading in shuffled] == [together[number] for number in order]
    assert [encode_reading(reading) for number in order[:20] for reading in readings_of([reports[number]])] == [
        together[number] for number in order[:20]
    ]


WHO = [
    "Anna Petrova",
    "three nurses",
    "He",
    "they",
    "Dr. J. B. Mutasa, 54,",
    "dozens",
    "the newspaper",
    "“Nan” Vu, a poet",
    "Lusaka police",
    "X.com",
]
DID = [
    "arrested",
    "was arrested with",
    "denied that he beat",
    "will sentence",
    "allegedly shot",
    "blocked",
    "freed",
    "and",
    "said",
    "raided",
]
WHOM = [
    "Ivo Lukic and Mia Babic",
    "at least 12 people",
    "her",
    "the site sever.info",
    "the two",
    "Maks Orlo (31), Ana Rey (27)",
    "no one",
    "it",
]
TAIL = [
    "in Gulu on Tuesday",
    "for ten years and eight months",
    ", police said",
    "to 15 days in jail and a fine of $200",
    "“We will fight,”",
    "who had been held",
    "in May 2019 after a march",
    "over a poem",
    "according to the union",
    ": a raid",
    "(Photo: CW)",
    "— LUSAKA —",
]
END = [". ", ", ", "; ", "! ", "?” ", " and ", "\u2028", " … "]
SENTENCES = st.lists(
    st.tuples(*(st.sampled_from(words) for words in (WHO, DID, WHOM, TAIL, END))).map(lambda words: f"{' '.join(words[:4])}{words[4]}"),
    min_size=1,
    max_size=4,
).map(lambda sentences: "".join(sentences).strip())
REPORTS = st.builds(
    report_of,
    st.lists(st.tuples(st.sampled_from(PassageKind), SENTENCES), min_size=1, max_size=3),
    st.none() | st.just(PUBLISHED),
)
STRANGE = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60)
MARKS = [
    "\u00a0",
    "\u00ad",
    "\u200b",
    "\u200f",
    "\u202b",
    "\u2028",
    "\u0301",
    "\ufeff",
    "🕊️",
    "👩‍⚖️",
    "\u200fصادر",
    "\t",
    "\r\n",
    "\x00",
    "\x1f",
    "﷽",
    "İ",
    "ﬁ",
]


@settings(max_examples=40)
@given(st.lists(REPORTS, min_size=1, max_size=3))
def test_words_stand_behind_every_value_of_made_reports(reports: list[Report]) -> None:
    for reading in readings_of(reports):
        holds(reading)


@given(st.lists(st.tuples(st.sampled_from(PassageKind), STRANGE), min_size=1, max_size=3))
def test_any_text_is_read_without_a_fall(parts: list[tuple[PassageKind, str]]) -> None:
    [reading] = readings_of([report_of(parts)])
    holds(reading)


@settings(max_examples=40)
@given(SENTENCES, st.lists(st.tuples(st.floats(0, 1), st.sampled_from(MARKS)), min_size=1, max_size=6))
def test_strange_characters_among_good_words_move_no_offset(words: str, marks: Sequence[tuple[float, str]]) -> None:
    for place, mark in marks:
        at = int(place * len(words))
        words = words[:at] + mark + words[at:]
    [reading] = readings_of([report_of([(BODY, words)])])
    holds(reading)


ARREST = "Police in Gulu arrested teacher Maks Orlo on Tuesday."


def test_a_report_in_another_language_has_no_claims_at_all() -> None:
    reports = [report_of([(BODY, ARREST)], language=language) for language in ("en", "fr", None, "en")]
    readings = readings_of(reports)
    assert [reading.claims is None for reading in readings] == [False, True, True, False]
    assert [reading.reader is None for reading in readings] == [False, True, True, False]
    assert [reading.report is report for reading, report in zip(readings, reports, strict=True)] == [True] * 4


def test_readings_come_in_the_order_of_reports_over_several_batches() -> None:
    towns = ["Gulu", "Osh", "Vlorë"]
    languages = ["en", "fr", "en"]
    reports = [
        report_of([(BODY, f"Police held {number + 2} men in {towns[number % 3]}.")], language=languages[number % 3])
        for number in range(2 * REPORTS_AT_ONCE + 3)
    ]
    readings = readings_of(reports)
    assert [reading.report for reading in readings] == reports
    for number, reading in enumerate(readings):
        counts = [mention.count.value.min for claim in reading.claims or () for mention in claim.targets if mention.count]
        assert counts == ([number + 2] if languages[number % 3] == "en" else [])


def test_no_report_gives_no_reading() -> None:
    assert readings_of([]) == []


def test_claims_keep_their_ids_where_the_day_of_publication_changes() -> None:
    parts = [(BODY, ARREST)]
    first, second = readings_of([report_of(parts), report_of(parts, None)])
    assert [claim.id for claim in claims_of(first)] == [claim.id for claim in claims_of(second)]


def test_without_a_day_of_publication_no_relative_day_is_told() -> None:
    [reading] = readings_of([report_of([(BODY, ARREST)], None)])
    assert [claim.when for claim in claims_of(reading)] == [None]


def test_the_day_of_publication_is_never_a_time_of_its_own() -> None:
    assert [claim.when for claim in claims_of_words("Police arrested teacher Maks Orlo.")] == [None]
