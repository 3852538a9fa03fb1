"""Readers of reasons: each finds what one construction below a word for what was done gives as its reason."""

from collections.abc import Callable, Iterator
from typing import TypeAlias

from spacy.tokens import Token

from khronika.extract.inflection import forms_of, noun_lemma
from khronika.extract.reason_words import Reason, is_time, prepositions_below, prepositions_near, reason_at
from khronika.extract.syntax import child, prepositional
from khronika.extract.word_lists import is_person_noun, word_set

Reader: TypeAlias = Callable[[Token], Iterator[Reason]]

CHARGES = word_set("details", "grounds", "charges")
ACCUSED = word_set("details", "grounds", "accused")
CONVICTED = word_set("details", "grounds", "convicted")
LAWS = word_set("details", "grounds", "laws")
LINKS = {"in": word_set("details", "grounds", "in_nouns"), "as": word_set("details", "grounds", "as_nouns")}
AIMS = word_set("details", "grounds", "in_aims")
LACKS = word_set("details", "grounds", "lacks")
NO_DEEDS = word_set("details", "grounds", "no_deeds")
DYING = forms_of("details", "grounds", "dying")
MODIFIERS = ("compound", "amod", "nmod", "acl", "relcl", "ccomp", "prep")
NEAREST = 10
"""So many words behind what was done "accused of" is said of whom it was done to."""


def guilty_of(head: Token) -> Iterator[Reason]:
    """What somebody is convicted or found guilty of."""
    guilty = next((other for other in (head, *head.children) if other.lower_ in CONVICTED), head)
    if guilty.pos_ != "NOUN":
        yield from map(reason_at, prepositional(guilty, "of"))


def convicted_of(head: Token) -> Iterator[Reason]:
    """What somebody is convicted of, wherever the sentence says it."""
    for token in head.doc:
        if token.lower_ in CONVICTED:
            yield from map(reason_at, prepositional(token, "of"))


def charged_with(head: Token) -> Iterator[Reason]:
    """What somebody is charged with or cleared of; of a trial only what was done."""
    for token in prepositional(head, "of", "with"):
        if token.i > head.i and (token.dep_ == "pcomp" or head.pos_ == "VERB"):
            yield reason_at(token)


def named_charge(head: Token) -> Iterator[Reason]:
    """What a charge or case is of ("charges of libel", "charges including libel", "a libel case")."""
    noun = head if noun_lemma(head.lower_) in CHARGES else child(head, "dobj", "nsubjpass")
    if noun is None or noun_lemma(noun.lower_) not in CHARGES:
        return
    found = prepositional(noun, "of", "for", "including")
    yield from (reason_at(token) for token in found if token.pos_ != "PROPN" and not is_person_noun(noun_lemma(token.lower_)))
    first = next((other for other in noun.lefts if other.dep_ in ("compound", "nmod")), None)
    if first is not None:
        before = next((other for other in noun.lefts if other.dep_ == "amod"), first)
        yield Reason(before if before.i < first.i else first.left_edge, noun.nbor(-1))


def died_of(head: Token) -> Iterator[Reason]:
    """What somebody died of."""
    if head.lower_ in DYING:
        yield from (reason_at(token) for token in prepositional(head, "of", "from") if token.pos_ == "NOUN")


def labelled(head: Token) -> Iterator[Reason]:
    """As what somebody is labelled."""
    yield from map(reason_at, prepositional(head, "as"))


def on_charges(head: Token) -> Iterator[Reason]:
    """What somebody is held on charges of."""
    for link in prepositions_below(head, "on", "under", "for", "with", "in"):
        for token in link.children:
            if token.dep_ == "pobj" and token.lower_ in CHARGES:
                inner = [other for other in prepositional(token, "of") if other.pos_ != "PROPN"]
                if inner or any(other.dep_ in MODIFIERS for other in token.children):
                    yield reason_at(inner[0] if inner else token)
            charges = child(token, "dobj") if token.dep_ == "pcomp" else None
            if charges is not None and charges.lower_ in CHARGES:
                yield Reason(token, charges)


def accused_of(head: Token) -> Iterator[Reason]:
    """What those to whom it was done are accused of, told behind it."""
    for token in head.doc[head.i + 1 : head.i + 1 + NEAREST]:
        if token.lower_ in ACCUSED and token.pos_ in ("VERB", "ADJ") and child(token, "auxpass", "nsubj") is None:
            yield from map(reason_at, prepositional(token, "of"))
        if token.pos_ in ("VERB", "AUX") and token.tag_ in ("VBZ", "VBP", "VBD") and token.dep_ not in ("conj", "acl", "amod"):
            return


def for_doing(head: Token) -> Iterator[Reason]:
    """The deed that it was done for, also where the parse takes it for an adjective ("for filming soldiers")."""
    for link in prepositions_below(head, "for", "over"):
        deed = link.nbor(1)
        is_missed = deed.dep_ in ("amod", "compound") and deed.lower_.endswith("ing")
        for token in link.children:
            is_deed = token.dep_ == "pcomp" and token.tag_ == "VBG"
            if is_deed or (is_missed and is_person_noun(noun_lemma(token.lower_))):
                yield reason_at(token)


def over_a_thing(head: Token) -> Iterator[Reason]:
    """The thing that it was done for or over."""
    for link in prepositions_near(head, "for", "over"):
        for token in link.children:
            is_thing = token.pos_ == "NOUN" and not is_person_noun(noun_lemma(token.lower_))
            if token.dep_ == "pobj" and not is_time(token) and (is_thing or link.lower_ == "over"):
                yield reason_at(token)


def for_lack(head: Token) -> Iterator[Reason]:
    """What was lacking ("released for lack of evidence")."""
    for link in prepositions_near(head, "for"):
        yield from (reason_at(token) for token in link.children if token.lower_ in LACKS)


def in_connection(head: Token) -> Iterator[Reason]:
    """What "in connection with", "as punishment for", "in an effort to" lead to."""
    for link in prepositions_below(head, "in", "as"):
        for token in link.children:
            lemma = noun_lemma(token.lower_)
            if token.dep_ == "pobj" and lemma in LINKS[link.lower_]:
                yield from map(reason_at, prepositional(token, "with", "to", "of", "for"))
            if token.dep_ == "pobj" and link.lower_ == "in" and lemma in AIMS:
                yield from (reason_at(other) for other in token.children if other.dep_ in ("acl", "relcl") and other.tag_ == "VB")


def because(head: Token) -> Iterator[Reason]:
    """What stands behind "because", with "of" or as a clause."""
    for other in head.children:
        if other.lower_ == "because":
            yield from (reason_at(inner) for inner in other.children if inner.lower_ != "of")
        if other.dep_ == "advcl" and _is_marked(other, "because"):
            yield reason_at(other)


def after_doing(head: Token) -> Iterator[Reason]:
    """What somebody had done before."""
    for token in prepositional(head, "after"):
        if token.dep_ == "pcomp" and token.tag_ == "VBG" and token.lower_ not in NO_DEEDS:
            yield reason_at(token)


def after_it_happened(head: Token) -> Iterator[Reason]:
    """What had happened before."""
    return (reason_at(other) for other in head.children if other.dep_ == "advcl" and _is_marked(other, "after"))


def to_an_end(head: Token) -> Iterator[Reason]:
    """To what end it was done."""
    for other in head.children:
        if other.dep_ == "advcl" and other.tag_ == "VB" and any(inner.lower_ == "to" for inner in other.children):
            yield reason_at(other)


def under_a_law(head: Token) -> Iterator[Reason]:
    """Under which law it was done, where the words tell more than that there is one."""
    for token in prepositional(head, "under"):
        if noun_lemma(token.lower_) in LAWS and any(other.dep_ in ("compound", "nummod") for other in token.children):
            yield reason_at(token)


def _is_marked(clause: Token, word: str) -> bool:
    return any(other.dep_ == "mark" and other.lower_ == word for other in clause.children)
