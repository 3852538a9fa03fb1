"""Counts of people and things."""

from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khronika.text.counts import find_counts
from tests.text.case_tables import cases, ends


@pytest.mark.parametrize("row", cases("counts"))
def test_words_count(row: Mapping[str, Any]) -> None:
    assert [ends(found.count.min, found.count.max) for found in find_counts(row["words"])] == row["counts"]


@pytest.mark.parametrize(
    ("text", "words", "figure"),
    [
        ("Then at least 35 monks came", "at least 35", "35"),
        ("Then between 10 and 15 monks came", "between 10 and 15", "10 and 15"),
        ("Then dozens of monks came", "dozens", "dozens"),
    ],
)
def test_a_count_takes_in_the_words_that_bound_it(text: str, words: str, figure: str) -> None:
    [found] = find_counts(text)
    assert text[found.start : found.end] == words
    assert text[found.number_start : found.end] == figure


@pytest.mark.parametrize(
    ("text", "is_noun"),
    [
        ("dozens of reporters", True),
        ("three were killed", True),
        ("three reporters were killed", False),
        ("three of them", True),
        ("police held 12.", True),
    ],
)
def test_a_count_says_whether_it_stands_for_those_counted(text: str, is_noun: bool) -> None:
    assert [found.is_noun for found in find_counts(text)] == [is_noun]


VOCABULARY = "at least more than up to 10 15 - 1,000 dozens of people a few two hundred thousand and 5% $ 3.5 million , one no (34)"
WORDS = st.sampled_from(VOCABULARY.split())


@given(st.one_of(st.text(), st.lists(WORDS, max_size=14).map(" ".join)))
def test_any_text_gives_counts_within_it(text: str) -> None:
    last = 0
    for found in find_counts(text):
        assert last <= found.start <= found.number_start < found.end <= len(text)
        last = found.end
