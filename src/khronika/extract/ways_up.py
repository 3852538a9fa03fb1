"""The words above a trigger in the parse that can weaken or undo what it tells, and those that carry it."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from khronika.extract.hedge_words import hedge_verbs, is_hedge_noun, is_hedge_verb
from khronika.extract.syntax import child

STEPS_MAX = 6
COMPLEMENTS = frozenset({"xcomp", "ccomp", "pcomp", "acl", "dobj", "pobj", "nsubjpass", "nsubj", "oprd"})


@dataclass(frozen=True, slots=True)
class Link:
    """One step up: from a word to the one above, how it hangs on that, and the preposition between them ("" for none)."""

    below: Token
    above: Token
    relation: str
    preposition: str


def links_above(trigger: Token) -> Iterator[Link]:
    """The words above a trigger, as far as each passes a hedge on."""
    token = trigger
    for _ in range(STEPS_MAX):
        link = _link(token)
        if link is None:
            return
        yield link
        if not _passes(link):
            return
        token = link.above


def _link(token: Token) -> Link | None:
    above, relation = token.head, token.dep_
    if above.i == token.i:
        return None
    if above.pos_ in ("ADP", "SCONJ", "PART") and relation in ("pobj", "pcomp") and above.head.i != above.i:
        return Link(token, above.head, relation, above.lower_)
    if (
        relation == "relcl"
        and above.pos_ == "NOUN"
        and (_is_infinitive(token) or any(other.dep_ == "mark" and other.lower_ == "that" for other in token.children))
    ):
        relation, above = "acl", _told_noun_of(above) or above
    return Link(token, above, relation, "")


def _told_noun_of(noun: Token) -> Token | None:
    """The noun of telling that a clause with "that" belongs to, where the parse hangs it on who tells ("claims by A that ...")."""
    for _ in range(STEPS_MAX):
        if noun.dep_ not in ("pobj", "conj", "prep", "agent") or noun.head.i == noun.i:
            return None
        noun = noun.head
        if is_hedge_noun(noun, "told_nouns"):
            return noun
    return None


def _is_infinitive(verb: Token) -> bool:
    return any(other.dep_ == "aux" and other.lower_ == "to" for other in verb.children)


def _passes(link: Link) -> bool:
    if link.relation == "conj":
        return True
    if link.relation not in COMPLEMENTS and link.relation != "prep":
        return False
    return (
        is_hedge_verb(link.above, "passing_verbs")
        or is_hedge_noun(link.above, "passing_nouns")
        or is_hedge_noun(link.above, "alleging_nouns")
    )


def ways_up(trigger: Token) -> Iterator[Link]:
    """The links above the trigger, then those above the verb that carries it."""
    yield from links_above(trigger)
    carrier = carriers_of(trigger)[-1]
    if carrier.i != trigger.i:
        yield from links_above(carrier)


def carriers_of(trigger: Token) -> list[Token]:
    """The words whose auxiliaries, adverbs and negations are said of the trigger: itself, what carries it, what it is joined to."""
    found = [trigger]
    token = trigger
    for _ in range(STEPS_MAX):
        above = token.head
        if above.i == token.i or not _is_carried(token, above):
            break
        found.append(above)
        token = above
    return found


def _is_carried(token: Token, above: Token) -> bool:
    if token.pos_ in ("NOUN", "PROPN"):
        if token.dep_ == "pobj" and above.lower_ in ("in", "under", "behind", "on") and above.head.pos_ in ("AUX", "VERB"):
            return True
        return (
            token.dep_ in ("dobj", "nsubjpass", "nsubj", "attr")
            and above.lower_ in hedge_verbs("carrying_verbs")
            and above.pos_ in ("VERB", "AUX")
        )
    if token.dep_ == "conj":
        return above.pos_ in ("VERB", "AUX") and child(token, "nsubj", "nsubjpass", "aux") is None
    if token.pos_ in ("ADJ", "ADP", "ADV"):
        return above.pos_ in ("VERB", "AUX") and token.dep_ not in ("agent", "mark")
    return token.dep_ == "xcomp" and is_hedge_verb(above, "passing_verbs")
