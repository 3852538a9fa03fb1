"""What a ledger keeps comes out of its line as it went in."""

import json
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.records.strategies import PARAGRAPHS, evidence_in, readings

from khronika.errors import RecordError
from khronika.records.anchor import Anchor
from khronika.records.carried_decision import CarriedDecision
from khronika.records.codec_kept import Kept, decode_kept, encode_kept
from khronika.records.consent import Answer, Consent, KeptConsent
from khronika.records.judgement import Judgement, KeptJudgement, Matter, Verdict, Withdrawal
from khronika.records.kept_bytes import KeptBytes
from khronika.records.kept_report import KeptReport
from khronika.records.retrieval import Retrieval
from khronika.records.visibility import Visibility
from khronika.records.visibility_decision import Subject

NUMBER = 7

words = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
times = st.integers(0, 4 * 10**15).map(lambda passed: datetime(1970, 1, 1, tzinfo=UTC) + timedelta(microseconds=passed))
anchors = st.sampled_from(PARAGRAPHS).flatmap(
    lambda text: st.builds(
        lambda address, evidence: Anchor(address, "0" * 64, evidence, None if evidence is None else text),
        words,
        st.none() | evidence_in(text),
    )
)
pairs = st.builds(
    Judgement,
    st.sampled_from([Matter.INCIDENT, Matter.PARTY, Matter.REPORT]),
    st.sampled_from([Verdict.SAME, Verdict.DIFFERENT, Verdict.UNSURE]),
    anchors,
    anchors,
    reason=words,
)
placed = st.builds(Judgement, st.just(Matter.PLACE), st.just(Verdict.PLACED), anchors, place=st.integers(-(2**53), 2**53), reason=words)
withdrawals = st.builds(Withdrawal, words, times, words)
judgements = st.builds(KeptJudgement, st.just(NUMBER), pairs | placed, words, times, st.none() | withdrawals)
reports = readings().map(lambda reading: KeptReport("0" * 64, reading.report, (reading,)))
decisions = st.builds(
    CarriedDecision,
    st.sampled_from(Subject),
    st.sampled_from(Visibility),
    *(words, words, times),
    *(st.lists(words, max_size=2).map(tuple) for _ in range(3)),
    words,
    st.none() | withdrawals,
)
answers = st.builds(Consent, st.lists(words, max_size=2).map(tuple), st.sampled_from(Answer), words, st.none() | st.just(date(2024, 3, 6)))
consents = st.builds(KeptConsent, st.just(NUMBER), answers, words, times)
kept = st.one_of(
    decisions,
    consents,
    st.builds(KeptBytes, st.binary(max_size=200)),
    reports,
    st.builds(Retrieval, words, words, times, words, words),
    judgements,
)


@given(one=kept)
def test_what_is_kept_comes_out_of_its_line_as_it_went_in(one: Kept) -> None:
    line = encode_kept(one)
    assert b"\n" not in line
    decoded = decode_kept(json.loads(line), NUMBER)
    assert decoded == one
    assert encode_kept(decoded) == line


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ('{"noun":"rumour"}', "nothing that a ledger keeps is called 'rumour'"),
        ('{"noun":"capture","sha256":"00","bytes":"YQ=="}', "the bytes are not those of 00"),
        ('{"noun":"capture","sha256":"00","bytes":"?"}', "the bytes are no Base64"),
        ('{"noun":"report","key":"","report":{},"readings":[]}', "this is no report|this is no Report"),
        ('{"noun":"retrieval"}', "this is no Retrieval"),
        ('{"noun":"judgement"}', "this is no judgement"),
        ('{"noun":"visibility","decision":{}}', "this is no visibility|this is no CarriedDecision"),
        ('{"noun":"consent","consent":{}}', "this is no consent|this is no Consent"),
    ],
)
def test_what_is_none_is_refused(line: str, complaint: str) -> None:
    with pytest.raises(RecordError, match=complaint):
        decode_kept(json.loads(line), NUMBER)
