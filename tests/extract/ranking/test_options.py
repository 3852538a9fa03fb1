import pytest
from hypothesis import given
from hypothesis import strategies as st

from khronika.extract.ranking.options import Option, Ranking, ranking_of


def option(signs: tuple[str, ...]) -> Option[str]:
    """An option of no value."""
    return Option(None, signs)


signs = st.lists(st.sampled_from(["near", "far", "told twice"]), max_size=3).map(tuple)
options = st.lists(signs.map(option), min_size=1, max_size=6)
weights = st.dictionaries(st.sampled_from(["near", "far", "told twice"]), st.floats(-50, 50))


@given(options, weights)
def test_the_chances_of_a_claims_options_make_one(found: list[Option[str]], known: dict[str, float]) -> None:
    chances = Ranking(known, 0.5).chances(found)
    assert len(chances) == len(found)
    assert sum(chances) == pytest.approx(1)


@given(options, weights)
def test_the_order_of_the_options_does_not_matter(found: list[Option[str]], known: dict[str, float]) -> None:
    ranking = Ranking(known, 0.5)
    assert ranking.chances(found[::-1]) == pytest.approx(ranking.chances(found)[::-1])


def test_a_sign_without_a_weight_says_nothing() -> None:
    assert Ranking({}, 0.5).chances([option(("unheard of",)), option(())]) == [0.5, 0.5]


def test_the_weights_of_times_say_that_the_rules_are_a_good_sign() -> None:
    ranking = ranking_of("times_ranked")
    assert ranking.weights["by the rules"] > 0
    assert 0.25 <= ranking.enough <= 1
