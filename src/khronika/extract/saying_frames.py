"""The roles of words that say or ask something: who speaks, and about or to whom."""

from spacy.tokens import Token

from khronika.extract.attribution import issuers
from khronika.extract.inflection import forms_of, noun_lemma
from khronika.extract.roles import Roles
from khronika.extract.syntax import agents, ancestors, child, is_passive, objects, prepositional, subjects, with_conjuncts
from khronika.extract.triggers import Trigger
from khronika.extract.verb_frames import behind_particle, without_clauses
from khronika.extract.word_lists import word_set

FEELINGS = word_set("roles", "nouns", "feelings")
FREEING = word_set("roles", "nouns", "freeing")
ACCUSING = word_set("roles", "nouns", "accusing")
DEMANDED = forms_of("roles", "verbs", "demanded")


def says(trigger: Trigger) -> Roles:
    """The subject speaks; the object, or what follows a preposition, is whom or what it is about."""
    verb = trigger.head
    if is_passive(verb) and not _is_told_behind(trigger):
        return Roles(subjects(verb), issuers(agents(verb)), verb)
    targets = [whom for token in objects(verb) or behind_particle(trigger) for whom in _addressed(token)]
    targets = targets or prepositional(verb, "on", "against", "at", "to", "for", "over", "about", "with")
    return Roles(without_clauses([*targets, *_freed(verb)]), issuers(_members_or(subjects(verb), verb)), verb)


def _members_or(speakers: list[Token], verb: Token) -> list[Token]:
    """The plural that "some of whom" tells of; else the speakers."""
    links = (other for token in speakers for other in token.children if other.dep_ == "prep")
    if verb.dep_ != "relcl" or not any(inner.tag_ == "WP" for link in links for inner in link.children):
        return speakers
    above = next((other for other in ancestors(verb) if other.pos_ == "VERB"), verb)
    return next(([noun] for noun in (verb.head, *subjects(above)) if noun.tag_ in ("NNS", "NNPS")), speakers)


def feels(trigger: Trigger) -> Roles:
    """Of an adjective of feeling: who feels it, and about what ("is deeply concerned about the case")."""
    feeling = trigger.head
    own = child(feeling, "nsubj") or (child(feeling.head, "nsubj") if feeling.dep_ == "acomp" else None)
    return Roles(prepositional(feeling, "about", "by", "at", "over", "with"), [] if own is None else [own], None)


def _is_told_behind(trigger: Trigger) -> bool:
    """Whether the parse takes for a passive what the noun before it says ("the group X called on Monday for an inquiry")."""
    verb = trigger.head
    return bool(trigger.form.rest) and verb.dep_ == "acl" and not agents(verb) and trigger.last.pos_ == "ADP"


def _addressed(token: Token) -> list[Token]:
    """Whom or what a statement is about: behind a noun of feeling what it is felt about, behind "release" who is to be released."""
    lemma = noun_lemma(token.lower_)
    if lemma in FEELINGS:
        return prepositional(token, "over", "about", "at", "for", "with", "to", "of", "on", "against", "that")
    if lemma in FREEING:
        possessor = child(token, "poss")
        return [possessor] if possessor is not None else prepositional(token, "of", "for", "against", "to")
    return [token]


def _freed(verb: Token) -> list[Token]:
    """Who is to be freed, or spared a charge, in what a statement demands."""
    found: list[Token] = []
    for other in verb.children:
        if other.dep_ not in ("xcomp", "ccomp", "advcl"):
            continue
        for demanded in with_conjuncts(other):
            if demanded.lower_ not in DEMANDED:
                continue
            for token in subjects(demanded) if is_passive(demanded) else objects(demanded):
                inner = prepositional(token, "against", "of")
                found += inner if noun_lemma(token.lower_) in FREEING | ACCUSING and inner else [token]
    return found


def call(trigger: Trigger) -> Roles:
    """Of a noun that calls for something: who calls, and what for."""
    noun = trigger.head
    possessor = child(noun, "poss")
    wanted = prepositional(noun, "for") or [other for other in noun.children if other.dep_ == "acl" and other.tag_ == "VB"]
    actors = prepositional(noun, "by", "from", "of") or ([possessor] if possessor is not None else [])
    if not actors and noun.dep_ in ("dobj", "pobj"):
        actors = prepositional(noun.head, "from") or prepositional(noun.head.head, "from")
    return Roles(wanted, actors, noun.head if noun.head.pos_ == "VERB" else None)
