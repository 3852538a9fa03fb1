"""The rules of triggers: each is well formed, and can ever apply."""

from collections import Counter

import pytest

from khronika.extract.frames import FRAMES
from khronika.extract.inflection import noun_forms, verb_forms
from khronika.extract.lexicon import PARTS, lexicon
from khronika.extract.noun_classes import CLASSES, NAME_CLASSES, SPECIAL
from khronika.extract.parser import english_parser
from khronika.extract.word_lists import Words, rows, strings
from khronika.records.claim_type import ClaimType

RULES = rows("triggers", "rule")
KEYS = {
    *("type", "frame", "confidence", *PARTS, "object", "unless_object", "needs", "needs_next", "unless", "unless_before", "unless_next"),
    *("voice", "thing", "negated", "ergative"),
}
SETTLED_LATER = {"jail", "accusation"}
"""Types that the sentence decides."""

KNOWN_CLASSES = {*CLASSES, *SPECIAL, "none", *(name for names in NAME_CLASSES.values() for name in names)}


def listed(rule: dict[str, Words], key: str) -> list[str]:
    found = rule.get(key, [])
    assert isinstance(found, list), f"{key} of {rule} is no list"
    return found


def named(rule: dict[str, Words]) -> str:
    return f"{rule['type']} {next(words[0] for part in PARTS if (words := listed(rule, part)))}"


@pytest.mark.parametrize("rule", RULES, ids=named)
def test_a_rule_has_a_known_type_frame_and_keys(rule: dict[str, Words]) -> None:
    assert rule.keys() <= KEYS
    assert rule["type"] in {*ClaimType, *SETTLED_LATER}
    assert rule["frame"] in FRAMES
    assert 0 < float(str(rule["confidence"])) <= 1
    assert rule.get("voice", "active") in ("active", "passive")


def test_every_type_of_the_codebook_has_a_rule() -> None:
    assert {*ClaimType} <= {rule["type"] for rule in RULES}


def test_a_rule_asks_for_classes_that_are_known() -> None:
    asked = {name for rule in RULES for key in ("object", "unless_object") for name in listed(rule, key)}
    assert asked - KNOWN_CLASSES == set()


@pytest.mark.parametrize("rule", RULES, ids=named)
def test_a_rule_has_no_word_twice_and_all_in_lower_case(rule: dict[str, Words]) -> None:
    for key in KEYS:
        if isinstance(rule.get(key), list):
            words = listed(rule, key)
            assert [word for word, times in Counter(words).items() if times > 1] == [], key
            assert [word for word in words if word != word.lower().strip() or "  " in word] == [], key


@pytest.mark.parametrize("rule", RULES, ids=named)
def test_what_a_rule_asks_of_a_neighbour_is_one_word(rule: dict[str, Words]) -> None:
    for key in ("unless_before", "unless_next", "needs_next"):
        assert [word for word in listed(rule, key) if " " in word] == [], key


@pytest.mark.parametrize("rule", RULES, ids=named)
def test_what_a_rule_needs_it_does_not_forbid(rule: dict[str, Words]) -> None:
    assert set(listed(rule, "needs")) & set(listed(rule, "unless")) == set()
    assert set(listed(rule, "object")) & set(listed(rule, "unless_object")) == set()
    assert set(listed(rule, "needs_next")) & set(listed(rule, "unless_next")) == set()


def test_two_rules_with_one_form_and_type_differ_in_what_they_ask() -> None:
    asks = Counter(
        (
            rule["type"],
            part,
            lemma,
            rule["frame"],
            repr({key: rule[key] for key in sorted(rule) if key not in (*PARTS, "confidence", "type")}),
        )
        for rule in RULES
        for part in PARTS
        for lemma in listed(rule, part)
    )
    assert [ask[:3] for ask, times in asks.items() if times > 1] == []


def test_every_lemma_is_found_under_its_first_word() -> None:
    for rule in RULES:
        for part in PARTS:
            for lemma in listed(rule, part):
                first = lemma.replace("-", " ").split()[0]
                assert any(form.lemma == lemma and form.rule.type == rule["type"] for form in lexicon()[first]), lemma


def test_every_form_is_cut_as_the_parser_cuts_it() -> None:
    cut = english_parser().tokenizer
    forms = {(first, *(word for word in form.rest if not word.startswith("<"))) for first, found in lexicon().items() for form in found}
    assert [words for words in forms if tuple(token.lower_ for token in cut(" ".join(words))) != words] == []


def test_a_class_in_a_form_or_a_need_is_known() -> None:
    forms = {word for found in lexicon().values() for form in found for word in (*form.rest, *form.rule.needs) if word.startswith("<")}
    assert {word.strip("<>") for word in forms} - {*strings("word_classes")["nouns"], *SPECIAL, "judgement"} == set()


def test_longer_forms_come_first() -> None:
    for forms in lexicon().values():
        assert [len(form.rest) for form in forms] == sorted((len(form.rest) for form in forms), reverse=True)


@pytest.mark.parametrize(
    ("word", "type"),
    [("arrested", "detention"), ("arrests", "detention"), ("freed", "release"), ("beaten", "assault"), ("tried", "hearing")],
)
def test_an_inflected_form_carries_its_type(word: str, type: str) -> None:
    assert type in {form.rule.type for form in lexicon()[word]}


def test_forms_of_a_verb_and_of_a_noun_hold_the_lemma() -> None:
    for rule in RULES:
        for lemma in listed(rule, "verbs"):
            assert lemma.split()[0] in verb_forms(lemma.split()[0])
        for lemma in listed(rule, "nouns"):
            assert lemma in noun_forms(lemma)
