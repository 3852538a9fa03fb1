"""Sums of money."""

from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khronika.text.money import find_money
from khronika.text.word_lists import table, word_list, words_under
from tests.text.case_tables import cases, ends


@pytest.mark.parametrize("row", cases("money"))
def test_words_are_worth(row: Mapping[str, Any]) -> None:
    assert [[*ends(found.min, found.max), found.currency or ""] for found in find_money(row["words"])] == row["sums"]


@pytest.mark.parametrize(
    ("words", "country", "currency"),
    [
        ("300 dinars", "TN", "TND"),
        ("300 dinars", "FR", None),
        ("870 roubles", "BY", "BYN"),
        ("870 roubles", "KG", "RUB"),
        ("500 Iraqi dinars", "TN", "IQD"),
        ("40 pesos", "PH", "PHP"),
    ],
)
def test_the_country_of_a_report_says_what_its_money_is(words: str, country: str, currency: str | None) -> None:
    assert [found.currency for found in find_money(words, country)] == [currency]


def test_every_listed_code_is_read_beside_a_figure() -> None:
    for code in words_under(table(word_list("money"), "codes"), "all"):
        assert [found.currency for found in find_money(f"paid 200 {code} in all")] == [code]


VOCABULARY = "$ € £5 500 1,000 million tenge Rs rubles of US$ 20 dinars Algerian more than up to bn KES"
WORDS = st.sampled_from(VOCABULARY.split())


@given(st.one_of(st.text(), st.lists(WORDS, max_size=12).map(" ".join)))
def test_any_text_gives_sums_within_it(text: str) -> None:
    for found in find_money(text):
        assert 0 <= found.start < found.end <= len(text)
        assert found.min is None or found.max is None or found.min <= found.max
