"""What a gathering is for or against."""

import re
from collections.abc import Iterator

from spacy.tokens import Token

from khronika.extract.draft import Draft
from khronika.extract.inflection import forms_of, noun_lemma, verb_forms
from khronika.extract.reason_words import Reason, is_time, prepositions_below, reason_at
from khronika.extract.syntax import child, objects, prepositional
from khronika.extract.word_lists import is_noun_of, is_person_noun, word_set

LINKS = word_set("details", "protest_grounds", "in_nouns")
BEHIND_LINKS = ("of", "with", "at", "against", "over", "to")
AIMS = forms_of("details", "protest_grounds", "aims")
CLAUSES = ("acl", "advcl", "xcomp", "relcl")
PROTESTING = verb_forms("protest")
_STANCE = re.compile(r"\b(?:anti|pro)-[\w-]+")
LONGEST_PHRASE = 40
"""So many characters before the noun of a gathering a word such as "anti-war" may stand."""


def aims_of(draft: Draft, heads: list[Token]) -> Iterator[Reason]:
    """The reasons of a gathering that the words around its trigger tell, the surest first."""
    for head in heads:
        yield from (reason_at(token) for token in prepositional(head, "against", "over", "about") if not is_time(token))
        yield from _in_support(head)
        yield from _calling(head)
        if head.lower_ in PROTESTING and head.pos_ == "VERB":
            yield from (reason_at(token) for token in objects(head) if token.i > head.i)
        yield from _for(head)
    for head in heads:
        yield from _stance(head, draft)
        yield from (reason_at(inner) for other in head.children if other.lower_ == "because" for inner in other.children)


def _in_support(head: Token) -> Iterator[Reason]:
    """What stands behind "in support of", "in protest at"."""
    for link in prepositions_below(head, "in"):
        for token in link.children:
            if token.dep_ == "pobj" and noun_lemma(token.lower_) in LINKS:
                behind = token.nbor(1) if token.i + 1 < len(token.doc) else token
                found = prepositional(token, *BEHIND_LINKS) or [other for other in behind.children if behind.lower_ in BEHIND_LINKS]
                yield from map(reason_at, found)


def _calling(head: Token) -> Iterator[Reason]:
    """What those who gather call for: a participle or an infinitive, on the gathering, on those who gather or on what they do."""
    crowd = child(head, "nsubj", "dobj", "attr")
    for holder in (head, *([crowd] if crowd is not None else [])):
        for other in holder.children:
            if other.dep_ in CLAUSES and other.i > head.i and _is_aim(other, head):
                yield reason_at(other)


def _is_aim(clause: Token, head: Token) -> bool:
    """Whether a clause asks for something, or is an infinitive that says to what end people did something."""
    if clause.lower_ in AIMS:
        return clause.tag_ in ("VB", "VBG")
    return clause.tag_ == "VB" and clause.dep_ == "advcl" and head.pos_ == "VERB"


def _for(head: Token) -> Iterator[Reason]:
    for token in prepositional(head, "for"):
        lemma = noun_lemma(token.lower_)
        is_aim = token.pos_ == "NOUN" and not is_time(token) and not is_person_noun(lemma) and not is_noun_of(lemma, "gathering")
        if token.dep_ == "pobj" and is_aim:
            yield reason_at(token)


def _stance(head: Token, draft: Draft) -> Iterator[Reason]:
    """The "anti-war" of an anti-war rally."""
    noun = head if head.pos_ in ("NOUN", "PROPN") else head.head if head.dep_ == "amod" else child(head, "dobj", "nsubjpass")
    if noun is None:
        return
    found = list(_STANCE.finditer(draft.sentence.lower, max(0, noun.idx - LONGEST_PHRASE), noun.idx))
    if found and not set(draft.sentence.lower[found[-1].end() : noun.idx]) & set(",;:."):
        span = draft.sentence.doc.char_span(*found[-1].span(), alignment_mode="expand")
        if span is not None:
            yield Reason(span[0], span[-1])
