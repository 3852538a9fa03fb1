"""Whom or what an object leads to that is only a word for the case, the block, the pass or the thing of somebody."""

from collections.abc import Callable

from spacy.tokens import Token

from khronika.extract.inflection import noun_lemma, verb_forms
from khronika.extract.syntax import child, prepositional, subjects
from khronika.extract.word_lists import is_noun_of, is_of_class, word_set

BLOCKING = word_set("roles", "nouns", "blocking")
ACCUSING = word_set("roles", "nouns", "accusing")
HAVING = verb_forms("have") | verb_forms("see")


def behind_nouns(tokens: list[Token], type: str) -> list[Token]:
    """Whom or what the objects of a claim of that type lead to; the tokens themselves for other types."""
    lead = LEADS.get(type)
    return tokens if lead is None else [whom for token in tokens for whom in lead(token)]


def _reached(token: Token) -> list[Token]:
    """What is blocked or opened, behind a word for the block itself ("access to X", "the ban on X"); else the token."""
    if noun_lemma(token.lower_) not in BLOCKING:
        return [token]
    return prepositional(token, "to", "on", "of", "against") or [token]


def _denied(token: Token) -> list[Token]:
    """To whom a pass or entry is denied or of whom it is taken; else the token."""
    if not is_of_class(noun_lemma(token.lower_), "access"):
        return [token]
    possessor = child(token, "poss")
    whom = prepositional(token, "to", "of", "for", "from") or prepositional(token.head, "to", "from")
    people = [other for other in whom if other.dep_ == "pobj"]
    return people or ([token] if possessor is None else [possessor])


def _accused(token: Token) -> list[Token]:
    """Against whom a charge or case is that was dropped."""
    if noun_lemma(token.lower_) not in ACCUSING:
        return [token]
    possessor = child(token, "poss")
    return [possessor] if possessor is not None else prepositional(token, "against", "of", "for")


def _sentenced(token: Token) -> list[Token]:
    """Whose sentence or conviction it is ("upheld the sentence of A"); else the token."""
    return _owner(token, "of", "against", "on") if is_of_class(noun_lemma(token.lower_), "verdict") else [token]


def _whose(token: Token) -> list[Token]:
    """Whose passport, phone or limb it is; else the token."""
    owned = any(is_of_class(noun_lemma(token.lower_), kind) for kind in ("passport", "phone", "body_part"))
    return _owner(token, "of", "from") if owned else [token]


def _licensed(token: Token) -> list[Token]:
    """Who holds a licence that is withdrawn; the token itself where it is none or nobody is told."""
    if not is_noun_of(noun_lemma(token.lower_), "licence"):
        return [token]
    having = token.head.head
    had = subjects(having) if having.lower_ in HAVING and token.head.dep_ in ("ccomp", "xcomp") else []
    whom = _owner(token, "of", "for", "from", "to") or prepositional(token.head, "of", "from")
    return [other for other in whom if other.dep_ in ("poss", "pobj")] or had or [token]


def _owner(token: Token, *prepositions: str) -> list[Token]:
    possessor = child(token, "poss")
    return [possessor] if possessor is not None else prepositional(token, *prepositions)


LEADS: dict[str, Callable[[Token], list[Token]]] = {
    "acquittal": _accused,
    "hearing": _accused,
    "sentence": _sentenced,
    "block": _reached,
    "unblock": _reached,
    "shutdown": _reached,
    "denial_of_access": _denied,
    "travel_ban": _whose,
    "threat": _whose,
    "injury": _whose,
    "closure": _licensed,
}
