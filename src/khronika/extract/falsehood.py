"""What says of a clause or a report that it is not so: "It is untrue that ...", "Reports that ... are false", "no evidence that ..."."""

from spacy.tokens import Token

from khronika.extract.attribution import is_speech
from khronika.extract.hedge_words import hedge_verbs, is_hedge, is_hedge_noun
from khronika.extract.inflection import verb_forms
from khronika.extract.syntax import child
from khronika.extract.ways_up import Link, ways_up

PREDICATES = ("acomp", "attr", "oprd", "advmod")
SUBJECTS = ("nsubj", "nsubjpass")
CLAUSES = ("ccomp", "csubj", "csubjpass", "advcl")


def falsehood_of(trigger: Token) -> Token | None:
    """The word by which what the trigger tells is not so; ``None`` where nothing says that."""
    for link in ways_up(trigger):
        if is_hedge_noun(link.above, "told_nouns") or is_hedge_noun(link.above, "evidence_nouns"):
            found = _false_report(link.above)
        else:
            found = _said_of(link.above) if link.relation in CLAUSES else None
            found = found or _told_wrongly(link) or _told_by_falsehood(link) or _corrected(link)
        if found is not None:
            return found
    return None


def _false_report(noun: Token) -> Token | None:
    """What makes a report false, or no report: a word before it, "no", what its verb says of it."""
    before = next((other for other in noun.children if other.dep_ in ("amod", "compound") and is_hedge(other, "false")), None)
    none = next((other for other in noun.children if other.dep_ in ("det", "neg") and is_hedge(other, "negations")), None)
    return before or none or (_said_of(noun.head) if noun.dep_ in (*SUBJECTS, "dobj") else None)


def _said_of(verb: Token) -> Token | None:
    """What a verb says its subject or object is, where that is false, or not true."""
    if is_hedge(verb, "false"):
        return verb
    for other in verb.children:
        if other.dep_ in PREDICATES and is_hedge(other, "false"):
            return other
        if other.dep_ in PREDICATES and is_hedge(other, "true"):
            return child(verb, "neg")
        if other.dep_ == "xcomp" and (found := _said_of(other)) is not None:
            return found
    return None


def _told_wrongly(link: Link) -> Token | None:
    """What says that it was told or charged wrongly ("wrongly reported that", "falsely accused of"), or was ruled out."""
    verb = link.above
    if link.relation == "ccomp" and verb.lower_ in verb_forms("rule") and (out := child(verb, "prt")) is not None:
        return out if out.lower_ == "out" else None
    if not is_speech(verb) and verb.lower_ not in hedge_verbs("alleging_verbs"):
        return None
    return next((other for other in verb.children if other.dep_ == "advmod" and is_hedge(other, "wrongly")), None)


def _told_by_falsehood(link: Link) -> Token | None:
    """The word that makes what tells of it a hoax ("A fake tweet announced the death of ...")."""
    teller = child(link.above, "nsubj") if link.relation in ("ccomp", "dobj") else None
    return None if teller is None else next((other for other in teller.children if is_hedge(other, "false")), None)


def _corrected(link: Link) -> Token | None:
    """The version that a correction takes back ("An earlier version of this article said ...")."""
    version = child(link.above, "nsubj") if link.relation == "ccomp" and is_speech(link.above) else None
    if version is None or not is_hedge(version, "versions"):
        return None
    return next((other for other in version.children if other.lower_ in ("earlier", "previous", "original")), None)
