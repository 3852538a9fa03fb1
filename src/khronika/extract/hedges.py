"""Whether the words say that it happened: denied, alleged, planned, hypothetical, or only demanded."""

from functools import cache

from spacy.tokens import Token

from khronika.extract.inflection import verb_forms
from khronika.extract.sentence import Sentence
from khronika.extract.syntax import ancestors, child, clause_head
from khronika.extract.word_lists import word_set
from khronika.records.claim_type import Modality, Polarity
from khronika.records.stated import Stated

NEAREST = 5


@cache
def _forms(key: str, table: str = "hedges") -> frozenset[str]:
    return frozenset(form for lemma in word_set("speech", table, key) for form in verb_forms(lemma))


def _is(token: Token, key: str) -> bool:
    return token.lower_ in word_set("speech", "hedges", key)


def polarity_of(trigger: Token, sentence: Sentence) -> Stated[Polarity] | None:
    """Denied, with the word that denies; ``None`` where the claim is asserted."""
    word = _denier(trigger)
    return None if word is None else Stated(Polarity.DENIED, (sentence.words_of(word, word),))


def _denier(trigger: Token) -> Token | None:
    for token in (trigger, *_light_verb(trigger)):
        for other in token.children:
            if other.dep_ in ("neg", "det", "preconj") and _is(other, "negations") and not _is_only(other):
                return other
            if other.dep_ in ("nsubj", "nsubjpass") and (other.lower_ in ("nobody", "none", "neither") or _has_no(other)):
                return other
    if trigger.dep_ in ("pcomp", "pobj") and trigger.head.lower_ == "without":
        return trigger.head
    above = trigger.head
    if trigger.dep_ in ("xcomp", "ccomp", "pcomp", "prep") and above.i != trigger.i:
        verb = above.head if above.pos_ == "ADP" else above
        if verb.lower_ in _forms("failed_verbs"):
            return verb
        denial = child(verb, "neg")
        if denial is not None and trigger.dep_ == "xcomp":
            return denial
    if trigger.dep_ in ("dobj", "xcomp", "ccomp") and above.lower_ in verb_forms("deny"):
        return above
    return None


def _is_only(negation: Token) -> bool:
    """ "Not only" asserts."""
    return negation.i + 1 < len(negation.doc) and negation.nbor(1).lower_ in ("only", "just", "least")


def _has_no(token: Token) -> bool:
    return any(other.dep_ == "det" and other.lower_ in ("no", "neither") for other in token.children)


def _light_verb(trigger: Token) -> list[Token]:
    """The verb that a nominal trigger is the object or subject of, and that of a conjunct."""
    if trigger.pos_ in ("NOUN", "PROPN") and trigger.dep_ in ("dobj", "nsubjpass", "nsubj") and trigger.head.pos_ in ("VERB", "AUX"):
        return [trigger.head]
    if trigger.pos_ in ("ADJ", "ADP", "ADV") and trigger.head.pos_ in ("VERB", "AUX"):
        return [trigger.head]
    return []


def modality_of(trigger: Token, sentence: Sentence) -> Stated[Modality] | None:
    """Alleged, planned or hypothetical, with the word that makes it so; ``None`` where the claim is actual."""
    for modality, find in ((Modality.ALLEGED, _alleging), (Modality.HYPOTHETICAL, _supposing), (Modality.PLANNED, _planning)):
        word = find(trigger)
        if word is not None:
            return Stated(modality, (sentence.words_of(word, word),))
    quoted = _scare_quotes(trigger, sentence)
    return None if quoted is None else Stated(Modality.ALLEGED, (sentence.words_of(quoted, quoted),))


def _alleging(trigger: Token) -> Token | None:
    for token in (trigger, *_light_verb(trigger), *_auxiliary_chain(trigger)):
        for other in token.children:
            if other.dep_ in ("advmod", "amod", "npadvmod") and _is(other, "alleged"):
                return other
    above = _governor(trigger)
    if above is None:
        return None
    if above.lower_ in _forms("alleging_verbs") and trigger.dep_ in ("pcomp", "xcomp", "pobj", "ccomp", "conj", "dobj"):
        return above if above.lower_ not in ("claim", "claims", "claimed") or trigger.dep_ == "xcomp" else None
    return next(
        (other for other in above.children if other.dep_ == "advmod" and _is(other, "alleged") and trigger.dep_ in ("xcomp", "pcomp")), None
    )


def _governor(trigger: Token) -> Token | None:
    """The verb above, through a preposition."""
    above = trigger.head
    if above.i == trigger.i:
        return None
    if above.pos_ in ("ADP", "SCONJ", "PART") and above.head.i != above.i:
        above = above.head
    if (
        above.pos_ == "NOUN"
        and trigger.dep_ in ("pobj", "pcomp")
        and above.lower_ in ("part", "role", "involvement", "suspicion", "charge", "charges")
    ):
        return _governor(above) or above
    return above


def _auxiliary_chain(trigger: Token) -> list[Token]:
    """The verbs that the trigger completes ("was due to be jailed")."""
    chain: list[Token] = []
    token = trigger
    while token.dep_ == "xcomp" and len(chain) < NEAREST and token.head.i != token.i:
        token = token.head
        chain.append(token)
    return chain


def _clause_verb(trigger: Token) -> Token:
    return clause_head(trigger)


def _supposing(trigger: Token) -> Token | None:
    verb = _clause_verb(trigger)
    for token in (trigger, verb, *_auxiliary_chain(verb)):
        for other in token.children:
            if other.dep_ == "aux" and _is(other, "modal_possible") and not _is_past_modal(other):
                return other
            if other.dep_ == "mark" and _is(other, "conditions"):
                return other
    if trigger.dep_ == "pobj" and trigger.head.head.lower_ in word_set("speech", "hedges", "possible"):
        return trigger.head.head
    return next((other for other in trigger.children if other.dep_ == "amod" and _is(other, "possible")), None)


def _is_past_modal(auxiliary: Token) -> bool:
    """ "Could", "would" before "have" still suppose; "can" states a habit."""
    return auxiliary.lower_ in ("can",)


def _planning(trigger: Token) -> Token | None:
    verb = _clause_verb(trigger)
    for token in (trigger, verb):
        for other in token.children:
            if other.dep_ == "aux" and _is(other, "modal_planned"):
                return other
    scheduled = next(
        (other for other in trigger.children if other.dep_ in ("amod", "acl") and other.lower_ in ("planned", "scheduled", "upcoming")),
        None,
    )
    if scheduled is not None:
        return scheduled
    for token in (trigger, verb):
        to = next((other for other in token.children if other.dep_ == "aux" and other.lower_ == "to"), None)
        if to is not None and token.dep_ in ("xcomp", "advcl", "acl", "ccomp", "relcl") and token.head.i != token.i:
            if token.head.lower_ in _forms("realised_verbs") or token.head.lower_ in _forms("failed_verbs"):
                return None
            return token.head if token.head.lower_ in _forms("planned_verbs") else to
    if verb.dep_ == "ccomp" and verb.head.lower_ in _forms("planned_verbs") and verb.tag_ == "VB":
        return verb.head
    return None


def _scare_quotes(trigger: Token, sentence: Sentence) -> Token | None:
    """An opening quotation mark right before, and a closing one within three words."""
    if trigger.i == 0 or trigger.nbor(-1).text not in ("“", '"', "‘"):
        return None
    behind = trigger.doc[trigger.i + 1 : trigger.i + 4]
    return trigger if any(other.text in ("”", '"', "’") for other in behind) else None


def is_only_demanded(trigger: Token) -> bool:
    """Whether the words ask for it: inside what somebody calls for, urges or says should be."""
    for number, other in enumerate((trigger, *ancestors(trigger))):
        if number > NEAREST + 1:
            return False
        if any(inner.dep_ == "aux" and inner.lower_ in ("should", "must") for inner in other.children) and number < 3:
            return True
        if number and other.lower_ in _forms("demands") and _hangs_as_content(trigger, other):
            return True
        if other.dep_ in ("relcl", "acl", "nsubj", "nsubjpass") or (other.dep_ == "advcl" and number):
            return False
    return False


def is_what_somebody_is_accused_of(trigger: Token) -> bool:
    """Whether the words stand in a charge ("convicted of planning rallies")."""
    for other in ancestors(trigger):
        if (other.lower_ in _CHARGED and other.pos_ == "VERB") or other.lower_ in ("charges", "charge", "suspicion"):
            return True
        if other.pos_ in ("VERB", "AUX") and other.dep_ not in ("pcomp", "acl", "xcomp"):
            return False
    return False


_CHARGED = frozenset(form for lemma in ("accuse", "convict", "charge", "suspect", "sentence") for form in verb_forms(lemma))


def _hangs_as_content(trigger: Token, demand: Token) -> bool:
    """Whether the demand's own complement leads down to the trigger."""
    token = trigger
    for other in (trigger, *ancestors(trigger)):
        if other.head.i == demand.i:
            return other.dep_ in ("xcomp", "ccomp", "prep", "dobj", "advcl") and (other.dep_ != "prep" or other.lower_ in ("for", "on"))
        token = other
    return token.i == demand.i
