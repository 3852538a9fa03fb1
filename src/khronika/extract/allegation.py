"""What leaves it open whether something happened: a word of doubt, an accusation, a rumour."""

from itertools import islice

from spacy.tokens import Doc, Token

from khronika.extract.hedge_words import hedge_verbs, is_hedge, is_hedge_noun, is_hedge_verb, is_withheld, noun_right_before
from khronika.extract.inflection import verb_forms
from khronika.extract.syntax import ancestors, child, is_passive, with_conjuncts
from khronika.extract.ways_up import Link, carriers_of, links_above, ways_up

UNCONFIRMED = "unconfirmed"
NEAR = 4
"""So many words behind a trigger "if confirmed" is said of it."""


def alleger_of(trigger: Token) -> Token | None:
    """The word by which what the trigger tells is only alleged; ``None`` where it is not."""
    above = (link.above for link in links_above(trigger) if link.relation in ("xcomp", "pcomp"))
    doubt = next((word for carrier in (*carriers_of(trigger), *above) if (word := _doubt_on(carrier)) is not None), None)
    doubt = doubt or _doubt_on_doing(trigger) or _unconfirmed_in(trigger.doc) or _left_open(trigger) or _what_seems(trigger)
    if doubt is not None:
        return doubt
    for link in ways_up(trigger):
        if any(leaves_open(link) for leaves_open in LEAVING_OPEN):
            return link.above
        if (rumour := _rumour(link)) is not None:
            return rumour
        if _is_below_accusing_verb(link):
            return link.above if _is_accusing(link) else None
    return noun_right_before(trigger, "alleging_nouns", "of") or _accused_of(trigger) or _allegation_shared(trigger)


def _is_not_confirmed(link: Link) -> bool:
    """Whether it is what somebody did not confirm, which does not deny it."""
    return link.relation in ("ccomp", "dobj") and is_withheld(link.above)


def _is_told_of(link: Link) -> bool:
    """Whether it is what somebody "is said to" have done."""
    return link.relation == "xcomp" and is_hedge_verb(link.above, "hearsay") and is_passive(link.above)


def _is_in_allegation(link: Link) -> bool:
    """Whether it is what an allegation is of."""
    if is_hedge_noun(link.above, "rumouring_nouns"):
        return link.preposition == "of"
    return is_hedge_noun(link.above, "alleging_nouns") and link.relation in ("acl", "ccomp", "pobj", "pcomp", "compound")


def _allegation_shared(trigger: Token) -> Token | None:
    """The allegation that several compounds share, where the parse joins all but the last to it ("rape and torture allegations")."""
    if trigger.pos_ != "NOUN":
        return None
    shared = (other for other in with_conjuncts(trigger) if other.i > trigger.i and child(other, "compound") is not None)
    return next((other for other in shared if is_hedge_noun(other, "alleging_nouns")), None)


def _is_feared(link: Link) -> bool:
    """Whether somebody fears that it has happened."""
    return (
        link.relation == "ccomp"
        and is_hedge_verb(link.above, "fearing")
        and any(other.lower_ in ("had", "have", "has") for other in link.below.children)
    )


def _is_heard_of(link: Link) -> bool:
    """Whether somebody only hears of it ("we are hearing of shops being burned")."""
    verb = link.above.head.head if link.relation == "acl" and link.above.dep_ == "pobj" else link.above
    is_of = any(other.dep_ == "prep" and other.lower_ == "of" for other in verb.children)
    is_gerund = link.below.tag_ == "VBG" or any(other.lower_ == "being" for other in link.below.children)
    return is_of and is_gerund and link.relation in ("acl", "advcl", "pcomp") and verb.lower_ in verb_forms("hear")


def _seems(link: Link) -> bool:
    """Whether it only seems to have happened ("it appears that A was seized", "A seems to have been seized")."""
    if not is_hedge_verb(link.above, "seeming"):
        return False
    subject = child(link.above, "nsubj")
    is_it = subject is not None and subject.lower_ == "it"
    return link.relation == "xcomp" or (link.relation == "ccomp" and is_it)


LEAVING_OPEN = (_is_told_of, _is_in_allegation, _is_feared, _is_not_confirmed, _is_heard_of, _seems)
"""What a word above may say that leaves it open."""


def _rumour(link: Link) -> Token | None:
    """The noun of a rumour that a verb parts from what it tells ("Rumours spread that ...")."""
    noun = child(link.above, "nsubj") if link.relation == "ccomp" else None
    return noun if noun is not None and is_hedge_noun(noun, "alleging_nouns") else None


def _is_below_accusing_verb(link: Link) -> bool:
    """Whether it stands in what a verb of accusing or believing takes."""
    is_taken = link.relation in ("pcomp", "pobj", "xcomp", "ccomp") or (link.relation == "dobj" and not link.preposition)
    return is_taken and is_hedge_verb(link.above, "alleging_verbs")


def _doubt_on(carrier: Token) -> Token | None:
    """The word of doubt that hangs on a word ("allegedly", "if confirmed")."""
    for other in carrier.children:
        if other.dep_ in ("advmod", "amod", "npadvmod") and is_hedge(other, "alleged"):
            return other
        if other.dep_ == "advcl" and is_hedge(other, "verifying") and any(inner.lower_ == "if" for inner in other.children):
            return other
    return None


def _doubt_on_doing(trigger: Token) -> Token | None:
    """The word of doubt on a participle that says who did the things in a row of nouns ("killings and rapes allegedly committed by")."""
    if trigger.pos_ != "NOUN":
        return None
    first = next((other for other in (trigger, *ancestors(trigger)) if other.dep_ != "conj"), trigger)
    done = (other for noun in with_conjuncts(first) for other in noun.children if other.dep_ == "acl" and other.i > trigger.i)
    return next((word for verb in done if is_hedge_verb(verb, "passing_verbs") and (word := _doubt_on(verb)) is not None), None)


def _what_seems(trigger: Token) -> Token | None:
    """The verb of "what appeared to be torture marks"."""
    for token in (trigger, *islice(ancestors(trigger), NEAR)):
        if token.dep_ == "attr":
            above = token.head.head
            return above if token.head.dep_ == "xcomp" and is_hedge_verb(above, "seeming") else None
        if token.dep_ not in ("compound", "amod", "pobj", "prep", "conj"):
            return None
    return None


def _unconfirmed_in(doc: Doc) -> Token | None:
    """The word of a sentence that says that its reports are unconfirmed; few sentences have it, which is looked up first."""
    if doc.vocab.strings[UNCONFIRMED] not in doc.to_array("LOWER"):
        return None
    return next((token for token in doc if token.lower_ == UNCONFIRMED and token.head.lower_ in ("report", "reports")), None)


def _left_open(trigger: Token) -> Token | None:
    """The word of "if confirmed" right behind the trigger, whatever the parse hangs it on."""
    behind = trigger.doc[trigger.i + 1 : trigger.i + 1 + NEAR]
    return next((token for token in behind if is_hedge(token, "verifying") and token.nbor(-1).lower_ == "if"), None)


def _accused_of(trigger: Token) -> Token | None:
    """The verb of an accusation whose gerunds the parse has lost ("accused of kidnapping X and killing him")."""
    if trigger.tag_ != "VBG" or trigger.i < 2 or trigger.nbor(-1).lower_ not in ("of", "and", "or", ","):
        return None
    accusing = hedge_verbs("accusing_verbs")
    for other in reversed(trigger.doc[: trigger.i - 1]):
        if other.lower_ in accusing:
            return other if any(word.lower_ == "of" for word in trigger.doc[other.i + 1 : trigger.i]) else None
        if other.pos_ == "VERB" and other.tag_ != "VBG":
            return None
    return None


def _is_accusing(link: Link) -> bool:
    """Whether the preposition is the one that the verb takes: "accused of", "charged with"; "charged over a death" alleges nothing."""
    return link.preposition in ("", "of", "with") and (link.above.lower_ not in verb_forms("charge") or link.preposition == "with")
