"""Lengths of time."""

from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khronika.text.durations import find_durations
from tests.text.case_tables import cases, ends


@pytest.mark.parametrize("row", cases("durations"))
def test_words_last(row: Mapping[str, Any]) -> None:
    found = [length.duration for length in find_durations(row["words"])]
    assert [[*ends(length.min, length.max), str(length.unit)] for length in found] == row["lengths"]


@pytest.mark.parametrize(("text", "is_modifier"), [("a 15-day term", True), ("10 to 15 day sentences", True), ("held for 15 days", False)])
def test_a_length_that_goes_with_a_noun_says_so(text: str, is_modifier: bool) -> None:
    assert [length.is_modifier for length in find_durations(text)] == [is_modifier]


VOCABULARY = "for a an half two and 3.5 15- day days year years month hours week at least over up to ago later old several"
WORDS = st.sampled_from(VOCABULARY.split())


@given(st.one_of(st.text(), st.lists(WORDS, max_size=14).map(" ".join)))
def test_any_text_gives_lengths_within_it(text: str) -> None:
    last = 0
    for length in find_durations(text):
        assert last <= length.start < length.end <= len(text)
        last = length.end
