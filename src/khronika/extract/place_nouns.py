"""Nouns and directions beside the name of a place: what lies there, and which part of it is meant."""

from spacy.tokens import Token

from khronika.extract.inflection import noun_lemma
from khronika.extract.name import Name
from khronika.extract.syntax import child
from khronika.extract.word_lists import is_name_word, is_noun_of, word_set
from khronika.text.places import countries_with, country_named

GENERIC = word_set("places", "places", "generic")
DIRECTIONS = word_set("places", "places", "directions")
LIVED_IN = word_set("places", "places", "lived_in")
NAMED_BEHIND = word_set("places", "places", "named_behind")


def facility(token: Token) -> Token:
    """The common noun behind a name that says what lies there ("Evin prison", "a Tehran jail"); the token itself where there is none."""
    head = token.head
    is_before = token.dep_ in ("compound", "nmod", "amod") and 0 < head.i - token.i <= 3 and head.pos_ == "NOUN"
    return head if is_before and (noun_lemma(head.lower_) in GENERIC or _is_place_noun(noun_lemma(head.lower_))) else token


def is_named_by(noun: Token, name: Name) -> bool:
    """Whether a common noun belongs to the name before it, which only says where it lies in "a Tehran jail"."""
    if noun_lemma(noun.lower_) in GENERIC:
        return True
    is_one_of_many = any(other.lower_ in ("a", "an") or other.dep_ == "amod" for other in noun.children)
    return not (is_one_of_many and (countries_with(name.text) or country_named(name.text) is not None))


def is_told_closer(noun: Token) -> bool:
    """Whether the part of a town has a name of its own behind it ("the Lagos neighbourhood of Lekki")."""
    inner = next((found for link in noun.children if link.lower_ == "of" and (found := child(link, "pobj")) is not None), None)
    return noun_lemma(noun.lower_) in NAMED_BEHIND and inner is not None and inner.pos_ == "PROPN" and country_named(inner.text) is None


def _is_place_noun(lemma: str) -> bool:
    return is_name_word(lemma, "place_words") or (is_noun_of(lemma, "building") and lemma not in LIVED_IN)


def direction_before(token: Token) -> Token | None:
    """The word right before a place that says which part of it is meant ("northern Mali")."""
    before = token.doc[token.left_edge.i] if token.left_edge.i < token.i else None
    return before if before is not None and before.lower_ in DIRECTIONS and before.head.i == token.i else None
