"""The roles that stand around a noun, an adjective or a phrase: of whom it is said, and by whom it was done."""

from dataclasses import replace

from spacy.tokens import Token

from khronika.extract.doers import ORDERING, who_is_accused, who_orders, who_responds
from khronika.extract.inflection import forms_of, noun_lemma
from khronika.extract.leading_nouns import behind_nouns
from khronika.extract.roles import Roles
from khronika.extract.syntax import agents, ancestors, child, is_passive, objects, prepositional, subjects
from khronika.extract.triggers import Trigger
from khronika.extract.word_lists import is_noun_of, is_person_noun, word_set

LIGHT = forms_of("roles", "verbs", "light")
RECEIVING = forms_of("roles", "verbs", "receiving")
GIVING = forms_of("roles", "verbs", "giving")
TAKING_PART = forms_of("roles", "verbs", "taking_part")
DRAWING = forms_of("roles", "verbs", "drawing")
INVOLVEMENT = word_set("roles", "nouns", "involvement")
GROUNDS = word_set("roles", "nouns", "grounds")


def around_noun(trigger: Trigger) -> Roles:
    """Of, possessive or compound name the target, "by" the actor; else the verb that the noun completes gives them."""
    noun = trigger.head
    of, by = prepositional(noun, "of", "against", "on", "at", "between"), prepositional(noun, "by")
    possessor = child(noun, "poss")
    compounds = [other for other in noun.children if other.dep_ in ("compound", "nmod", "amod") and other.i < trigger.first.i]
    people = [
        other for other in compounds if (other.pos_ == "NOUN" and is_noun_of(noun_lemma(other.lower_), "person")) or other.pos_ == "PROPN"
    ]
    police = [other for other in compounds if is_noun_of(noun_lemma(other.lower_), "authority")]
    of = [token for token in of if token.dep_ == "pobj" and noun_lemma(token.lower_) not in GROUNDS]
    roles = Roles(_threatened(noun, of) if trigger.rule.type == "threat" else of, by, None)
    if possessor is not None and _is_held_by(noun):
        roles.actors, roles.targets = [possessor], roles.targets or subjects(noun.head.head)
    elif possessor is not None:
        (roles.actors if roles.targets or is_noun_of(noun_lemma(possessor.lower_), "authority") else roles.targets).append(possessor)
    if not roles.targets:
        roles.targets = [token for token in people if token not in police]
    roles.actors = roles.actors or police
    if not roles.targets and trigger.last.i + 1 < len(noun.doc) and trigger.last.nbor(1).lower_ in ("of", "on", "against"):
        roles.targets = [other for other in trigger.last.nbor(1).children if other.dep_ == "pobj"]
    _fill_from_verb(noun, roles)
    roles.actors = roles.actors or _those_involved(noun) or who_is_accused(noun) or who_responds(noun) or _each_other(trigger)
    if trigger.rule.type == "closure":
        roles = replace(roles, targets=behind_nouns(roles.targets, trigger.rule.type), objects=roles.targets)
    return roles


def _threatened(threat: Token, of: list[Token]) -> list[Token]:
    """Who is threatened: to whom the deed would be done that a threat is of ("threats of violence against pupils"), or who is told."""
    deeds = [other for other in of if other.pos_ == "NOUN" and not is_person_noun(noun_lemma(other.lower_))]
    whom = [other for deed in deeds for other in prepositional(deed, "of", "against", "on")]
    return whom or of or prepositional(threat, "to")


def _is_held_by(noun: Token) -> bool:
    """Whether the possessor of a word of custody is who holds somebody ("was in its custody")."""
    return noun.dep_ == "pobj" and noun.head.lower_ == "in" and noun.lower_ == "custody" and noun.head.head.pos_ in ("AUX", "VERB")


def _each_other(trigger: Trigger) -> list[Token]:
    """Those between whom there was violence: each did it to the other."""
    return prepositional(trigger.head, "between") if trigger.rule.type == "assault" else []


def _those_involved(noun: Token) -> list[Token]:
    """Who took part in what the noun names, or is responsible for it."""
    involvement = noun.head.head if noun.dep_ == "pobj" else noun
    if involvement.lower_ not in INVOLVEMENT:
        return []
    if involvement.pos_ == "ADJ" and involvement.head.pos_ in ("NOUN", "PROPN", "PRON"):
        return [involvement.head]
    verb = next((other for other in (involvement, *ancestors(involvement)) if other.pos_ in ("VERB", "AUX")), None)
    possessor = child(involvement, "poss")
    return [possessor] if possessor is not None else [] if verb is None else subjects(verb)


def _fill_from_verb(noun: Token, roles: Roles) -> None:
    """What a verb without meaning of its own gives its noun ("police made arrests", "he faces trial")."""
    verb = noun.head
    if noun.dep_ == "pobj" and verb.head.pos_ == "VERB":
        verb = verb.head
    if verb.pos_ not in ("VERB", "AUX"):
        return
    roles.verb = verb
    if noun.dep_ == "pobj" and noun.head.lower_ == "for" and verb.lower_ in ORDERING:
        roles.actors = roles.actors or subjects(verb)
    if noun.dep_ in ("dobj", "nsubjpass") and verb.lower_ in GIVING:
        _fill_from_giving(noun, verb, roles)
    elif noun.dep_ == "dobj" and verb.lower_ in RECEIVING:
        roles.targets = subjects(verb) or roles.targets
    elif noun.dep_ == "dobj" and verb.lower_ in LIGHT:
        roles.actors = roles.actors or subjects(verb)
        roles.targets = roles.targets or prepositional(verb, "at", "against", "on", "into") or _aimed_at(verb)
    elif noun.dep_ == "nsubjpass" and verb.lower_ in LIGHT | GIVING:
        roles.actors = roles.actors or agents(verb)
        roles.targets = roles.targets or prepositional(verb, "at", "against", "on") or _aimed_at(verb)


def _fill_from_giving(noun: Token, verb: Token, roles: Roles) -> None:
    """Who is given what the noun names ("granted her bail", "was handed a term", "bail was denied to her")."""
    whom = prepositional(verb, "to", "on", "against", "at") or prepositional(noun, "to", "for", "against", "from")
    if is_passive(verb):
        whom = whom if noun.dep_ == "nsubjpass" else subjects(verb) or whom
        roles.targets, roles.actors = roles.targets or whom, roles.actors or agents(verb)
        return
    given = [other for other in verb.children if other.dep_ == "dative" and other.pos_ != "ADP"]
    roles.targets = roles.targets or given or whom
    roles.actors = roles.actors or subjects(verb)


def _aimed_at(verb: Token) -> list[Token]:
    """Whom a means is used to act on ("used tear gas to disperse the crowd")."""
    return [token for other in verb.children if other.dep_ in ("xcomp", "advcl") and other.tag_ == "VB" for token in objects(other)]


def crowd(trigger: Trigger) -> Roles:
    """Possessive, "by" or compound name who took part; else the subject of the verb does."""
    noun = trigger.head
    roles = Roles(prepositional(noun, "by", "of"), [], None)
    possessor = child(noun, "poss")
    if possessor is not None:
        roles.targets.append(possessor)
    if not roles.targets:
        roles.targets = [
            other
            for other in noun.children
            if other.dep_ in ("compound", "nmod") and other.i < trigger.first.i and is_noun_of(noun_lemma(other.lower_), "person")
        ]
    verb = noun.head.head if noun.dep_ == "pobj" else noun.head
    if verb.pos_ == "VERB":
        roles.verb = verb
        if not roles.targets and verb.lower_ in TAKING_PART and noun.dep_ in ("dobj", "pobj"):
            roles.targets = agents(verb) if is_passive(verb) else subjects(verb)
        elif not roles.targets and verb.lower_ in DRAWING and noun.dep_ == "nsubj":
            roles.targets = objects(verb)
    return roles


def state(trigger: Trigger) -> Roles:
    """Of whom a phrase is said: the object or subject of the verb it completes, or the noun it stands behind."""
    token = trigger.head
    if token.pos_ == "ADJ" and (own := child(token, "nsubj", "nsubjpass")) is not None:
        return Roles([own], [], None)
    above = token if token.pos_ in ("VERB", "AUX") else token.head
    while above.pos_ == "ADP" and above.head.i != above.i:
        above = above.head
    if above.pos_ in ("VERB", "AUX"):
        if is_passive(above):
            return Roles(subjects(above), agents(above) or who_orders(above), above)
        own = child(above, "dobj")
        dative = [] if own is None else [own]
        return Roles(dative or subjects(above), subjects(above) if dative else [], above)
    if above.pos_ in ("NOUN", "PROPN", "PRON") and above.i != token.i:
        return Roles([above], [], None)
    return Roles([], [], None)


def adjective(trigger: Trigger) -> Roles:
    """The noun that the adjective stands before or is said of."""
    return Roles([trigger.head.head], [], None) if trigger.head.dep_ in ("amod", "compound") else Roles(subjects(trigger.head), [], None)
