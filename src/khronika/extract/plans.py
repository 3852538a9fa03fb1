"""What makes a thing planned, rather than done: a plan, an order, a threat."""

from spacy.tokens import Token

from khronika.extract.attribution import is_speech
from khronika.extract.hedge_words import hedge_verbs, is_hedge, is_hedge_noun, is_hedge_verb, noun_right_before
from khronika.extract.inflection import noun_lemma, verb_forms
from khronika.extract.supposition import tells_future
from khronika.extract.syntax import child
from khronika.extract.ways_up import Link, carriers_of, ways_up
from khronika.extract.word_lists import word_set
from khronika.records.claim_type import ClaimType

ORDERED = frozenset({ClaimType.RELEASE, ClaimType.DETENTION, ClaimType.EXPULSION, ClaimType.HEARING})
BESIDE_A_DEED = frozenset({"dobj", "acl", "xcomp"})
"""How a saying hangs on the deed by which it is said ("will hand over a petition calling for")."""

AWAITED = frozenset({ClaimType.HEARING, ClaimType.SENTENCE, ClaimType.RELEASE, ClaimType.EXPULSION})


def planner_of(trigger: Token, type: ClaimType) -> Token | None:
    """The word by which what the trigger tells is still to come; ``None`` where it is not."""
    carriers = carriers_of(trigger)
    for carrier in carriers:
        for other in carrier.children:
            if other.dep_ == "aux" and (is_hedge(other, "modal_planned") or (other.lower_ == "would" and tells_future(other, carrier))):
                return other
            if other.dep_ in ("amod", "acl", "relcl") and is_hedge(other, "planned"):
                return other
    found = next((word for link in ways_up(trigger) if (word := _planned_by(link, type)) is not None), None)
    return found or _open_infinitive(carriers[-1]) or _plot_before(trigger) or _order_before(trigger, type) or _order_of(trigger, type)


def planner_of_saying(trigger: Token) -> Token | None:
    """The "will" of a saying to come, told by the report itself: what somebody announces of himself ("we will demand") is said already."""
    verb = trigger
    while verb.dep_ in BESIDE_A_DEED or (verb.dep_ == "advcl" and verb.tag_ == "VBG" and child(verb, "mark") is None):
        verb = verb.head
    if verb.dep_ == "ccomp" and is_speech(verb.head):
        return None
    return next((other for other in verb.children if other.dep_ == "aux" and is_hedge(other, "modal_planned")), None)


def _plot_before(trigger: Token) -> Token | None:
    """The plan that an infinitive belongs to, wherever the parse hangs it ("plots on foreign soil to kill", "plot to kidnap")."""
    if trigger.i < 2 or trigger.nbor(-1).lower_ != "to":
        return None
    for token in reversed(trigger.doc[: trigger.i - 1]):
        if is_hedge(token, "plots"):
            return token
        if token.pos_ in ("VERB", "AUX") or token.is_punct:
            break
    return noun_right_before(trigger, "planning_nouns", "to")


def _order_before(trigger: Token, type: ClaimType) -> Token | None:
    """The verb of a headline that orders, taken for a noun ("Court orders release of six")."""
    before = [token for token in trigger.doc[max(0, trigger.i - 2) : trigger.i] if token.lower_ in hedge_verbs("ordering")]
    return before[-1] if before and type is ClaimType.RELEASE and trigger.pos_ in ("NOUN", "PROPN") else None


def _order_of(participle: Token, type: ClaimType) -> Token | None:
    """The verb that orders it of somebody, where the parse makes it an attribute ("ordered the editor freed")."""
    whom = participle.head
    is_attribute = participle.tag_ in ("VBN", "VBD") and participle.dep_ == "acl" and whom.dep_ == "dobj"
    if type not in ORDERED or not is_attribute or whom.head.lower_ not in hedge_verbs("ordering"):
        return None
    return whom.head if child(whom.head, "xcomp", "ccomp", "oprd") is None else None


def _planned_by(link: Link, type: ClaimType) -> Token | None:
    """The word above that orders, plans or announces it."""
    above, relation = link.above, link.relation
    is_content = relation in ("xcomp", "ccomp", "oprd") or (relation in ("dobj", "nsubjpass") and not link.preposition)
    if type in AWAITED and relation in ("dobj", "pobj") and above.lower_ in hedge_verbs("awaiting_verbs"):
        return above
    if relation == "pobj" and link.preposition == "to" and is_hedge_verb(above, "inviting"):
        return above
    if above.lower_ in hedge_verbs("ordering") and (above.pos_ != "NOUN" or relation == "dobj"):
        is_ordered = is_content or (relation == "nsubj" and above.tag_ == "VBN") or link.preposition == "for"
        return above if type in ORDERED and is_ordered and not _is_remanded(link, type) else None
    if is_hedge_noun(above, "ordering_nouns"):
        return above if (type is ClaimType.RELEASE and relation == "pobj") or (type in ORDERED and relation == "acl") else None
    is_told_to_go = type is ClaimType.EXPULSION and relation == "xcomp" and above.lower_ in verb_forms("tell")
    if is_told_to_go or (is_hedge_verb(above, "planning_verbs") and (is_content or _is_end(link)) and not _is_named(link)):
        return above if relation == "xcomp" or above.lower_ not in ("set", "sets") else _plan_made(link)
    return _plan_made(link)


def _is_end(link: Link) -> bool:
    """Whether it is to what end something is planned, and no clause beside it ("although he was freed, he was threatened")."""
    return link.relation == "advcl" and any(other.dep_ == "aux" and other.lower_ == "to" for other in link.below.children)


def _is_named(link: Link) -> bool:
    """Whether "call" only says by which name ("what they called fabricated charges")."""
    return link.above.lower_ in verb_forms("call") and link.below.pos_ in ("NOUN", "PROPN") and link.relation != "dobj"


def _is_remanded(link: Link, type: ClaimType) -> bool:
    """Whether a court orders that somebody stays in custody, which is so from then on."""
    court = child(link.above, "nsubj")
    is_court = court is not None and noun_lemma(court.lower_) in word_set("speech", "hedges", "courts")
    return type is ClaimType.DETENTION and is_court and link.below.lower_ not in verb_forms("arrest") | {"arrest", "arrests"}


def _plan_made(link: Link) -> Token | None:
    """The noun or adjective above that tells a plan: "plans were made to", "due to", "a plan to"."""
    above, relation = link.above, link.relation
    if relation == "advcl" and (made := child(above, "nsubjpass")) is not None and is_hedge_noun(made, "planning_nouns"):
        return made
    is_due = is_hedge(above, "planning_words") and relation in ("xcomp", "pcomp", "pobj", "ccomp")
    is_aim = relation in ("acl", "pobj", "pcomp") and link.preposition in ("", "to", "of", "for")
    is_planned = relation == "acl" and any(other.dep_ == "amod" and is_hedge(other, "planned") for other in above.children)
    return above if is_due or is_planned or (is_aim and is_hedge_noun(above, "planning_nouns")) else None


def _open_infinitive(verb: Token) -> Token | None:
    """The "to" of a headline that has no other verb ("Court to hear appeal"), or of "is to be tried"."""
    to = next((other for other in verb.children if other.dep_ == "aux" and other.lower_ == "to"), None)
    if to is None or to.i > verb.i:
        return None
    is_alone = verb.head.i == verb.i or (verb.dep_ == "xcomp" and verb.head.lower_ in ("is", "are", "was", "were"))
    return to if is_alone else None
