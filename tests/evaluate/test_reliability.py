import pytest
from hypothesis import given
from hypothesis import strategies as st

from khronika.evaluate.reliability import Checked, reliability

checked = st.builds(Checked, st.floats(0, 1), st.booleans())


def claims(confidence: float, right: int, wrong: int) -> list[Checked]:
    return [Checked(confidence, number < right) for number in range(right + wrong)]


def test_confidence_that_is_right_as_often_as_it_says_has_no_error() -> None:
    found = reliability(claims(0.8, 4, 1))
    assert found is not None
    assert [found.error, found.brier] == pytest.approx([0, 0.16])
    (held,) = found.bins
    assert [held.low, held.claims, held.confidence, held.right] == pytest.approx([0.8, 5, 0.8, 0.8])


def test_the_error_is_weighed_by_how_many_claims_a_bin_has() -> None:
    found = reliability([*claims(0.95, 3, 0), *claims(0.25, 1, 0)])
    assert found is not None
    assert found.error == pytest.approx((3 * 0.05 + 0.75) / 4)


def test_claims_are_sure_from_the_lowest_confidence_that_leaves_enough_right() -> None:
    found = reliability([*claims(0.9, 38, 0), *claims(0.8, 0, 2), *claims(0.3, 1, 3)])
    assert found is not None
    assert (found.sure_from, found.sure) == (0.8, 40)


def test_equally_sure_claims_are_taken_together() -> None:
    found = reliability(claims(0.9, 30, 3))
    assert found is not None
    assert (found.sure_from, found.sure) == (None, 0)


def test_without_claims_nothing_is_said() -> None:
    assert reliability([]) is None


@given(st.lists(checked, min_size=1))
def test_every_claim_is_in_one_bin(claims: list[Checked]) -> None:
    found = reliability(claims)
    assert found is not None
    assert sum(bin.claims for bin in found.bins) == found.claims == len(claims)
    assert 0 <= found.error <= 1
