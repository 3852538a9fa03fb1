"""The words of ``speech.toml`` that weaken or undo a claim, as they stand in a sentence."""

from spacy.tokens import Token

from khronika.extract.inflection import forms_of, noun_lemma
from khronika.extract.word_lists import word_set


def hedge_verbs(key: str) -> frozenset[str]:
    """Every form of the verbs in a list."""
    return forms_of("speech", "hedges", key)


def is_hedge(token: Token, key: str) -> bool:
    """Whether a token is a word of a list, just so."""
    return token.lower_ in word_set("speech", "hedges", key)


def is_hedge_verb(token: Token, key: str) -> bool:
    """Whether a token is a form of a verb in a list."""
    return token.pos_ in ("VERB", "AUX", "ADJ") and token.lower_ in hedge_verbs(key)


def is_hedge_noun(token: Token, key: str) -> bool:
    """Whether a token is a noun of a list, in singular or plural."""
    return token.pos_ == "NOUN" and noun_lemma(token.lower_) in word_set("speech", "hedges", key)


def noun_right_before(trigger: Token, key: str, between: str) -> Token | None:
    """A noun of the list that stands right before, whatever the parse makes of it ("plot to kidnap", "allegations of torture")."""
    if trigger.i < 2 or trigger.nbor(-1).lower_ != between:
        return None
    before = trigger.nbor(-2)
    return before if noun_lemma(before.lower_) in word_set("speech", "hedges", key) else None


def is_withheld(verb: Token) -> bool:
    """Whether a verb of confirming says that somebody did not confirm ("would not confirm", "refused to confirm")."""
    if not is_hedge_verb(verb, "confirming"):
        return False
    subject = next((other for other in verb.children if other.dep_ in ("nsubj", "nsubjpass")), None)
    is_negated = any(other.dep_ == "neg" for other in verb.children)
    is_refused = verb.dep_ == "xcomp" and (is_hedge_verb(verb.head, "failing_verbs") or is_hedge(verb.head, "failing_words"))
    return is_negated or is_refused or (subject is not None and any(is_hedge(other, "negations") for other in subject.subtree))
