"""Which reports are one text, and that few keys find them."""

from datetime import timedelta
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khronika.resolve.copies import compare_wordings
from khronika.resolve.sketches import BANDS, PERIODS, SAMPLES_MAX
from khronika.resolve.wordings import wording_of
from tests.resolve.made_copies import APART, CHANGES, DAY, NOT_TOLD_YET, TEXTS, are_copies, copies, report_of, share_a_key, unrelated

MISSED_AT_MOST = 0.05

WORDS = ["court", "town", "held", "freed", "police", "nine", "12", "Ann", "river", "2024", "“so”", "said", "and", "the"]
words = st.lists(st.sampled_from(WORDS), max_size=120).map(" ".join)


@pytest.mark.parametrize("sort", CHANGES)
def test_copies_share_a_key_and_are_told(sort: str) -> None:
    pairs = list(copies(sort))
    assert sum(not share_a_key(*pair) for pair in pairs) <= MISSED_AT_MOST * len(pairs)
    assert sum(not are_copies(*pair) for pair in pairs) <= MISSED_AT_MOST * len(pairs)


def rows() -> list[Any]:
    """The pairs of the table that are no copies, named by their names."""
    todo = pytest.mark.xfail(strict=True, reason="not told yet")
    return [pytest.param(case, id=case[0], marks=[todo] if case[0] in NOT_TOLD_YET else []) for case in APART]


@pytest.mark.parametrize("case", rows())
def test_texts_that_are_alike_are_no_copies(case: tuple[str, str, str]) -> None:
    _, left, right = case
    found = compare_wordings(wording_of(report_of(left, "https://a.example/1"))[0], wording_of(report_of(right, "https://b.example/2"))[0])
    assert found.score <= 0, found.reasons


def test_no_two_reports_apart_are_taken_for_copies() -> None:
    assert sum(are_copies(*pair) for pair in unrelated()) == len(NOT_TOLD_YET)


def test_a_template_that_is_filled_in_anew_says_so() -> None:
    _, left, right = next(case for case in APART if "court list" in case[0])
    one, other = (wording_of(report_of(text, f"https://{text[-5:-1]}.example/"))[0] for text in (left, right))
    assert "a template filled in twice" in " ".join(compare_wordings(one, other).reasons)


def test_half_a_text_from_another_year_is_no_copy_and_the_whole_is() -> None:
    text = TEXTS["newsroom"]
    half = CHANGES["20 % other words"](text, Random(1))
    assert not are_copies(report_of(text, "https://a.example/1"), report_of(half, "https://b.example/1", DAY + timedelta(400)))
    assert are_copies(report_of(text, "https://a.example/1"), report_of(text, "https://b.example/1", DAY + timedelta(400)))


@given(words, words)
def test_the_score_has_no_direction(left: str, right: str) -> None:
    one, other = (wording_of(report_of(text, f"https://{at}.example/")) for at, text in (("a", left or "-"), ("b", right or "-")))
    assert compare_wordings(one[0], other[0]) == compare_wordings(other[0], one[0])


@given(words.filter(lambda text: len(text.split()) >= 12))
def test_a_text_is_a_copy_of_itself_and_shares_its_keys(text: str) -> None:
    one, other = report_of(text, "https://a.example/"), report_of(text, "https://b.example/")
    assert are_copies(one, other)
    assert share_a_key(one, other)


@given(st.integers(0, 3000), st.randoms(use_true_random=False))
def test_however_long_a_text_is_its_keys_are_few(number: int, chance: object) -> None:
    text = " ".join(f"w{place * 7919 % 4001}" for place in range(number)) or "-"
    assert len(wording_of(report_of(text, "https://a.example/"))[1]) <= BANDS * PERIODS + SAMPLES_MAX
