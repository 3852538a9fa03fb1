"""How sure claims are, and by which signs."""

from hypothesis import given
from hypothesis import strategies as st

from khronika.extract.confidence import ALWAYS, LEAST, MOST, chance, weights
from khronika.extract.english import EnglishRules
from khronika.extract.layout import lay_out, parse
from khronika.extract.parser import english_parser
from khronika.extract.signs import signs_of
from khronika.records.report import PassageKind
from tests.extract.made import claims_of_words, report_of


def signs_in(title: str, words: str) -> list[dict[str, float]]:
    layout = lay_out(report_of([(PassageKind.TITLE, title), (PassageKind.BODY, words)]))
    (sentences,) = parse([layout], english_parser())
    return signs_of(EnglishRules().drafts(layout, sentences))


def test_signs_are_said_in_plain_words() -> None:
    headline, told = signs_in("Police arrest Rosa Quispe", "Police in Cusco arrested Rosa Quispe and two porters on Monday.")
    assert {"in the title", "target named", "told again"} <= set(headline)
    assert {"in the body", "type detention", "carried by verbs", "stands main", "in the past", "with when", "with where"} <= set(told)


def test_a_hedged_claim_is_less_sure() -> None:
    (plain,) = claims_of_words("Police arrested Rosa Quispe in Cusco on Monday.")
    (hedged,) = claims_of_words("If she returns, police will arrest her.")
    assert hedged.confidence < plain.confidence


def test_every_weight_belongs_to_a_sign_that_is_named() -> None:
    assert ALWAYS in weights()
    assert all(sign == sign.lower().strip() for sign in weights())


@given(st.dictionaries(st.sampled_from(["a", "b", ALWAYS]), st.floats(-9, 9)), st.dictionaries(st.sampled_from("ab"), st.floats(-9, 9)))
def test_a_chance_is_never_beyond_doubt(weights: dict[str, float], signs: dict[str, float]) -> None:
    assert LEAST <= chance(signs, weights) <= MOST
