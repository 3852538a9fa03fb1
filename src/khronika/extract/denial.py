"""What denies that something happened: a negation, a failure, somebody who denies it."""

from spacy.tokens import Token

from khronika.extract.falsehood import falsehood_of
from khronika.extract.hedge_words import hedge_verbs, is_hedge, is_hedge_noun, is_hedge_verb, is_withheld
from khronika.extract.inflection import verb_forms
from khronika.extract.syntax import child
from khronika.extract.ways_up import Link, carriers_of, ways_up
from khronika.records.claim_type import ClaimType

BOUNDS = ("fewer", "less", "more", "later", "sooner", "earlier")


def denier_of(trigger: Token, type: ClaimType) -> Token | None:
    """The word that denies what the trigger tells; ``None`` where it is asserted."""
    carriers = (carrier for carrier in carriers_of(trigger) if not is_withheld(carrier))
    negation = next((word for carrier in carriers if (word := _negation(carrier)) is not None), None)
    if negation is not None:
        return negation
    if trigger.dep_ in ("pcomp", "pobj") and (trigger.head.lower_ in ("without", "instead") or _is_instead(trigger.head)):
        return trigger.head
    found = next((word for link in ways_up(trigger) if (word := _denied_by(link, type)) is not None), None)
    return found or falsehood_of(trigger) or _not_yet(trigger) or _not_among(trigger) or _nor(trigger) or _is_not(trigger)


def _is_not(noun: Token) -> Token | None:
    """The negation of what something is said not to be ("the release was not an acquittal")."""
    return child(noun.head, "neg") if noun.dep_ == "attr" and noun.head.pos_ == "AUX" else None


def _not_yet(verb: Token) -> Token | None:
    """The "yet" of what has "yet to" happen."""
    to = next((other for other in verb.children if other.dep_ == "aux" and other.lower_ == "to"), None)
    return to.nbor(-1) if to is not None and to.i > 0 and to.nbor(-1).lower_ == "yet" else None


def _nor(verb: Token) -> Token | None:
    """The "nor" behind which subject and auxiliary change places ("nor had anybody been barred")."""
    is_parted = verb.dep_ == "acl" and verb.head.dep_ == "nsubj" and verb.head.head.pos_ == "AUX"
    first = verb.head.head if is_parted else child(verb, "aux", "auxpass")
    before = first.nbor(-1) if first is not None and first.i > 0 else None
    return before if before is not None and before.lower_ in ("nor", "neither") else None


def _not_among(verb: Token) -> Token | None:
    """The negation of being one of those to whom it was done ("was not among those charged")."""
    among = verb.head.head if verb.dep_ in ("acl", "relcl") else verb
    return child(among.head, "neg") if among.lower_ in ("among", "of") and among.head.pos_ in ("AUX", "VERB") else None


def _negation(carrier: Token) -> Token | None:
    for other in carrier.children:
        if other.dep_ in ("neg", "det", "preconj") and is_hedge(other, "negations") and not _is_only(other):
            return other
        if other.i + 1 == carrier.i and other.dep_ == "advmod" and is_hedge(other, "nearly"):
            return other
        if other.dep_ in ("nsubj", "nsubjpass"):
            none = next((word for word in (other, other.left_edge, *other.children) if is_hedge(word, "negations")), None)
            if none is not None and not _is_only(none):
                return none
    return None


def _is_only(negation: Token) -> bool:
    """ "Not only" asserts, and "no fewer than" counts."""
    behind = [other.lower_ for other in negation.doc[negation.i + 1 : negation.i + 3]]
    return behind[:1] in (["only"], ["just"], ["least"]) or (behind[1:] == ["than"] and behind[0] in BOUNDS)


def _is_instead(link: Token) -> bool:
    before = link.nbor(-1).lower_ if link.i > 0 else ""
    return (
        (link.lower_ == "of" and before in ("instead", "short"))
        or (link.lower_ == "from" and before == "far")
        or (link.lower_ == "than" and before == "rather")
    )


def _denied_by(link: Link, type: ClaimType) -> Token | None:
    """The word above that says it did not happen, or that it is not so."""
    above = link.above
    if is_hedge_verb(above, "failing_verbs"):
        return above if _is_failed(link, type) else None
    if link.relation == "xcomp" and (is_hedge(above, "failing_words") or above.lower_ == "able"):
        return above if above.lower_ != "able" else child(above.head, "neg")
    if is_hedge_noun(above, "failing_nouns") and link.relation in ("acl", "pobj", "pcomp"):
        return above
    if is_hedge_verb(above, "denying_verbs") and type is not ClaimType.STATEMENT:
        return above if _is_content_of_denial(link, type) else None
    if link.relation == "dobj" and is_hedge_verb(above, "feigning"):
        return above
    return _ruled_on(link)


def _ruled_on(link: Link) -> Token | None:
    """The verb that refuses a request to do it, or denies a report of it."""
    above = link.above
    if is_hedge_noun(above, "request_nouns") and _is_asked_in(link) and above.dep_ == "nsubjpass":
        return above.head if is_hedge_verb(above.head, "refusing_verbs") else None
    if is_hedge_noun(above, "told_nouns") and above.dep_ in ("dobj", "nsubjpass", "pobj"):
        ruling = above.head if above.dep_ != "pobj" else above.head.head
        return ruling if is_hedge_verb(ruling, "denying_verbs") else None
    return None


def _is_failed(link: Link, type: ClaimType) -> bool:
    """Whether a verb of failing says that it was not done: "failed to", "prevented from", "refused the release"."""
    verb = link.above
    is_refused = type is ClaimType.RELEASE and link.relation == "dobj" and verb.lower_ in verb_forms("refuse")
    is_gathering = type is ClaimType.PROTEST and verb.lower_ in hedge_verbs("trying_verbs") and verb.dep_ in ("relcl", "acl", "pcomp")
    is_not_done = link.relation == "xcomp" and verb.lower_ not in hedge_verbs("stopping_verbs") and not is_gathering
    return is_refused or is_not_done or link.preposition == "from"


def _is_content_of_denial(link: Link, type: ClaimType) -> bool:
    """Whether what is denied is what is told: that it is so, a release that is refused, a deed."""
    if link.relation in ("ccomp", "xcomp") or (link.relation == "pcomp" and link.preposition in ("", "as")):
        return True
    if type is ClaimType.RELEASE and link.relation in ("dobj", "nsubjpass") and not link.preposition:
        return True
    is_part_in_it = is_hedge_noun(link.below, "parts")
    return type is not ClaimType.CHARGE and link.relation == "dobj" and link.above.lower_ in verb_forms("deny") and not is_part_in_it


def _is_asked_in(link: Link) -> bool:
    """Whether a request is one to do it ("a bid to extradite", "a request for the release")."""
    return link.relation in ("acl", "relcl") or (link.relation in ("pobj", "pcomp") and link.preposition in ("for", "to"))
