from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khronika.evaluate.assignment import most_alike
from khronika.evaluate.partitions import MEASURES, Agreement, Shares, by_key

GOLD = [frozenset("abc"), frozenset("defg")]
READ = [frozenset("ab"), frozenset("cd"), frozenset("efg")]

WORKED = {
    "muc": (Shares(1 + 2, 2 + 3), Shares(1 + 0 + 2, 1 + 1 + 2)),
    "b3": (Shares((4 + 1) / 3 + (1 + 9) / 4, 7), Shares(2 + 1 + 3, 7)),
    "ceafe": (Shares(4 / 5 + 6 / 7, 2), Shares(4 / 5 + 6 / 7, 3)),
    "lea": (Shares(3 * 1 / 3 + 4 * 3 / 6, 7), Shares(2 + 0 + 3, 7)),
}
"""Worked out by hand: recall, then precision."""

partitions = st.dictionaries(st.sampled_from("abcdefghij"), st.sampled_from("12345"), min_size=1)
tables = st.dictionaries(st.tuples(st.integers(0, 4), st.integers(5, 9)), st.floats(0.01, 1))


@pytest.mark.parametrize("name", WORKED)
def test_each_measure_counts_as_by_hand(name: str) -> None:
    found = MEASURES[name](GOLD, READ)
    for side, worked in zip((found.recall, found.precision), WORKED[name], strict=True):
        assert (side.found, side.whole) == pytest.approx((worked.found, worked.whole))


@pytest.mark.parametrize("name", MEASURES)
def test_gold_itself_is_whole_and_sides_can_be_turned(name: str) -> None:
    assert MEASURES[name](GOLD, GOLD).f1 == pytest.approx(1)
    assert MEASURES[name](READ, GOLD).f1 == pytest.approx(MEASURES[name](GOLD, READ).f1)


def test_one_alone_counts_for_lea_where_both_leave_it_alone() -> None:
    alone, joined = [frozenset("a"), frozenset("b")], [frozenset("ab")]
    assert MEASURES["lea"](alone, alone).f1 == 1
    assert MEASURES["lea"](alone, joined).f1 == 0
    assert MEASURES["muc"](alone, alone) == Agreement(Shares(0, 0), Shares(0, 0))


@given(partitions, st.randoms())
def test_every_figure_lies_between_nought_and_one(keys: dict[str, str], chance) -> None:  # type: ignore[no-untyped-def]
    others = {mention: chance.choice("12345") for mention in keys}
    for measure in MEASURES.values():
        assert 0 <= measure(by_key(keys), by_key(others)).f1 <= 1 + 1e-9


@given(tables)
def test_no_pairing_is_worth_more_than_the_one_that_is_found(alike: dict[tuple[int, int], float]) -> None:
    tried = (sum(alike.get((row, column), 0) for row, column in enumerate(order)) for order in permutations(range(5, 10)))
    assert most_alike(alike) == pytest.approx(max(tried))
