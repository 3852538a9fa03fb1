"""Which type a trigger has where its words alone leave it open."""

import re

from spacy.tokens import Token

from khronika.extract.inflection import noun_lemma
from khronika.extract.roles import Roles
from khronika.extract.sentence import Sentence
from khronika.extract.syntax import is_passive
from khronika.extract.triggers import Trigger
from khronika.extract.word_lists import is_noun_of, word_set
from khronika.records.claim_type import ClaimType

_COURT = re.compile(r"\b(?:convict\w*|sentenc\w*|verdict|tribunal|guilty|(?:years?|months?) in (?:prison|jail))\b", re.IGNORECASE)
_TERM_LAID_ON = r"\s(?:jailed|imprisoned|sent to (?:jail|prison))\sfor"
_SERVED = re.compile(
    r"\b(?:(?:spending|after|during)\s(?:[\w-]+\s){0,2}"
    rf"|(?:been|was|were|is|are|being|remain\w*)\b(?!{_TERM_LAID_ON})[^,;]{{0,30}}\bfor\s(?:[\w-]+\s){{0,2}})$"
)
GATHERED = frozenset({ClaimType.PROTEST, ClaimType.PROTEST_CALL})
"""Types of what people do together to be heard."""

COURTS = word_set("roles", "nouns", "courts")
CHARGES = word_set("roles", "words", "charges")
DEADLY = word_set("roles", "words", "deadly")


def type_of(trigger: Trigger, roles: Roles, sentence: Sentence) -> ClaimType | None:
    """The type of the claim; ``None`` where the words are none of the codebook's."""
    type = trigger.rule.type
    if type == "detention" and trigger.form.part == "nouns" and _is_warranted(trigger.head):
        return ClaimType.CHARGE
    if type == "jail":
        by_court = any(noun_lemma(token.lower_) in COURTS for token in roles.actors)
        return ClaimType.SENTENCE if by_court or _COURT.search(sentence.text) or _names_term(sentence) else ClaimType.DETENTION
    if type == "charge" and trigger.form.part == "nouns" and _is_ground(trigger.head):
        return None
    if type == "assault" and trigger.form.lemma.startswith("shoot") and sentence.words & DEADLY:
        return ClaimType.DEATH
    if type == "accusation":
        return ClaimType.CHARGE if _is_official(trigger.head, roles) else ClaimType.STATEMENT
    return ClaimType(type)


def _names_term(sentence: Sentence) -> bool:
    """Whether a sentence names a term that was laid on somebody, not only how long somebody was held ("after three days behind bars")."""
    return any(_SERVED.search(sentence.lower, 0, found.start) is None for found in sentence.penalties)


def _is_warranted(noun: Token) -> bool:
    """Whether an arrest is only what a warrant is for."""
    return noun.dep_ == "pobj" and noun.head.lower_ == "for" and noun.head.head.lower_ in ("warrant", "warrants")


def _is_ground(noun: Token) -> bool:
    """Whether a charge is only what somebody is held or tried for ("arrested on charges of ...")."""
    return noun.dep_ == "pobj" and noun.head.lower_ in ("on", "under", "over") and noun.lower_ in CHARGES


def _is_official(verb: Token, roles: Roles) -> bool:
    """Whether an accusation comes from authorities, or from nobody who is told."""
    if not roles.actors:
        return is_passive(verb)
    return any(is_noun_of(noun_lemma(token.lower_), "authority") for token in roles.actors)
