"""Which type a trigger has where its words alone leave it open."""

import re

from spacy.tokens import Token

from khronika.extract.inflection import noun_lemma
from khronika.extract.roles import Roles
from khronika.extract.sentence import Sentence
from khronika.extract.syntax import is_passive
from khronika.extract.triggers import Trigger
from khronika.extract.word_lists import is_noun_of
from khronika.records.claim_type import ClaimType

_COURT = re.compile(r"\b(?:convict\w*|sentenc\w*|verdict|tribunal|guilty|(?:years?|months?) in (?:prison|jail))\b", re.IGNORECASE)


def type_of(trigger: Trigger, roles: Roles, sentence: Sentence) -> ClaimType | None:
    """The type of the claim; ``None`` where the words are none of the codebook's."""
    kind = trigger.rule.type
    if kind == "detention" and trigger.form.part == "nouns" and _is_warranted(trigger.head):
        return ClaimType.CHARGE
    if kind == "jail":
        by_court = any(noun_lemma(token.lower_) in ("court", "judge", "tribunal", "magistrate") for token in roles.actors)
        return ClaimType.SENTENCE if by_court or _COURT.search(sentence.text) or sentence.penalties else ClaimType.DETENTION
    if kind == "charge" and trigger.form.part == "nouns" and _is_ground(trigger.head):
        return None
    if kind == "assault" and trigger.form.lemma.startswith("shoot") and sentence.words & {"fatally", "dead", "killed"}:
        return ClaimType.DEATH
    if kind == "accusation":
        return ClaimType.CHARGE if _is_official(trigger.head, roles) else ClaimType.STATEMENT
    return ClaimType(kind)


def _is_warranted(noun: Token) -> bool:
    """Whether an arrest is only what a warrant is for."""
    return noun.dep_ == "pobj" and noun.head.lower_ == "for" and noun.head.head.lower_ in ("warrant", "warrants")


def _is_ground(noun: Token) -> bool:
    """Whether a charge is only what somebody is held or tried for ("arrested on charges of ...")."""
    return noun.dep_ == "pobj" and noun.head.lower_ in ("on", "under", "over") and noun.lower_ in ("charge", "charges", "allegations")


def _is_official(verb: Token, roles: Roles) -> bool:
    """Whether an accusation comes from authorities, or from nobody who is told."""
    if not roles.actors:
        return is_passive(verb)
    return any(is_noun_of(noun_lemma(token.lower_), "authority") for token in roles.actors)
