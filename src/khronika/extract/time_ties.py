"""How closely a time of a sentence is tied to a claim: which clauses share a time, and which tell of another."""

from spacy.tokens import Token

from khronika.extract.attachment import ABOVE, APART, CLAUSE, JOINED, distance, hangs_on
from khronika.extract.attribution import is_speech
from khronika.extract.draft import Draft
from khronika.extract.inflection import forms_of
from khronika.extract.syntax import ancestors, child, clause_head, is_within
from khronika.extract.word_lists import word_set
from khronika.records.claim_type import ClaimType

ELSEWHEN = word_set("syntax", "times", "elsewhen")
HAPPENING = forms_of("syntax", "times", "happening")
KNOWN = word_set("syntax", "times", "known")
LOOSEST = ABOVE + 1
"""Beyond that nothing in the parse joins the clause of a time to a claim's, unless the parse found no clause (a list, a headline)."""


def tie(time: Token, draft: Draft) -> int:
    """How far the parse holds a time from a claim, as :func:`distance`; ``APART`` where their clauses tell of different times."""
    own = draft.verb if draft.verb is not None else clause_head(draft.trigger.head)
    home = clause_head(time)
    steps = distance(time, draft.trigger.head, draft.verb)
    if steps <= CLAUSE:
        return APART if _is_of_noun(time, draft.trigger.head) else steps
    if dates_scene(time, draft) or _tells_when(home, draft.trigger.head):
        return CLAUSE
    if steps == APART:
        return _late_tie(home, own, draft)
    is_loose = steps > LOOSEST and home.pos_ in ("VERB", "AUX")
    return APART if is_loose or is_known(draft.trigger.head) or _is_of_another_time(home, own) else steps


def dates_scene(time: Token, draft: Draft) -> bool:
    """Whether a time dates the noun whose relative clause tells the claim ("the 2013 attack in which 67 people were killed")."""
    own = draft.verb if draft.verb is not None else clause_head(draft.trigger.head)
    while own.dep_ == "conj" and own.head.i != own.i:
        own = own.head
    return own.dep_ == "relcl" and (own.head.i == time.i or hangs_on(time, own.head))


def _tells_when(home: Token, trigger: Token) -> bool:
    """Whether a clause on a noun only says that it happened, and when ("the strike that began on Monday")."""
    noun = trigger.head if trigger.dep_ == "compound" else trigger
    return home.dep_ in ("relcl", "acl") and home.head.i == noun.i and home.lower_ in HAPPENING


def _is_of_noun(time: Token, trigger: Token) -> bool:
    """Whether "of" gives the time to another noun ("held over the attack of 19 January")."""
    link = time.head
    return link.lower_ == "of" and link.head.pos_ == "NOUN" and link.head.i != trigger.i


def is_known(trigger: Token) -> bool:
    """Whether a noun tells of what is known already ("the arrest", "their arrest"): the clause around it has another time.

    Not where the clause only says that it happened ("The arrest took place on Monday").
    """
    opening = child(trigger, "det", "poss")
    if trigger.pos_ not in ("NOUN", "PROPN") or (trigger.dep_ == "nsubj" and trigger.head.lower_ in HAPPENING):
        return False
    return opening is not None and (opening.dep_ == "poss" or opening.lower_ in KNOWN)


def _late_tie(home: Token, own: Token, draft: Draft) -> int:
    """A tie that only a claim's time has: what is said when it is said, verbs joined to a verb of speech, the place where it was done."""
    if draft.type is ClaimType.STATEMENT and is_speech(home) and is_within(draft.trigger.head, home):
        return JOINED
    if _is_of_another_time(home, own):
        return APART
    if _is_joined(home, own):
        return JOINED
    is_of_place = own.dep_ == "relcl" and any(other.lower_ == "where" for other in own.children) and clause_head(own.head).i == home.i
    return ABOVE if is_of_place and not is_speech(home) else APART


def _is_joined(home: Token, own: Token) -> bool:
    """Whether only "and" or a comma stands between two verbs."""
    token = own
    while token.dep_ == "conj" and token.i != home.i:
        token = token.head
    return token.i == home.i and own.i != home.i


def _is_of_another_time(home: Token, own: Token) -> bool:
    """Whether a clause between the two comes before or after, or is still so ("was arrested in May and remains in jail")."""
    for verb in (own, *ancestors(own)):
        if verb.i == home.i:
            return False
        if verb.dep_ == "advcl" and any(other.dep_ in ("mark", "prep") and other.lower_ in ELSEWHEN for other in verb.children):
            return True
        if verb.dep_ == "conj" and _lasts(verb) and not _lasts(home):
            return True
    return False


def _lasts(verb: Token) -> bool:
    """Whether a finite verb tells what is so at publication: in the present or the perfect."""
    aux = {other.lower_ for other in verb.children if other.dep_ in ("aux", "auxpass")}
    return verb.tag_ in ("VBZ", "VBP") or not aux.isdisjoint(("is", "are", "has", "have", "'s", "'ve"))
