"""The roles that a verb gives: who acts on whom."""

from spacy.tokens import Token

from khronika.extract.attribution import issuers
from khronika.extract.doers import who_orders
from khronika.extract.inflection import forms_of, noun_lemma
from khronika.extract.leading_nouns import behind_nouns
from khronika.extract.roles import Roles
from khronika.extract.syntax import agents, child, clause_head, is_passive, objects, prepositional, subjects, with_conjuncts
from khronika.extract.triggers import Trigger, is_headline_verb
from khronika.extract.word_lists import is_noun_of, is_person_noun, word_set
from khronika.records.report import PassageKind

RECEIVING = forms_of("roles", "verbs", "receiving")
NEEDING_OBJECT = word_set("roles", "words", "types_needing_object")
REFLEXIVES = word_set("roles", "words", "reflexives")
CONCERNING = ("on", "of", "to", "for", "against", "from", "into")
WITHIN = ("nmod", "compound", "appos", "amod")


def does(trigger: Trigger) -> Roles:
    """The subject is the target."""
    return Roles(without_clauses(subjects(trigger.head)), [], trigger.head)


def acts(trigger: Trigger) -> Roles:
    """The subject acts on the object; a passive's subject is the target."""
    verb = trigger.head
    if is_headline_verb(verb):
        return Roles([_head_behind(verb)], [verb.nbor(-1)], verb)
    doer = _doer_before(trigger)
    if doer is not None:
        return Roles([verb.head], [doer], verb)
    if is_said_passively(trigger):
        found = without_clauses([*(subjects(verb) or _subject_before(verb)), *_companions(verb)])
        return Roles(behind_nouns(found, trigger.rule.type), _doers(trigger), verb, found)
    targets = _outside(trigger, objects(verb)) or behind_particle(trigger) or _given(trigger) or _asked_where(trigger)
    if trigger.last.i != verb.i and trigger.last.pos_ in ("VERB", "ADJ") and (let := child(trigger.last, "nsubj")) is not None:
        targets = [let]
    if trigger.rule.type == "sentence":
        targets = _sentenced(verb) or targets
    actors = [token for token in subjects(verb) if all(token.i != other.i for other in targets)]
    actors = issuers(actors) if trigger.rule.type == "accusation" else actors
    if trigger.rule.type == "sentence" and verb.lower_ in RECEIVING:
        targets, actors = actors, []
    found = targets
    targets = behind_nouns(targets, trigger.rule.type)
    if (trigger.rule.ergative and not targets) or (targets and targets[0].lower_ in REFLEXIVES):
        targets, actors = actors, []
    return Roles(without_clauses(targets), actors, verb, without_clauses(found))


def _outside(trigger: Trigger, tokens: list[Token]) -> list[Token]:
    """The tokens that are no part of the trigger ("set fire to a car": not the fire)."""
    own = trigger.form.rest
    return [token for token in tokens if token.i != trigger.last.i and not (token.i < trigger.last.i and noun_lemma(token.lower_) in own)]


def _given(trigger: Trigger) -> list[Token]:
    """Whom the object that belongs to the words is given to ("gave the envoy 72 hours to leave")."""
    dative = child(trigger.head, "dative") if trigger.form.rest else None
    return [] if dative is None or dative.pos_ == "ADP" else [dative]


def _asked_where(trigger: Trigger) -> list[Token]:
    """Of whom it is not known where they are ("nobody knows where the student is held")."""
    return subjects(trigger.last.head) if trigger.last.lower_ == "where" and trigger.last.i != trigger.head.i else []


def _doer_before(trigger: Trigger) -> Token | None:
    """The authority right before a verb that the parse takes for an adjective ("A court jailed activist A")."""
    verb, before = trigger.head, trigger.first.i - 1
    if before < 0 or verb.dep_ != "amod" or verb.tag_ not in ("VBN", "VBD") or verb.head.i < verb.i:
        return None
    found = verb.doc[before]
    is_doer = found.pos_ in ("NOUN", "PROPN") and is_noun_of(noun_lemma(found.lower_), "authority")
    return found if is_doer and found.head.i in (verb.i, verb.head.i) else None


def _sentenced(verb: Token) -> list[Token]:
    """Whom a penalty is given to, where that is not the object ("gave A five years")."""
    dative = child(verb, "dative")
    if dative is not None and dative.pos_ != "ADP":
        return [dative]
    named = _whom_a_sum_is_of(verb)
    return [] if named is None else [named]


def _whom_a_sum_is_of(verb: Token) -> Token | None:
    """Who is named between a verb and the sum that the parse hangs the name on ("fined activist A 500 dollars")."""
    paid = child(verb, "dobj")
    if paid is None or not any(other.dep_ == "nummod" for other in paid.children):
        return None
    between = (other for other in paid.children if verb.i < other.i < paid.i and other.dep_ in WITHIN)
    return next((other for other in between if other.pos_ == "PROPN" or any(inner.pos_ == "PROPN" for inner in other.children)), None)


def _subject_before(verb: Token) -> list[Token]:
    """The subject of a passive with its auxiliary that the parse has parted from it ("..., and was held", "In X, A was held")."""
    if child(verb, "auxpass") is None:
        return []
    joined = (
        child(place, "conj", "appos") for link in verb.lefts if (place := child(link, "pobj")) is not None and child(place, "cc") is None
    )
    named = next((token for token in joined if token is not None and token.pos_ == "PROPN"), None)
    found = named or next((token for token in reversed(verb.doc[: verb.i]) if token.dep_ in ("nsubj", "nsubjpass")), None)
    return [] if found is None else [found]


def _companions(verb: Token) -> list[Token]:
    """Those to whom the same was done, behind "together with", or people behind "with"."""
    found = [token for token in prepositional(verb, "with") if token.dep_ == "pobj" and is_person_noun(noun_lemma(token.lower_))]
    for token in verb.subtree:
        if token.lower_ in ("together", "along") and token.i + 1 < len(token.doc) and (preposition := token.nbor(1)).lower_ == "with":
            is_own = preposition.head.i in (verb.i, token.i) or any(preposition.head.i == subject.i for subject in subjects(verb))
            found += [inner for inner in preposition.children if inner.dep_ == "pobj"] if is_own else []
    return found


def _doers(trigger: Trigger) -> list[Token]:
    """By whom a passive was done."""
    verb = trigger.head
    return agents(verb) or _shared_agents(verb) or _late_agent(verb) or who_orders(verb)


def _shared_agents(verb: Token) -> list[Token]:
    """The agent that stands behind the last of joined passives ("arrested and charged by police")."""
    return next(
        (found for other in with_conjuncts(verb)[1:] if child(other, "nsubjpass", "nsubj") is None and (found := agents(other))), []
    )


def _head_behind(verb: Token) -> Token:
    """The head of the noun phrase that begins right behind a verb."""
    token = verb.nbor(1)
    while token.head.i > token.i and token.dep_ in ("nummod", "amod", "compound", "det", "poss", "nmod", "quantmod"):
        token = token.head
    return token


def _late_agent(verb: Token) -> list[Token]:
    """Who did it, behind a "by" that the parse hangs on another word ("shot in the back by two men")."""
    for other in verb.subtree:
        is_own = other.lower_ == "by" and other.i > verb.i and clause_head(other).i == verb.i
        inner = child(other, "pobj") if is_own else None
        if inner is not None and (is_noun_of(noun_lemma(inner.lower_), "person") or is_noun_of(noun_lemma(inner.lower_), "authority")):
            return [inner]
    return []


def is_said_passively(trigger: Trigger) -> bool:
    """Whether a verb is said of whom it was done to, with "was" or, as in headlines, without."""
    return is_passive(trigger.head) or _is_short_passive(trigger)


def _is_short_passive(trigger: Trigger) -> bool:
    """A headline's or caption's passive without "was": a participle whose subject is no authority and that has no object."""
    verb = trigger.head
    is_short = trigger.kind in (PassageKind.TITLE, PassageKind.CAPTION) or verb.tag_ == "VBN" or trigger.rule.type in NEEDING_OBJECT
    if not is_short or verb.tag_ not in ("VBN", "VBD") or child(verb, "dobj", "aux") is not None or prepositional(verb, "at"):
        return False
    if trigger.last.pos_ == "ADP" and behind_particle(trigger):
        return False
    found = subjects(verb)
    return bool(found) and not is_noun_of(noun_lemma(found[0].lower_), "authority")


def behind_particle(trigger: Trigger) -> list[Token]:
    """The object of a preposition that belongs to the verb ("fire at", "crack down on"), or behind its noun ("pulled the plug on X")."""
    if not trigger.form.rest:
        return []
    if trigger.last.pos_ == "NOUN":
        return prepositional(trigger.last, *CONCERNING) or prepositional(trigger.head, *CONCERNING)
    inner = child(trigger.last, "pobj")
    if inner is None and trigger.last.lower_ == "for":
        inner = next(
            (other for other in trigger.last.doc[trigger.last.i + 1 : trigger.last.i + 5] if other.dep_ in ("nsubj", "nsubjpass", "dobj")),
            None,
        )
    return [] if inner is None else [inner]


def without_clauses(tokens: list[Token]) -> list[Token]:
    """The tokens that are no verbs."""
    return [token for token in tokens if token.pos_ not in ("VERB", "AUX")]
