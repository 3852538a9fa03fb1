"""Who did what a noun names or a passive tells, where the words hang on another verb: who ordered it, is accused of it, answers with it."""

from spacy.tokens import Token

from khronika.extract.inflection import forms_of
from khronika.extract.syntax import ancestors, child, is_passive, subjects
from khronika.extract.word_lists import word_set

ORDERING = forms_of("roles", "verbs", "ordering")
RESPONDING = forms_of("roles", "verbs", "responding")
CHARGED = word_set("roles", "nouns", "charged")
LEADING = word_set("roles", "nouns", "involvement") | word_set("roles", "nouns", "leading_to_deed")
LINKS = frozenset({"of", "with", "by"})
STEPS_MAX = 6
"""How many words above a deed an accusation of it may stand."""


def who_orders(verb: Token) -> list[Token]:
    """Who orders that something be done ("a court ordered that A be freed", "ordered A held")."""
    token = verb
    if verb.dep_ == "acl" and verb.head.dep_ == "dobj" and verb.head.head.lower_ in ORDERING:
        token = verb.head.head
        return [] if is_passive(token) else subjects(token)
    for above in ancestors(verb):
        if token.dep_ not in ("ccomp", "xcomp", "conj", "prep", "pobj", "acomp", "oprd"):
            return []
        if above.lower_ in ORDERING and above.pos_ == "VERB":
            return [] if is_passive(above) else subjects(above)
        token = above
    return []


def who_is_accused(noun: Token) -> list[Token]:
    """Who is accused of what a noun names, or of a part in it."""
    token = noun
    for _, above in zip(range(STEPS_MAX), ancestors(noun), strict=False):
        if above.lower_ in CHARGED or any(other.dep_ == "oprd" and other.lower_ in CHARGED for other in above.children):
            return _charged(above) if token.dep_ == "prep" else []
        if token.dep_ not in ("pobj", "prep", "pcomp", "conj", "dobj") or not (above.pos_ == "ADP" or above.lower_ in LEADING):
            return []
        token = above
    return []


def _charged(word: Token) -> list[Token]:
    """Of whom a word of accusation is said."""
    if word.pos_ == "VERB":
        found = child(word, "dobj")
        return subjects(word) if is_passive(word) or found is None else [found]
    if word.head.pos_ in ("VERB", "AUX"):
        return subjects(word.head)
    return [word.head] if word.dep_ == "amod" and word.head.pos_ in ("NOUN", "PROPN", "PRON") else []


def who_responds(noun: Token) -> list[Token]:
    """Who answers with what a noun names ("retaliated with a wave of arrests")."""
    for above in ancestors(noun):
        if above.pos_ == "VERB":
            return subjects(above) if above.lower_ in RESPONDING and child(above, "dobj") is None else []
        if above.lower_ not in LEADING | LINKS:
            return []
    return []
