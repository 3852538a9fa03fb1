"""When a word of saying makes a statement of its own, and when it only tells what a rally is for or who tells another claim."""

from spacy.tokens import Token

from khronika.extract.draft import Draft
from khronika.extract.inflection import noun_lemma
from khronika.extract.lexicon import lexicon
from khronika.extract.roles import Roles
from khronika.extract.syntax import ancestors, child, is_within
from khronika.extract.triggers import Trigger
from khronika.extract.word_lists import is_noun_of, is_person_noun, word_set
from khronika.records.claim_type import ClaimType

ATTRIBUTING = word_set("speech", "speech", "attributing")


def is_said_by_somebody(trigger: Trigger, roles: Roles) -> bool:
    """Whether somebody says it, rather than a rally, or those who rally in order to say it."""
    if roles.actors and all(_is_gathering(token) for token in roles.actors):
        return False
    return not _is_purpose_of_protest(trigger.head)


def _is_gathering(token: Token) -> bool:
    """Whether the noun means a rally, not those who are there."""
    lemma = noun_lemma(token.lower_)
    return token.pos_ == "NOUN" and is_noun_of(lemma, "gathering") and not is_person_noun(lemma)


def _is_purpose_of_protest(verb: Token) -> bool:
    """Whether it is what people gather for ("rallied to call for", "began a hunger strike to demand")."""
    is_infinitive = any(other.lower_ == "to" and other.dep_ == "aux" for other in verb.children)
    if not is_infinitive or verb.dep_ not in ("advcl", "xcomp", "acl", "conj"):
        return False
    above = next((other for other in ancestors(verb) if other.dep_ != "conj" or other.tag_ != "VB"), verb.head)
    held = child(above, "dobj")
    return any(_is_protest(token) for token in (above, held) if token is not None)


def _is_protest(token: Token) -> bool:
    return any(form.rule.type == "protest" for form in lexicon().get(token.lower_, ()))


def only_attributes(statement: Draft, drafts: list[Draft]) -> bool:
    """Whether a statement only says who tells another claim ("alleged that he was beaten")."""
    verb = statement.trigger.head
    if statement.trigger.rule.frame != "says" or statement.trigger.form.lemma not in ATTRIBUTING:
        return False
    content = child(verb, "ccomp")
    told = (draft for draft in drafts if draft.type is not ClaimType.STATEMENT)
    return content is not None and any(is_within(draft.trigger.head, content) for draft in told)
