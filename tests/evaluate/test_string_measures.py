"""What the best measure of strings is worth on pairs of names."""

from hypothesis import given
from hypothesis import strategies as st

from khronika.evaluate.string_measures import MEASURES, PREPARED, Tuned, best_measure

NAMES = st.sampled_from(["Rosa Mamani", "Mamani Rosa", "Роза Мамани", "Ruth Mamani", "Juan", ""])
PAIRS = st.lists(st.tuples(NAMES, NAMES, st.booleans()), min_size=1, max_size=8)


def test_a_measure_for_other_orders_is_chosen_where_the_order_changes() -> None:
    pairs = [("Rosa Mamani", "Mamani, Rosa", True), ("Rosa Mamani", "Rosa Maman Quispe", False), ("Rosa Mamani", "Ana Mamani", False)]
    tuned = best_measure(pairs)
    assert tuned.f1 == 1
    assert "token" in tuned.name


def test_other_scripts_are_put_into_latin_letters_where_it_helps() -> None:
    assert best_measure([("Ivan", "Иван", True), ("Ivan", "Oleg", False)]).prepared == "in Latin letters"


@given(PAIRS)
def test_no_measure_has_a_higher_f1_at_any_threshold(pairs: list[tuple[str, str, bool]]) -> None:
    best = best_measure(pairs)
    gold = sum(is_same for *_, is_same in pairs)
    for name in MEASURES:
        for prepared in PREPARED:
            scores = [Tuned(name, prepared, 0, 0).score(left, right) for left, right, _ in pairs]
            for threshold in scores:
                both = sum(score >= threshold and is_same for score, (*_, is_same) in zip(scores, pairs, strict=True))
                assert 2 * both / (gold + sum(score >= threshold for score in scores)) <= best.f1
    read = [best.is_same(left, right) for left, right, _ in pairs]
    both = sum(one and is_same for one, (*_, is_same) in zip(read, pairs, strict=True))
    assert 2 * both / (gold + sum(read)) == best.f1
