"""Whom or what somebody speaks of, where a statement's own verb has no object: the subject of what is said."""

from spacy.tokens import Token

from khronika.extract.inflection import forms_of, noun_lemma
from khronika.extract.syntax import PASSIVE_SUBJECTS, SUBJECTS, ancestors, child, is_passive, objects, prepositional
from khronika.extract.word_lists import is_noun_of, is_person_noun, word_set

DEMANDED = forms_of("roles", "verbs", "demanded")
TELLING = forms_of("opinions", "clauses", "telling")
SPEAKING = word_set("opinions", "clauses", "speaking")
EMPTY = word_set("opinions", "clauses", "empty")
ABOUT = tuple(word_set("opinions", "clauses", "about"))
CONTENT = ("ccomp", "xcomp", "csubj", "acl")
DEEPEST = 3


def spoken_of_below(verb: Token) -> list[Token]:
    """Whom or what the clause below a verb of speech is about ("said the agencies had broken the law": the agencies).

    A pronoun there mostly means who speaks; what somebody tells or denies is about whom the clause's own claims are.
    """
    clause = child(verb, "ccomp")
    if clause is not None and verb.lower_ in TELLING:
        return []
    if clause is not None:
        return [token for token in spoken_of_in(clause) if token.pos_ != "PRON"]
    denied = child(verb, "xcomp")
    return [denied] if denied is not None and denied.tag_ == "VBG" else []


def spoken_of_around(word: Token, first: int, last: int) -> list[Token]:
    """Whom or what the clause of a judging word is about, within the characters of the sentence that are quoted."""
    for clause in (word, *ancestors(word)):
        subject = _subject(clause)
        if subject is not None:
            return [token for token in spoken_of_in(clause) if first <= token.idx < last and _is_somebody(token)]
    return []


def _is_somebody(token: Token) -> bool:
    """Whether a noun or pronoun means people or a body, not a matter."""
    lemma = noun_lemma(token.lower_)
    return (
        token.pos_ in ("PROPN", "PRON") or is_person_noun(lemma) or any(is_noun_of(lemma, kind) for kind in ("person", "authority", "body"))
    )


def spoken_of_in(clause: Token, depth: int = DEEPEST) -> list[Token]:
    """The subject of a clause and whom it asks to free; behind "we" or "it" what they speak of."""
    subject = _subject(clause)
    if subject is None or depth == 0:
        return []
    if subject.lower_ in SPEAKING:
        return _object_of_feeling(clause) or _below(clause, depth)
    if subject.lower_ in EMPTY:
        return _below(clause, depth)
    return [subject, *_freed(clause)]


def _subject(clause: Token) -> Token | None:
    return child(clause, *SUBJECTS, *PASSIVE_SUBJECTS) if clause.pos_ in ("VERB", "AUX") else None


def _below(clause: Token, depth: int) -> list[Token]:
    """What the clause below speaks of ("we believe that A ...", "it is wrong that A ...")."""
    holders = (clause, *(other for other in clause.children if other.dep_ == "acomp"))
    inner = next((found for holder in holders if (found := child(holder, *CONTENT)) is not None), None)
    return [] if inner is None else spoken_of_in(inner, depth - 1)


def _object_of_feeling(clause: Token) -> list[Token]:
    """What "we" act on or feel about."""
    feeling = child(clause, "acomp", "attr") or clause
    found = prepositional(feeling, *ABOUT) or ([] if is_passive(clause) else objects(clause))
    return [token for token in found if token.dep_ != "pcomp"]


def _freed(clause: Token) -> list[Token]:
    return objects(clause) if clause.lower_ in DEMANDED and not is_passive(clause) else []
