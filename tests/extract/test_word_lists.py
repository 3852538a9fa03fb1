"""The word lists: no word twice, none that says two things that cannot both be, none that can never be met."""

from collections import Counter
from itertools import combinations

import pytest

from khronika.extract.parser import english_parser
from khronika.extract.word_lists import strings, word_set

LISTS = [
    (name, table, key)
    for name in ("details", "names", "opinions", "parties", "places", "roles", "speech", "syntax", "titles", "word_classes")
    for table, lists in strings(name).items()
    for key in lists
]
APART = ("person", "gathering", "network", "law", "allegation", "licence", "custody")
"""Classes of nouns of which one word can be in one only, unless SHARED says so."""

SHARED = {"marcher", "picket", "protester", "protestor", "striker", "demonstrator", "crowd", "charge", "permit"}


def words_of(name: str, table: str, key: str) -> list[str]:
    found = strings(name)[table][key]
    return found.split() if isinstance(found, str) else found


@pytest.mark.parametrize(("name", "table", "key"), LISTS)
def test_a_list_has_no_word_twice(name: str, table: str, key: str) -> None:
    assert [word for word, times in Counter(words_of(name, table, key)).items() if times > 1] == []


@pytest.mark.parametrize(("name", "table", "key"), LISTS)
def test_words_are_in_lower_case(name: str, table: str, key: str) -> None:
    assert [word for word in words_of(name, table, key) if word != word.lower()] == []


@pytest.mark.parametrize(("left", "right"), list(combinations(APART, 2)))
def test_no_noun_is_of_two_classes_that_exclude_each_other(left: str, right: str) -> None:
    shared = word_set("word_classes", "nouns", left) & word_set("word_classes", "nouns", right)
    assert shared - SHARED == set()


@pytest.mark.parametrize("key", ["person", "gathering", "network", "equipment"])
@pytest.mark.xfail(strict=True, reason="words with a hyphen or a figure are cut into several tokens, and the head alone is looked up")
def test_a_noun_of_a_class_is_one_token_of_the_parser(key: str) -> None:
    cut = english_parser().tokenizer
    assert [word for word in word_set("word_classes", "nouns", key) if len(cut(word)) > 1] == []


def test_a_word_does_not_both_plan_and_fail() -> None:
    hedges = strings("speech")["hedges"]
    for left, right in combinations(("planning_verbs", "failing_verbs", "denying_verbs", "alleging_verbs"), 2):
        assert set(hedges[left].split()) & set(hedges[right].split()) == set(), (left, right)  # type: ignore[union-attr]


def test_a_modal_either_plans_or_supposes() -> None:
    assert word_set("speech", "hedges", "modal_planned") & word_set("speech", "hedges", "modal_possible") == frozenset()


def test_planned_possible_and_alleged_exclude_each_other() -> None:
    planned, possible, alleged = (word_set("speech", "hedges", key) for key in ("planned", "possible", "alleged"))
    assert planned & possible == planned & alleged == possible & alleged == frozenset()


def test_weak_opinions_are_opinions() -> None:
    assert word_set("opinions", "opinions", "weak") <= word_set("opinions", "opinions", "words")
