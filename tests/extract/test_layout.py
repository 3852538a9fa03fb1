"""A report cut into sentences."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khronika.extract.layout import LONGEST_SENTENCE, Layout, lay_out
from khronika.records.report import PassageKind, Report
from tests.extract.made import report_of

REST = " on Monday, and the clerk, who had sold pamphlets at the market for years, was brought before a magistrate in the afternoon."
KINDS = st.sampled_from(PassageKind)
WORDS = [
    "Police",
    "arrested",
    "POLICE",
    "Arrest",
    "3 teachers",
    "in",
    "LUSAKA,",
    "(Coast Wire)",
    "-",
    "—",
    "İ",
    "ß",
    "“They”",
    "said.",
    "U.S.",
]
PARTS = st.lists(st.tuples(KINDS, st.lists(st.sampled_from(WORDS), min_size=1, max_size=25).map(" ".join)), min_size=1, max_size=4)
ANY_PARTS = st.lists(st.tuples(KINDS, st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=80)), min_size=1, max_size=3)


def pieces_of(*paragraphs: str, kind: PassageKind = PassageKind.BODY) -> list[str]:
    return [piece.text for piece in lay_out(report_of((kind, words) for words in paragraphs)).pieces]


@pytest.mark.parametrize(
    ("words", "opening"),
    [
        ("LUSAKA, March 3 (Coast Wire) - Police arrested a clerk.", "Police arrested"),
        ("LUSAKA (Coast Wire) — Police arrested a clerk.", "Police arrested"),
        ("MINSK/KYIV (Coast Wire) - Police arrested a clerk.", "Police arrested"),
        (f"Nairobi (CW) – Police arrested a clerk{REST}", "Police arrested"),
        (f"Lahore: Police arrested a clerk{REST}", "Police arrested"),
        (f"Lahore – the whole city – saw police arrest a clerk{REST}", "Lahore"),
        (f"Witnesses: Police arrested a clerk{REST}", "Witnesses"),
        ("DAR ES SALAAM, Tanzania (CW) – Police arrested a clerk.", "Police arrested"),
        ("Lusaka police - the whole force - arrested a clerk.", "Lusaka police"),
    ],
)
def test_a_dateline_stays_out_of_the_first_sentence(words: str, opening: str) -> None:
    assert pieces_of(words)[0].startswith(opening)


def test_a_headline_in_capitals_is_read_small_where_the_report_writes_the_words_small() -> None:
    parts = [(PassageKind.TITLE, "Nurse Arrested in Gulu After Vigil"), (PassageKind.BODY, "A nurse was arrested after a vigil.")]
    title = lay_out(report_of(parts)).pieces[0].text
    assert title == "Nurse arrested in Gulu after vigil"


def test_credits_hold_no_claims() -> None:
    assert pieces_of("Arrested by: Police Photo", kind=PassageKind.CREDIT) == []


def test_a_sentence_that_is_much_too_long_is_left_out_and_the_next_is_read() -> None:
    long = "Police arrested a clerk and " * (LONGEST_SENTENCE // 20) + "left."
    assert pieces_of(f"{long} Police arrested a baker.") == ["Police arrested a baker."]


@pytest.mark.parametrize(
    "words", ["A sit-in in Sfax entered its third day.", "The walk-out at the port goes on.", "A go-slow hit Mombasa."]
)
def test_a_word_with_a_hyphen_makes_a_sentence_worth_parsing(words: str) -> None:
    assert pieces_of(words) == [words]


def stands(layout: Layout, report: Report) -> None:
    last = 0
    for piece in layout.pieces:
        passage = report.passages[piece.paragraph]
        end = piece.start + len(piece.text)
        assert max(last, passage.start) <= piece.start < end <= passage.end
        assert piece.text.lower() == report.text[piece.start : end].lower()
        assert piece.kind is passage.kind
        last = end
    for name in layout.names:
        assert report.text[name.start : name.end].lower() == name.text.lower()


@given(PARTS)
def test_pieces_follow_each_other_within_their_passages(parts: list[tuple[PassageKind, str]]) -> None:
    report = report_of(parts)
    stands(lay_out(report), report)


@given(ANY_PARTS)
def test_any_text_is_cut_in_place(parts: list[tuple[PassageKind, str]]) -> None:
    report = report_of(parts)
    stands(lay_out(report), report)
