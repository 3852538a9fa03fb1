"""Claims and readings as JSON."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any, TypeVar

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.records.strategies import claims_in, readings, texts

from khronika.errors import RecordError
from khronika.records.claim import Claim, Reader
from khronika.records.claim_type import ClaimType, Modality, Polarity
from khronika.records.codec import claim_schema, decode_claim, encode_claim, encode_reading, reading_schema
from khronika.records.count import Count
from khronika.records.duration import Duration, TimeUnit
from khronika.records.evidence import Evidence
from khronika.records.mention import Kind, Mention
from khronika.records.penalty import Penalty, PenaltyKind
from khronika.records.place_name import PlaceName
from khronika.records.reading import Reading
from khronika.records.report import Medium, MediumKind, Passage, PassageKind, Report
from khronika.records.stated import Stated
from khronika.records.when import Basis, When

T = TypeVar("T")
Row = dict[str, Any]

TEXT = "🕊️ Lagos, 2 May 2021: a court denied having jailed editor Ada Eze for 10 days over leaflets, her lawyer said."
READER = Reader("hand", "1")
PARTIES = ("targets", "actors", "according_to")


def quoted(words: str) -> Evidence:
    return Evidence.of(TEXT, TEXT.index(words), TEXT.index(words) + len(words))


def stated(value: T, *quotes: str) -> Stated[T]:
    return Stated(value, tuple(quoted(quote) for quote in quotes))


FULL = Claim(
    id="c1",
    type=ClaimType.SENTENCE,
    trigger=quoted("jailed"),
    reader=READER,
    confidence=0.75,
    incident="1",
    polarity=stated(Polarity.DENIED, "denied"),
    when=stated(When(date(2021, 5, 2), date(2021, 5, 2), Basis.STATED), "2 May 2021"),
    where=(stated(PlaceName("Lagos", "NG"), "Lagos"),),
    targets=(Mention(Kind.PERSON, name=stated("Ada Eze", "Ada", "Eze"), description=stated("editor", "editor")),),
    according_to=(Mention(Kind.PERSON, description=stated("lawyer", "her lawyer"), count=stated(Count(1, 1), "lawyer")),),
    penalty=(stated(Penalty(PenaltyKind.JAIL, 10, 10, "day"), "10 days"),),
    grounds=stated("leaflets", "leaflets"),
)
FULL_FORM: Row = {
    "id": "c1",
    "type": "sentence",
    "polarity": "denied",
    "modality": "actual",
    "when": ["2021-05-02", "2021-05-02"],
    "when_basis": "stated",
    "where": [{"name": "Lagos", "country": "NG"}],
    "targets": [{"name": "Ada Eze", "description": "editor", "kind": "person", "count": None}],
    "actors": [],
    "according_to": [{"name": None, "description": "lawyer", "kind": "person", "count": {"min": 1, "max": 1}}],
    "penalty": [{"kind": "jail", "min": 10, "max": 10, "unit": "day"}],
    "held_for": None,
    "grounds": "leaflets",
    "items": [],
    "degree": None,
    "stage": None,
    "words": None,
    "evidence": [
        {"field": "trigger", "start": 44, "end": 50, "quote": "jailed"},
        {"field": "polarity", "start": 30, "end": 36, "quote": "denied"},
        {"field": "when", "start": 10, "end": 20, "quote": "2 May 2021"},
        {"field": "where[0]", "start": 3, "end": 8, "quote": "Lagos"},
        {"field": "targets[0].name", "start": 58, "end": 61, "quote": "Ada"},
        {"field": "targets[0].name", "start": 62, "end": 65, "quote": "Eze"},
        {"field": "targets[0].description", "start": 51, "end": 57, "quote": "editor"},
        {"field": "according_to[0].description", "start": 93, "end": 103, "quote": "her lawyer"},
        {"field": "according_to[0].count", "start": 97, "end": 103, "quote": "lawyer"},
        {"field": "penalty[0]", "start": 70, "end": 77, "quote": "10 days"},
        {"field": "grounds", "start": 83, "end": 91, "quote": "leaflets"},
    ],
    "incident": "1",
    "codebook": 1,
    "reader": {"name": "hand", "version": "1"},
    "confidence": 0.75,
}
REPORT = Report(
    id="r1",
    text=TEXT,
    passages=(Passage(PassageKind.BODY, 0, len(TEXT)),),
    capture_sha256="ab" * 32,
    address="file:///reports/r1.txt",
    contributors=(stated("Ada Eze", "Ada Eze"),),
    byline=("Ngozi Bello",),
    published=date(2021, 5, 3),
    language="en",
    media=(Medium(MediumKind.VIDEO, 94, quoted("a court"), "https://news.example/a.mp4"),),
)


def form_of(claim: Claim) -> Row:
    form: Row = json.loads(encode_claim(claim))
    return form


def line_of(reading: Reading) -> Row:
    line: Row = json.loads(encode_reading(reading))
    return line


def test_a_claim_is_written_as_the_codebook_says() -> None:
    assert form_of(FULL) == FULL_FORM
    assert list(form_of(FULL)) == list(FULL_FORM)


def test_what_a_claim_leaves_open_is_null_or_an_empty_list_and_defaults_are_spelled_out() -> None:
    bare = form_of(Claim("c2", ClaimType.RAID, quoted("court"), READER, 1.0, "1"))
    assert bare["polarity"] == "asserted"
    assert bare["modality"] == "actual"
    for field in ("where", "items", "penalty", *PARTIES):
        assert bare[field] == []
    for field in ("when", "when_basis", "held_for", "grounds", "degree", "stage", "words"):
        assert bare[field] is None
    assert bare["evidence"] == [{"field": "trigger", "start": 24, "end": 29, "quote": "court"}]


@given(st.data())
def test_a_claim_comes_back_as_it_was(data: st.DataObject) -> None:
    claim = data.draw(texts.flatmap(claims_in))
    assert decode_claim(encode_claim(claim)) == claim


@given(texts.flatmap(claims_in))
def test_equal_claims_give_equal_bytes(claim: Claim) -> None:
    assert encode_claim(decode_claim(encode_claim(claim))) == encode_claim(claim)


def test_a_default_that_words_state_keeps_its_words() -> None:
    spelled_out = replace(FULL, polarity=stated(Polarity.ASSERTED, "jailed"), modality=stated(Modality.ACTUAL, "jailed"))
    assert decode_claim(encode_claim(spelled_out)) == spelled_out


def paths_of(form: Row) -> Iterator[str]:
    """The path of every value of a claim that needs words."""
    yield "trigger"
    yield from (field for field, default in (("polarity", "asserted"), ("modality", "actual")) if form[field] != default)
    yield from (field for field in ("when", "held_for", "grounds", "words") if form[field] is not None)
    for field in ("where", "penalty", "items"):
        yield from (f"{field}[{number}]" for number in range(len(form[field])))
    for field in PARTIES:
        for number, party in enumerate(form[field]):
            yield from (f"{field}[{number}].{part}" for part in ("name", "description", "count") if party[part] is not None)


@given(readings())
def test_every_value_has_words_under_its_path_and_they_stand_in_the_text(reading: Reading) -> None:
    line = line_of(reading)
    for claim in line.get("claims", []):
        assert {entry["field"] for entry in claim["evidence"]} == set(paths_of(claim))
        for entry in claim["evidence"]:
            assert line["text"][entry["start"] : entry["end"]] == entry["quote"]


NOBODY: Row = {"name": None, "description": None, "kind": "thing", "count": None}
NONSENSE: tuple[tuple[str, Row, str], ...] = (
    ("a type that the codebook lacks", {"type": "picnic"}, "type"),
    ("a field that the codebook lacks", {"mood": "grim"}, "mood"),
    ("no list of places", {"where": None}, "where"),
    ("three ends of a time", {"when": ["2021-05-02"] * 3}, "when"),
    ("a day that no calendar has", {"when": ["2021-02-30", "2021-03-01"]}, "when"),
    ("a time that ends before it begins", {"when": ["2021-05-02", "2021-05-01"]}, "earliest <= latest"),
    ("a time without its basis", {"when_basis": None}, "basis"),
    ("a basis without its time", {"when": None}, "basis"),
    ("a value without words", {"items": ["camera"]}, r"items\[0\]"),
    ("words without a value", {"grounds": None}, "grounds"),
    ("a hidden denial", {"polarity": "asserted", "evidence": FULL_FORM["evidence"][:1]}, "evidence"),
    ("no trigger", {"evidence": FULL_FORM["evidence"][1:]}, "one trigger"),
    ("two triggers", {"evidence": [FULL_FORM["evidence"][0], *FULL_FORM["evidence"]]}, "one trigger"),
    ("a quote too long for its place", {"evidence": [{"field": "trigger", "start": 1, "end": 2, "quote": "no"}]}, "2 characters"),
    ("a penalty on something else than a sentence", {"type": "raid"}, "penalty"),
    (
        "a party without name, description and count",
        {"actors": [NOBODY]},
        "mention",
    ),
    ("more than certain", {"confidence": 1.01}, "confidence"),
    ("a confidence in words", {"confidence": "high"}, "confidence"),
)


@pytest.mark.parametrize(("edit", "complaint"), [row[1:] for row in NONSENSE], ids=[row[0] for row in NONSENSE])
def test_nonsense_is_refused(edit: Row, complaint: str) -> None:
    with pytest.raises(RecordError, match=complaint):
        decode_claim(json.dumps(FULL_FORM | edit).encode())


@pytest.mark.parametrize("field", sorted(FULL_FORM))
def test_no_field_may_be_missing(field: str) -> None:
    rest = {name: value for name, value in FULL_FORM.items() if name != field}
    with pytest.raises(RecordError, match=field):
        decode_claim(json.dumps(rest).encode())


@given(st.one_of(st.binary(), st.tuples(st.integers(0, 2000), st.binary(max_size=3))))
def test_bytes_are_a_claim_or_a_record_error(damage: bytes | tuple[int, bytes]) -> None:
    whole = encode_claim(FULL)
    data = damage if isinstance(damage, bytes) else whole[: damage[0]] + damage[1] + whole[damage[0] + 1 :]
    try:
        claim = decode_claim(data)
    except RecordError:
        return
    assert decode_claim(encode_claim(claim)) == claim


def test_a_reading_is_one_line_with_its_fields_in_order() -> None:
    assert b"\n" not in encode_reading(Reading(REPORT, READER, (FULL,)))
    assert line_of(Reading(REPORT, READER, (FULL,))) == {
        "id": "r1",
        "url": None,
        "title": None,
        "publisher": None,
        "published": "2021-05-03",
        "language": "en",
        "contributors": ["Ada Eze"],
        "byline": ["Ngozi Bello"],
        "text": TEXT,
        "passages": [{"kind": "body", "start": 0, "end": len(TEXT)}],
        "media": [{"kind": "video", "length_seconds": 94, "caption": "a court", "address": "https://news.example/a.mp4"}],
        "evidence": [
            {"field": "contributors[0]", "start": 58, "end": 65, "quote": "Ada Eze"},
            {"field": "media[0].caption", "start": 22, "end": 29, "quote": "a court"},
        ],
        "capture": "ab" * 32,
        "claims": [FULL_FORM],
    }
    assert list(line_of(Reading(REPORT, READER, ()))) == list(reading_schema()["$defs"]["ReadingForm"]["properties"])[:-2]


def test_no_claims_is_an_empty_list_and_not_read_has_no_list() -> None:
    assert line_of(Reading(REPORT, READER, ()))["claims"] == []
    unread = line_of(Reading(replace(REPORT, language="kk")))
    assert unread["not_read"] == "kk"
    assert "claims" not in unread


def test_a_report_in_a_language_that_could_not_be_told_is_not_read() -> None:
    assert line_of(Reading(replace(REPORT, language=None)))["not_read"] == "und"


@given(readings())
def test_a_reading_carries_the_claims_as_they_stand_alone(reading: Reading) -> None:
    line = line_of(reading)
    assert line.get("claims") == (None if reading.claims is None else [form_of(claim) for claim in reading.claims])
    assert line["text"] == reading.report.text


def test_the_schema_names_every_field_and_asks_for_each() -> None:
    schema = claim_schema()
    form = schema["$defs"]["ClaimForm"]
    assert schema["$ref"] == "#/$defs/ClaimForm"
    assert list(form["properties"]) == form["required"] == list(FULL_FORM)
    assert schema["$defs"]["ClaimType"]["enum"] == sorted(ClaimType)


def test_a_length_of_custody_keeps_its_open_end() -> None:
    held = replace(FULL, held_for=stated(Duration(TimeUnit.DAY, 10, None), "10 days"))
    assert form_of(held)["held_for"] == {"unit": "day", "min": 10, "max": None}
