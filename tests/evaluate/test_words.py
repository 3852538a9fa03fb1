import pytest
from hypothesis import given
from hypothesis import strategies as st

from khronika.evaluate.words import content, fold, overlap, singular, words_in


@pytest.mark.parametrize(
    ("words", "folded"),
    [
        (None, ""),
        ("  The\tTown\n Hall. ", "the town hall"),
        ("Málaga’s “port”", "malaga “port”"),
        ("the mayor's office", "the mayor office"),
        ("'Free Radio'", "free radio"),
        ("STRASSE and straße", "strasse and strasse"),
    ],
)
def test_folding_leaves_what_matters(words: str | None, folded: str) -> None:
    assert fold(words) == folded


@pytest.mark.parametrize(
    ("word", "one"),
    [
        ("teachers", "teacher"),
        ("bodies", "body"),
        ("ties", "tie"),
        ("losses", "loss"),
        ("press", "press"),
        ("women", "woman"),
        ("policewomen", "policewoman"),
        ("fishermen", "fisherman"),
        ("men", "man"),
        ("as", "as"),
        ("gas", "ga"),
    ],
)
def test_a_plural_becomes_a_rough_singular(word: str, one: str) -> None:
    assert singular(word) == one


def test_counts_and_small_words_are_no_content() -> None:
    assert dict(content("more than 40 of the women teachers, and the other women")) == {"woman": 2, "teacher": 1}


@given(st.text(), st.text())
def test_overlap_has_no_direction_and_stays_between_nothing_and_all(left: str, right: str) -> None:
    there, back = overlap(content(left), content(right)), overlap(content(right), content(left))
    assert there == back
    assert 0 <= there <= 1


@given(st.text(alphabet="abc '’s.,\n"))
def test_words_are_those_of_the_folded_text(words: str) -> None:
    assert words_in(words) == words_in(fold(words)) or "'s" in fold(words)
