"""Every record refuses its wrong states."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.records.strategies import evidence_in, texts

from khronika.errors import KhronikaError, RecordError
from khronika.records.api_key import ApiKey
from khronika.records.claim import Claim, Reader, claim_id
from khronika.records.claim_type import ClaimType, Degree, Modality, Polarity, Stage
from khronika.records.count import Count
from khronika.records.duration import Duration, TimeUnit
from khronika.records.evidence import Evidence
from khronika.records.mention import Kind, Mention
from khronika.records.penalty import Penalty, PenaltyKind
from khronika.records.place_name import PlaceName
from khronika.records.report import Passage, PassageKind, Report
from khronika.records.role import Role
from khronika.records.source import Source
from khronika.records.stated import Stated
from khronika.records.user import User
from khronika.records.when import When

NOON = datetime(2024, 3, 5, 12, tzinfo=UTC)
TEXT = "Suva court jails Mere Vula"
TRIGGER = Evidence.of(TEXT, 11, 16)
READER = Reader("hand", "1")
PENALTY = Stated(Penalty(PenaltyKind.PRISON, 2, 2, "year"), (TRIGGER,))
WORDS = Stated("jails", (TRIGGER,))


def claim(type: ClaimType, **values: object) -> Claim:
    fields: dict[str, object] = {"id": "c", "trigger": TRIGGER, "reader": READER, "confidence": 0.5, "incident": "1", **values}
    return Claim(type=type, **fields)  # type: ignore[arg-type]


def report(*passages: Passage) -> Report:
    return Report(id="r", text=TEXT, passages=passages, capture_sha256="", address="file:///r.txt")


WRONG: tuple[tuple[str, Callable[[], object], str], ...] = (
    ("a count without a bound", Count, "a bound"),
    ("a count below nothing", lambda: Count(min=-1), "negative"),
    ("a count turned round", lambda: Count(12, 10), "12..10"),
    ("a duration without a bound", lambda: Duration(TimeUnit.DAY), "a bound"),
    ("a duration turned round", lambda: Duration(TimeUnit.DAY, 3, 2), "3..2"),
    ("evidence before the text", lambda: Evidence(-1, 1, "ab"), "-1..1"),
    ("evidence of nothing", lambda: Evidence(3, 3, ""), "3..3"),
    ("evidence longer than its place", lambda: Evidence(0, 2, "abc"), "3 characters"),
    ("evidence beyond the text", lambda: Evidence.of("abc", 2, 5), "1 characters"),
    ("a mention of nobody", lambda: Mention(Kind.PERSON), "a name, a description or a count"),
    ("a penalty turned round", lambda: Penalty(PenaltyKind.FINE, 9, 8, "EUR"), "9..8"),
    ("a penalty in camels", lambda: Penalty(PenaltyKind.FINE, 2, 2, "camel"), "camel"),
    ("a currency in small letters", lambda: Penalty(PenaltyKind.FINE, 2, 2, "eur"), "eur"),
    ("a place without a name", lambda: PlaceName(" "), "a name"),
    ("a country in three letters", lambda: PlaceName("Suva", "FJI"), "FJI"),
    ("a country in small letters", lambda: PlaceName("Suva", "fj"), "fj"),
    ("a value without words", lambda: Stated(1, ()), "evidence"),
    ("a user with a space", lambda: User("Nadia B", Role.READER), "Nadia B"),
    ("a user without a name", lambda: User("", Role.READER), "1 to 64"),
    ("a key without a label", lambda: ApiKey(1, "nadia", " ", Role.READER, NOON), "label"),
    ("a source without a name", lambda: Source(" "), "name of a publisher"),
    ("a group without a name", lambda: Source("Daily", group=" "), "has a name"),
    ("a time turned round", lambda: When(date(2020, 1, 2), date(2020, 1, 1)), "2020-01-02..2020-01-01"),
    ("a passage beyond the text", lambda: report(Passage(PassageKind.BODY, 0, 99)), r"0\.\.99"),
    ("an empty passage", lambda: report(Passage(PassageKind.BODY, 2, 2)), r"2\.\.2"),
    ("passages that overlap", lambda: report(Passage(PassageKind.TITLE, 0, 5), Passage(PassageKind.BODY, 4, 9)), r"4\.\.9"),
    ("less than no confidence", lambda: claim(ClaimType.RAID, confidence=-0.1), "confidence"),
    ("a confidence that is no number", lambda: claim(ClaimType.RAID, confidence=float("nan")), "confidence"),
    ("a block without a degree", lambda: claim(ClaimType.BLOCK), "degree"),
    ("a shutdown without a degree", lambda: claim(ClaimType.SHUTDOWN), "degree"),
    ("a raid with a degree", lambda: claim(ClaimType.RAID, degree=Degree.FULL), "degree"),
    ("a policy without a stage", lambda: claim(ClaimType.POLICY), "stage"),
    ("a raid with a stage", lambda: claim(ClaimType.RAID, stage=Stage.ADOPTED), "stage"),
    ("a raid with a penalty", lambda: claim(ClaimType.RAID, penalty=(PENALTY,)), "penalty"),
    ("a raid that quotes", lambda: claim(ClaimType.RAID, words=WORDS), "statement"),
)


@pytest.mark.parametrize(("make", "complaint"), [row[1:] for row in WRONG], ids=[row[0] for row in WRONG])
def test_a_record_refuses_a_wrong_state(make: Callable[[], object], complaint: str) -> None:
    with pytest.raises(RecordError, match=complaint):
        make()


def test_a_wrong_record_is_a_complaint_and_a_value_error() -> None:
    assert issubclass(RecordError, KhronikaError)
    assert issubclass(RecordError, ValueError)


@given(st.data())
def test_evidence_stands_in_the_text_it_was_taken_from(data: st.DataObject) -> None:
    text = data.draw(texts)
    words = data.draw(evidence_in(text))
    assert words.stands_in(text)
    assert not words.stands_in(text[: words.end - 1])


def test_only_what_is_said_to_have_happened_is_a_fact() -> None:
    assert claim(ClaimType.RAID).is_fact
    assert not claim(ClaimType.RAID, polarity=Stated(Polarity.DENIED, (TRIGGER,))).is_fact
    assert not claim(ClaimType.RAID, modality=Stated(Modality.ALLEGED, (TRIGGER,))).is_fact


def test_a_claim_id_changes_with_text_trigger_type_and_number() -> None:
    ids = {
        claim_id("aa", TRIGGER, ClaimType.RAID),
        claim_id("ab", TRIGGER, ClaimType.RAID),
        claim_id("aa", Evidence.of(TEXT, 0, 4), ClaimType.RAID),
        claim_id("aa", TRIGGER, ClaimType.SENTENCE),
        claim_id("aa", TRIGGER, ClaimType.RAID, 1),
    }
    assert len(ids) == 5
    assert claim_id("aa", TRIGGER, ClaimType.RAID) in ids
