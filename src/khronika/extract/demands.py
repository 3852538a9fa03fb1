"""Words that only ask for something, or only say what somebody is accused of: they tell of nothing that happened."""

from spacy.tokens import Token

from khronika.extract.inflection import forms_of, noun_lemma
from khronika.extract.syntax import ancestors
from khronika.extract.word_lists import word_set

DEMANDS = forms_of("speech", "hedges", "demands")
CHARGING = forms_of("speech", "hedges", "charging_verbs")
FEARING = forms_of("speech", "hedges", "fearing")
CHARGES = word_set("speech", "hedges", "charges")
CONNECTIONS = word_set("speech", "hedges", "connections")
GENERIC_NOUNS = word_set("speech", "hedges", "generic_nouns")
HABITS = word_set("speech", "hedges", "habits")
NEAREST = 5


def is_only_demanded(trigger: Token) -> bool:
    """Whether the words ask for it: inside what somebody calls for, urges or says should be."""
    for number, other in enumerate((trigger, *ancestors(trigger))):
        if number > NEAREST + 1:
            return False
        if any(inner.dep_ == "aux" and inner.lower_ in ("should", "must") for inner in other.children) and number < 3:
            return True
        if number and other.lower_ in DEMANDS and _hangs_as_content(trigger, other):
            return True
        if other.dep_ in ("relcl", "acl", "nsubj", "nsubjpass") or (other.dep_ == "advcl" and number):
            return False
    return False


def is_what_somebody_is_accused_of(trigger: Token) -> bool:
    """Whether the words are the content of a charge ("convicted of planning rallies", "held for inciting violence").

    What a charge is only connected with took place.
    """
    doing = trigger.head
    if trigger.pos_ == "NOUN" and trigger.dep_ == "dobj" and doing.dep_ == "pcomp" and doing.head.lower_ == "for":
        return True
    token = trigger
    for other in ancestors(trigger):
        if other.lower_ in CHARGING and other.pos_ == "VERB":
            return token.dep_ == "prep" and token.lower_ in ("of", "with")
        if other.lower_ in CHARGES:
            return token.dep_ == "prep" and token.lower_ == "of"
        if (other.pos_ in ("VERB", "AUX") and other.dep_ not in ("pcomp", "acl", "xcomp")) or (
            other.pos_ == "NOUN" and other.lower_ in CONNECTIONS
        ):
            return False
        token = other
    return False


def is_only_possible(trigger: Token) -> bool:
    """Whether the words name a right, a fear or a habit, and nothing that happened ("fear of arrest", "often jails critics")."""
    above, link = trigger.head, trigger
    if trigger.dep_ in ("pobj", "pcomp") and above.pos_ in ("ADP", "SCONJ"):
        above, link = above.head, above
    while link.dep_ == "conj" and above.head.i != above.i:
        link, above = above, above.head
    is_linked = link.dep_ in ("prep", "acl", "relcl") or (link.dep_ == "pobj" and above.pos_ == "NOUN")
    if is_linked and above.pos_ == "NOUN" and noun_lemma(above.lower_) in GENERIC_NOUNS and trigger.tag_ != "VBN":
        return True
    if trigger.dep_ in ("csubj", "csubjpass") and trigger.tag_ == "VBG":
        return True
    if trigger.pos_ == "NOUN" and trigger.dep_ == "dobj" and trigger.head.lower_ in FEARING:
        return True
    return any(other.dep_ == "advmod" and other.lower_ in HABITS for other in trigger.children) and _is_present(trigger)


def _is_present(verb: Token) -> bool:
    auxiliaries = {other.lower_ for other in verb.children if other.dep_ in ("aux", "auxpass")}
    return verb.tag_ in ("VBZ", "VBP") or bool(auxiliaries & {"is", "are", "can", "may", "do", "does"})


def _hangs_as_content(trigger: Token, demand: Token) -> bool:
    """Whether the demand's own complement leads down to the trigger."""
    for other in (trigger, *ancestors(trigger)):
        if other.head.i == demand.i:
            return other.dep_ in ("xcomp", "ccomp", "prep", "dobj", "advcl") and (other.dep_ != "prep" or other.lower_ in ("for", "on"))
    return False
