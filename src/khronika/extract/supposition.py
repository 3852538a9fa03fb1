"""What makes a thing only possible, rather than done: a modal, a condition, a fear, a law that would allow it, a question."""

from spacy.tokens import Token

from khronika.extract.attribution import is_speech
from khronika.extract.hedge_words import hedge_verbs, is_hedge, is_hedge_verb
from khronika.extract.inflection import noun_lemma
from khronika.extract.syntax import child
from khronika.extract.ways_up import Link, carriers_of, ways_up
from khronika.extract.word_lists import is_noun_of
from khronika.records.claim_type import ClaimType


def supposer_of(trigger: Token, type: ClaimType) -> Token | None:
    """The word by which what the trigger tells is only possible; ``None`` where it is not."""
    if type is ClaimType.SENTENCE and trigger.lower_ in hedge_verbs("requesting"):
        return trigger
    for carrier in carriers_of(trigger):
        if any(other.dep_ == "mark" and other.lower_ == "so" for other in carrier.children):
            return None
        for other in carrier.children:
            if (
                other.dep_ == "aux"
                and is_hedge(other, "modal_possible")
                and not (tells_future(other, carrier) or _was_unable(other, carrier))
            ):
                return other
            if (other.dep_ == "mark" and is_hedge(other, "conditions")) or (other.dep_ == "amod" and is_hedge(other, "possible")):
                return other
    return _asked(trigger) or next((word for link in ways_up(trigger) if (word := _supposed_by(link)) is not None), None)


def tells_future(modal: Token, verb: Token) -> bool:
    """Whether "would" only moves a "will" into reported speech."""
    return modal.lower_ in ("would", "'d") and verb.dep_ == "ccomp" and is_speech(verb.head)


def _was_unable(modal: Token, verb: Token) -> bool:
    """Whether "could not" tells what somebody was not able to do."""
    return modal.lower_ == "could" and child(verb, "neg") is not None


def _asked(trigger: Token) -> Token | None:
    """The auxiliary that opens a question or a condition ("Was he killed?", "Had police arrested him, ...")."""
    subject = child(trigger, "nsubj", "nsubjpass")
    first = next((other for other in trigger.subtree if not other.is_punct), None)
    if first is None or subject is None or first.dep_ not in ("aux", "auxpass"):
        return None
    is_turned = first.i > 0 and is_hedge(first.nbor(-1), "turning")
    return first if first.head.i == trigger.i and first.i < subject.i and not is_turned else None


def _supposed_by(link: Link) -> Token | None:
    """The word above that fears it, allows it, deserves it or asks to imagine it."""
    above = link.above
    if link.relation in ("xcomp", "ccomp") and (is_hedge_verb(above, "fearing") or is_hedge_verb(above, "deserving")):
        return above
    if link.relation in ("pcomp", "ccomp", "xcomp") and is_hedge(above, "afraid"):
        return above
    if link.relation == "ccomp" and is_hedge(above, "supposing") and above.tag_ == "VB":
        return above
    return _allowed_by(link) if link.relation in ("xcomp", "ccomp") and is_hedge_verb(above, "allowing") else None


def _allowed_by(link: Link) -> Token | None:
    """What makes it only allowed: a modal on the verb of allowing, a law that allows."""
    modal = next((other for other in link.above.children if other.dep_ == "aux" and is_hedge(other, "modal_possible")), None)
    subject = child(link.above, "nsubj")
    is_law = subject is not None and is_noun_of(noun_lemma(subject.lower_), "law")
    return modal or (link.above if is_law else None)
