"""Which clause a time, a place or a length of custody belongs to."""

from spacy.tokens import Token

from khronika.extract.attribution import is_speech
from khronika.extract.syntax import CLAUSES, ancestors, clause_head
from khronika.extract.word_lists import word_set

CHARGING = word_set("syntax", "attachment", "charging")
BACKGROUND = word_set("syntax", "attachment", "background")
SCENE = word_set("syntax", "attachment", "scene")
SAME = 0
CLAUSE = 1
JOINED = 2
ABOVE = 3
APART = 9


def distance(modifier: Token, trigger: Token, verb: Token | None) -> int:
    """How far the parse holds a modifier from a trigger: on it, in its clause, in a joined clause, above, or apart."""
    if hangs_on(modifier, trigger):
        return SAME
    home = clause_head(modifier)
    own = verb if verb is not None else clause_head(trigger)
    if _is_background(trigger):
        return APART
    if home.i == own.i:
        return CLAUSE
    if is_speech(home):
        return APART
    return _between(home, own)


def _is_background(trigger: Token) -> bool:
    """Whether a noun only says what the clause is about or comes after ("jailed on Monday over the protests")."""
    token = trigger
    for above in ancestors(trigger):
        if token.dep_ == "prep" and token.lower_ in BACKGROUND:
            return True
        if above.pos_ in ("VERB", "AUX"):
            return False
        token = above
    return False


def hangs_on(modifier: Token, trigger: Token) -> bool:
    """Whether nothing but nouns and prepositions stands between the two."""
    for other in ancestors(modifier):
        if other.i == trigger.i:
            return True
        if other.pos_ in ("VERB", "AUX"):
            return False
    return False


def _is_scene(verb: Token) -> bool:
    """Whether a clause tells during what something happened ("while she was filming a rally in X on Friday")."""
    return verb.dep_ == "advcl" and any(other.lower_ in SCENE for other in verb.children)


def _between(home: Token, own: Token) -> int:
    token, steps = own, 0
    while token.i not in (home.i, token.head.i) and steps < 5:
        if token.dep_ not in ("conj", "xcomp", "advcl", "pcomp", "prep", "ccomp", "dobj", "pobj"):
            break
        if (token.dep_ == "ccomp" and is_speech(token.head)) or (
            token.dep_ == "prep" and token.head.lower_ in CHARGING and token.lower_ in ("of", "with")
        ):
            break
        token, steps = token.head, steps + 1
    if token.i == home.i:
        return JOINED if own.dep_ in ("conj", "xcomp") else ABOVE
    if home.head.i == own.i and (home.dep_ == "conj" or _is_scene(home)):
        return ABOVE + 1
    return APART if home.dep_ in CLAUSES or own.dep_ in CLAUSES else ABOVE + 2
