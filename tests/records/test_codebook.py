"""The codebook as data agrees with the types, the records and the page for people."""

from dataclasses import fields
from enum import StrEnum
from hashlib import sha256
from pathlib import Path

import pytest

from khronika.errors import RecordError
from khronika.records.claim import Claim, Reader, claim_id
from khronika.records.claim_type import ClaimType, Degree, Modality, Polarity, Stage
from khronika.records.codebook import MEANINGS, Meaning
from khronika.records.codec import decode_claim
from khronika.records.duration import TimeUnit
from khronika.records.evidence import Evidence
from khronika.records.mention import Kind
from khronika.records.penalty import OTHER_UNITS, TIME_UNITS, Penalty, PenaltyKind
from khronika.records.stated import Stated
from khronika.records.when import Basis
from khronika.text.amounts import find_amounts

PAGE = Path(__file__).parents[2] / "docs" / "codebook.md"
TRIGGER = Evidence(0, 1, "x")
ONLY_SOMETIMES = {
    "degree": Degree.FULL,
    "stage": Stage.ADOPTED,
    "words": Stated("x", (TRIGGER,)),
    "penalty": (Stated(Penalty(PenaltyKind.DEATH), (TRIGGER,)),),
}
IDS = [meaning.type for meaning in MEANINGS]


def claim(type: ClaimType, own: dict[str, object]) -> Claim:
    return Claim("c", type, TRIGGER, Reader("hand", "1"), 1.0, "1", **own)  # type: ignore[arg-type]


def must_have(meaning: Meaning) -> dict[str, object]:
    """The fields without which a claim of this type is refused."""
    return {name: ONLY_SOMETIMES[name] for name in ("degree", "stage") if name in meaning.fields}


def test_the_codebook_has_every_type_once_in_order() -> None:
    assert [meaning.type for meaning in MEANINGS] == list(ClaimType)


@pytest.mark.parametrize("meaning", MEANINGS, ids=IDS)
def test_a_meaning_is_short_and_own_fields_are_fields_of_a_claim(meaning: Meaning) -> None:
    assert 10 < len(meaning.words) < 100
    assert set(meaning.fields) <= {field.name for field in fields(Claim)}


@pytest.mark.parametrize("meaning", MEANINGS, ids=IDS)
@pytest.mark.parametrize("field", ONLY_SOMETIMES)
def test_a_claim_takes_exactly_the_fields_that_the_codebook_gives_its_type(meaning: Meaning, field: str) -> None:
    values = must_have(meaning) | {field: ONLY_SOMETIMES[field]}
    if field in meaning.fields:
        assert getattr(claim(meaning.type, values), field) == ONLY_SOMETIMES[field]
    else:
        with pytest.raises(RecordError, match=field[:5]):
            claim(meaning.type, values)


def rows_of(page: str, heading: str) -> list[list[str]]:
    """The cells of the first table under a heading, without its head."""
    section = page.split(f"## {heading}\n")[1].split("\n## ", maxsplit=1)[0]
    lines = [line for line in section.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]


def test_the_page_tells_each_type_as_the_data_does() -> None:
    told = rows_of(PAGE.read_text(encoding="utf-8"), "Types")
    assert told == [[f"`{m.type}`", m.words, m.targets, ", ".join(f"`{field}`" for field in m.fields)] for m in MEANINGS]


def test_the_page_tells_each_field_of_a_claim() -> None:
    told = {cells[0].strip("`") for cells in rows_of(PAGE.read_text(encoding="utf-8"), "Fields")}
    assert told == {field.name for field in fields(Claim)} - {"trigger"} | {"when_basis", "evidence"}


@pytest.mark.parametrize("values", [Polarity, Modality, Degree, Stage, Kind, PenaltyKind, TimeUnit, Basis])
def test_the_page_names_every_value_that_a_field_can_take(values: type[StrEnum]) -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert [value for value in values if f"`{value}`" not in page] == []


def test_the_page_names_every_unit_of_a_penalty() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert [unit for unit in (*TIME_UNITS, *OTHER_UNITS) if f"`{unit}`" not in page] == []


@pytest.mark.parametrize(("words", "shown"), rows_of(PAGE.read_text(encoding="utf-8"), "Counts"))
def test_the_counts_on_the_page_are_those_that_khronika_reads(words: str, shown: str) -> None:
    ends = tuple(None if end == "null" else int(end) for end in shown.strip("`{}").split(", "))
    assert {amount.limits(is_counted=True) for amount in find_amounts(words)} == {ends}


def test_the_claim_on_the_page_is_a_claim_with_its_words_in_the_text() -> None:
    page = PAGE.read_text(encoding="utf-8")
    text = page.split('for the text "')[1].split('":')[0]
    shown = decode_claim(page.split("```json\n")[1].split("```")[0].encode())
    assert [words for _, words in shown.evidence() if not words.stands_in(text)] == []
    assert shown.id == claim_id(sha256(text.encode()).hexdigest(), shown.trigger, shown.type)
