import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from khronika.extract.linking.clusters import clusters

SIZES = st.integers(min_value=0, max_value=8)


def table(size: int, *pairs: tuple[int, int, float], otherwise: float = -4.0) -> np.ndarray:
    """A table of likenesses without direction."""
    found = np.full((size, size), otherwise)
    for one, other, likeness in pairs:
        found[one, other] = found[other, one] = likeness
    return found


@pytest.mark.parametrize(
    ("likeness", "found"),
    [
        (table(0), []),
        (table(1), [[0]]),
        (table(2, (0, 1, 1.0)), [[0, 1]]),
        (table(2, (0, 1, -1.0)), [[0], [1]]),
        (table(4, (0, 3, 1.0), (1, 2, 1.0)), [[0, 3], [1, 2]]),
    ],
)
def test_claims_that_are_like_each_other_make_one_incident(likeness: np.ndarray, found: list[list[int]]) -> None:
    assert clusters(likeness, 0.0) == found


def test_a_claim_that_is_like_two_things_does_not_make_them_one() -> None:
    likeness = table(4, (0, 1, 3.0), (2, 3, 3.0), (1, 2, 1.0))
    assert clusters(likeness, 0.0) == [[0, 1], [2, 3]]


def test_two_things_that_are_alike_on_the_whole_are_one_in_spite_of_a_pair_that_is_not() -> None:
    likeness = table(3, (0, 1, 3.0), (1, 2, 2.0), (0, 2, -0.5))
    assert clusters(likeness, 0.0) == [[0, 1, 2]]


@given(SIZES, st.randoms(use_true_random=False), st.floats(min_value=-3, max_value=3))
def test_each_claim_is_in_one_incident_and_a_higher_bar_never_joins_more(size: int, random: object, enough: float) -> None:
    draw = np.random.default_rng(random.randrange(10_000)).normal(size=(size, size))  # type: ignore[attr-defined]
    likeness = draw + draw.T
    found = clusters(likeness, enough)
    assert sorted(number for cluster in found for number in cluster) == list(range(size))
    assert len(clusters(likeness, enough + 1)) >= len(found)


def test_the_table_stays_as_it_was() -> None:
    likeness = table(3, (0, 1, 3.0))
    kept = likeness.copy()
    clusters(likeness, 0.0)
    assert np.array_equal(likeness, kept)
