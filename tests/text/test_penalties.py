"""What a court imposes."""

from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khronika.text.penalties import find_penalties
from tests.text.case_tables import cases, ends


@pytest.mark.parametrize("row", cases("penalties"))
def test_words_punish(row: Mapping[str, Any]) -> None:
    found = [words.penalty for words in find_penalties(row["words"])]
    assert [[str(penalty.kind), *ends(penalty.min, penalty.max), penalty.unit or ""] for penalty in found] == row["penalties"]


@pytest.mark.parametrize(
    ("text", "is_told"), [("three years in prison", True), ("for three years", False), ("fined $20", True), ("the $20 note", False)]
)
def test_a_penalty_says_whether_its_words_tell(text: str, is_told: bool) -> None:
    assert [words.is_told for words in find_penalties(text)] == [is_told]


def test_the_country_of_a_report_says_what_its_fines_are_in() -> None:
    assert [words.penalty.unit for words in find_penalties("a fine of 1,000 dinars", "TN")] == ["TND"]


VOCABULARY = (
    "sentenced to death life in prison 10 15 year days day and for suspended (suspended) fined $20 ($3) 80 lashes house arrest a two-year"
)
WORDS = st.sampled_from(VOCABULARY.split())


@given(st.one_of(st.text(), st.lists(WORDS, max_size=14).map(" ".join)))
def test_any_text_gives_penalties_within_it(text: str) -> None:
    for words in find_penalties(text):
        assert 0 <= words.start < words.end <= len(text)
