"""Who did what people came to harm in, where the words name the doer only beside a word of force ("killed in police firing")."""

from collections.abc import Iterator

from spacy.tokens import Token

from khronika.extract.inflection import forms_of, noun_lemma
from khronika.extract.syntax import ancestors, child, is_passive, prepositional, subjects
from khronika.extract.word_lists import is_noun_of, word_set

FORCE = word_set("roles", "nouns", "force")
FORCING = forms_of("roles", "verbs", "forcing")
LEADING = word_set("roles", "words", "leading_to_harm")
LEAVING = forms_of("roles", "verbs", "leaving")
REACH = 4
"""How far behind its preposition a noun of force may stand."""

REACH_BACK = 20
"""How far before "in which" it may stand."""


def who_caused(harm: Token) -> list[Token]:
    """Those who used the force that the harm came from: in, during or due to it, as it was used, or what "left" people harmed."""
    for force in _forces_behind(harm):
        if doers := doers_of(force):
            return doers
    clause = child(harm, "advcl")
    if clause is not None and clause.lower_ in FORCING and not is_passive(clause):
        return subjects(clause)
    return _who_left(harm) or _who_caused_before(harm)


def _forces_behind(harm: Token) -> Iterator[Token]:
    """The words of force behind a preposition of the harm.

    They are read in their order and not off the parse, which takes them for verbs at times ("in police firing").
    """
    for preposition in harm.subtree:
        if preposition.i < harm.i or preposition.lower_ not in LEADING:
            continue
        for token in preposition.doc[preposition.i + 1 : preposition.i + 1 + REACH]:
            if token.is_punct or token.pos_ in ("ADP", "AUX", "SCONJ"):
                break
            if noun_lemma(token.lower_) in FORCE:
                yield token
                break


def doers_of(force: Token) -> list[Token]:
    """Who used the force that a noun names: the authority right before it, or those behind "by"."""
    if noun_lemma(force.lower_) not in FORCE:
        return []
    before = force.nbor(-1) if force.i else force
    is_doer = is_noun_of(noun_lemma(before.lower_), "authority") and noun_lemma(before.lower_) != noun_lemma(force.lower_)
    return [before] if is_doer else prepositional(force, "by")


def _who_left(harm: Token) -> list[Token]:
    """Whose force is the subject of "left one dead"."""
    verb = next((other for other in (harm, *ancestors(harm)) if other.lower_ in LEAVING), None)
    if verb is None:
        return []
    named = [*subjects(verb), verb.head]
    beside = [token.nbor(1) for token in named if token.i + 1 < len(token.doc)]
    return next((doers for token in (*named, *beside) if (doers := doers_of(token))), [])


def _who_caused_before(harm: Token) -> list[Token]:
    """Who used the force named last before a clause "in which" people came to harm."""
    which = next((token for token in harm.subtree if token.lower_ == "which" and token.i and token.nbor(-1).lower_ in LEADING), None)
    if which is None or which.i > harm.i:
        return []
    before = reversed(harm.doc[max(0, which.i - REACH_BACK) : which.i])
    return next((doers for token in before if (doers := doers_of(token))), [])
