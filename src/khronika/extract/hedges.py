"""Whether the words say that it happened: denied, alleged, planned or hypothetical.

A cue either stands on the claim's own words (an auxiliary, an adverb, "no") or governs them from above ("accused of", "plans to", "failed to"). Both are looked for along
one way up the parse, which ends where a word stands that neither passes a hedge on nor makes one. The lists are in ``speech.toml``.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from khronika.extract.inflection import noun_lemma, verb_forms
from khronika.extract.sentence import Sentence
from khronika.extract.speech import is_speech
from khronika.extract.syntax import child, is_passive
from khronika.extract.word_lists import word_set
from khronika.records.claim_type import ClaimType, Modality, Polarity
from khronika.records.stated import Stated

STEPS_MAX = 6
COMPLEMENTS = frozenset({"xcomp", "ccomp", "pcomp", "acl", "dobj", "pobj", "nsubjpass", "nsubj", "oprd"})
ORDERED = frozenset({ClaimType.RELEASE, ClaimType.DETENTION, ClaimType.EXPULSION, ClaimType.HEARING})
AWAITED = frozenset({ClaimType.HEARING, ClaimType.SENTENCE, ClaimType.RELEASE, ClaimType.EXPULSION})


def polarity_of(trigger: Token, type: ClaimType, sentence: Sentence) -> Stated[Polarity] | None:
    """Denied, with the word that denies; ``None`` where the claim is asserted."""
    word = _denier(trigger, type)
    return None if word is None else Stated(Polarity.DENIED, (sentence.words_of(word, word),))


def modality_of(trigger: Token, type: ClaimType, sentence: Sentence) -> Stated[Modality] | None:
    """Alleged, hypothetical or planned, with the word that makes it so; ``None`` where the claim is actual."""
    for modality, find in ((Modality.ALLEGED, _alleging), (Modality.HYPOTHETICAL, _supposing), (Modality.PLANNED, _planning)):
        word = find(trigger, type)
        if word is not None:
            return Stated(modality, (sentence.words_of(word, word),))
    return _scare_quoted(trigger, sentence)


@cache
def _verbs(key: str) -> frozenset[str]:
    return frozenset(form for lemma in word_set("speech", "hedges", key) for form in verb_forms(lemma))


def _is(token: Token, key: str) -> bool:
    return token.lower_ in word_set("speech", "hedges", key)


def _is_verb(token: Token, key: str) -> bool:
    return token.pos_ in ("VERB", "AUX", "ADJ") and token.lower_ in _verbs(key)


def _is_noun(token: Token, key: str) -> bool:
    return token.pos_ == "NOUN" and noun_lemma(token.lower_) in word_set("speech", "hedges", key)


@dataclass(frozen=True, slots=True)
class _Link:
    """One step up: the word above, how what is below hangs on it, and the preposition between them ("" for none)."""

    above: Token
    relation: str
    preposition: str


def _links(trigger: Token) -> Iterator[_Link]:
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


def _link(token: Token) -> _Link | None:
    above, relation = token.head, token.dep_
    if above.i == token.i:
        return None
    if above.pos_ in ("ADP", "SCONJ", "PART") and relation in ("pobj", "pcomp") and above.head.i != above.i:
        return _Link(above.head, relation, above.lower_)
    if (
        relation == "relcl"
        and above.pos_ == "NOUN"
        and (_is_infinitive(token) or any(other.dep_ == "mark" and other.lower_ == "that" for other in token.children))
    ):
        relation = "acl"
    return _Link(above, relation, "")


def _is_infinitive(verb: Token) -> bool:
    return any(other.dep_ == "aux" and other.lower_ == "to" for other in verb.children)


def _passes(link: _Link) -> bool:
    if link.relation == "conj":
        return True
    if link.relation not in COMPLEMENTS and link.relation != "prep":
        return False
    return _is_verb(link.above, "passing_verbs") or _is_noun(link.above, "passing_nouns") or _is_noun(link.above, "alleging_nouns")


def _ways_up(trigger: Token) -> Iterator[_Link]:
    """The links above the trigger, then those above the verb that carries it."""
    carriers = _carriers(trigger)
    yield from _links(trigger)
    if carriers[-1].i != trigger.i:
        yield from _links(carriers[-1])


def _carriers(trigger: Token) -> list[Token]:
    """The words whose own auxiliaries, adverbs and negations are said of the trigger: itself, the verb that carries it, and what it is joined to."""
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
            and above.lower_ in _verbs("carrying_verbs")
            and above.pos_ in ("VERB", "AUX")
        )
    if token.dep_ == "conj":
        return above.pos_ in ("VERB", "AUX") and child(token, "nsubj", "nsubjpass", "aux") is None
    if token.pos_ in ("ADJ", "ADP", "ADV"):
        return above.pos_ in ("VERB", "AUX") and token.dep_ not in ("agent", "mark")
    return token.dep_ == "xcomp" and _is_verb(above, "passing_verbs")


# --- denied ------------------------------------------------------------------------------------------------------------------------------


def _denier(trigger: Token, type: ClaimType) -> Token | None:
    negation = next((word for carrier in _carriers(trigger) if (word := _negation(carrier)) is not None), None)
    if negation is not None:
        return negation
    if trigger.dep_ in ("pcomp", "pobj") and (
        trigger.head.lower_ == "without" or trigger.head.text.lower() == "instead" or _is_instead(trigger.head)
    ):
        return trigger.head
    found = next((word for link in _ways_up(trigger) if (word := _denied_by(link, type)) is not None), None)
    return found or _not_yet(trigger) or _not_among(trigger)


def _not_yet(verb: Token) -> Token | None:
    """The "yet" of what has "yet to" happen."""
    to = next((other for other in verb.children if other.dep_ == "aux" and other.lower_ == "to"), None)
    return to.nbor(-1) if to is not None and to.i > 0 and to.nbor(-1).lower_ == "yet" else None


def _not_among(verb: Token) -> Token | None:
    """The negation of being one of those to whom it was done ("was not among those charged")."""
    among = verb.head.head if verb.dep_ in ("acl", "relcl") else verb
    return child(among.head, "neg") if among.lower_ in ("among", "of") and among.head.pos_ in ("AUX", "VERB") else None


def _negation(carrier: Token) -> Token | None:
    for other in carrier.children:
        if other.dep_ in ("neg", "det", "preconj") and _is(other, "negations") and not _is_only(other):
            return other
        if other.dep_ in ("nsubj", "nsubjpass"):
            none = next((word for word in (other, other.left_edge, *other.children) if _is(word, "negations")), None)
            if none is not None and not _is_only(none):
                return none
    return None


def _is_only(negation: Token) -> bool:
    """ "Not only" asserts."""
    return negation.i + 1 < len(negation.doc) and negation.nbor(1).lower_ in ("only", "just", "least")


def _is_instead(link: Token) -> bool:
    before = link.nbor(-1).lower_ if link.i > 0 else ""
    return (link.lower_ == "of" and before == "instead") or (link.lower_ == "than" and before == "rather")


def _denied_by(link: _Link, type: ClaimType) -> Token | None:
    above = link.above
    if _is_verb(above, "failing_verbs"):
        is_stopping = above.lower_ in verb_forms("stop") | verb_forms("halt") | verb_forms("prevent") | verb_forms("rule")
        is_refused = type is ClaimType.RELEASE and link.relation == "dobj" and above.lower_ in verb_forms("refuse")
        return above if is_refused or (link.relation == "xcomp" and not is_stopping) or link.preposition == "from" else None
    if _is(above, "failing_words") and link.relation == "xcomp":
        return above
    if _is_noun(above, "failing_nouns") and link.relation in ("acl", "pobj", "pcomp"):
        return above
    if _is_verb(above, "denying_verbs") and type is not ClaimType.STATEMENT:
        of_content = link.relation in ("ccomp", "xcomp") or (link.relation == "pcomp" and link.preposition in ("", "as"))
        is_refused = type is ClaimType.RELEASE and link.relation in ("dobj", "nsubjpass") and not link.preposition
        is_deed = type is not ClaimType.CHARGE and link.relation == "dobj" and above.lower_ in verb_forms("deny")
        return above if of_content or is_refused or is_deed else None
    if _is_noun(above, "told_nouns") and above.dep_ in ("dobj", "nsubjpass", "pobj"):
        ruling = above.head if above.dep_ != "pobj" else above.head.head
        return ruling if _is_verb(ruling, "denying_verbs") else None
    return _corrected(link)


def _corrected(link: _Link) -> Token | None:
    """The version that a correction takes back ("An earlier version of this article said ...")."""
    version = child(link.above, "nsubj") if link.relation == "ccomp" and is_speech(link.above) else None
    if version is None or version.lower_ != "version":
        return None
    return next((other for other in version.children if other.lower_ in ("earlier", "previous", "original")), None)


# --- alleged -----------------------------------------------------------------------------------------------------------------------------


def _alleging(trigger: Token, type: ClaimType) -> Token | None:  # noqa: ARG001
    for carrier in (*_carriers(trigger), *(link.above for link in _links(trigger) if link.relation in ("xcomp", "pcomp"))):
        for other in carrier.children:
            if other.dep_ in ("advmod", "amod", "npadvmod") and _is(other, "alleged"):
                return other
            if (
                other.dep_ == "advcl"
                and other.lower_ in ("confirmed", "true", "verified")
                and any(inner.lower_ == "if" for inner in other.children)
            ):
                return other
    unconfirmed = next((token for token in trigger.doc if token.lower_ == "unconfirmed" and token.head.lower_ in ("report", "reports")), None)
    if unconfirmed is not None:
        return unconfirmed
    for link in _ways_up(trigger):
        if link.relation == "xcomp" and is_speech(link.above) and is_passive(link.above):
            return link.above
        if _is_verb(link.above, "alleging_verbs") and (
            link.relation in ("pcomp", "pobj", "xcomp", "ccomp") or (link.relation == "dobj" and not link.preposition)
        ):
            return link.above if _is_accusing(link) else None
        if _is_noun(link.above, "alleging_nouns") and link.relation in ("acl", "ccomp", "pobj", "pcomp"):
            return link.above
    return _right_before(trigger, "alleging_nouns", "of") or _accused_of(trigger)


def _accused_of(trigger: Token) -> Token | None:
    """The verb of an accusation whose gerunds the parse has lost ("accused of kidnapping X and killing him")."""
    if trigger.tag_ != "VBG" or trigger.i < 2 or trigger.nbor(-1).lower_ not in ("of", "and", "or", ","):
        return None
    accusing = verb_forms("accuse") | verb_forms("suspect")
    for other in reversed(trigger.doc[: trigger.i - 1]):
        if other.lower_ in accusing:
            return other if any(word.lower_ == "of" for word in trigger.doc[other.i + 1 : trigger.i]) else None
        if other.pos_ == "VERB" and other.tag_ != "VBG":
            return None
    return None


def _is_accusing(link: _Link) -> bool:
    """Whether the preposition is the one that the verb takes: "accused of", "charged with"; "charged over a death" alleges nothing."""
    return link.preposition in ("", "of", "with") and (link.above.lower_ not in verb_forms("charge") or link.preposition == "with")


# --- hypothetical and planned ------------------------------------------------------------------------------------------------------------


def _supposing(trigger: Token, type: ClaimType) -> Token | None:  # noqa: ARG001
    for carrier in _carriers(trigger):
        if any(other.dep_ == "mark" and other.lower_ == "so" for other in carrier.children):
            return None
        for other in carrier.children:
            if other.dep_ == "aux" and _is(other, "modal_possible") and not _tells_future(other, carrier):
                return other
            if (other.dep_ == "mark" and _is(other, "conditions")) or (other.dep_ == "amod" and _is(other, "possible")):
                return other
    return None


def _tells_future(modal: Token, verb: Token) -> bool:
    """Whether "would" only moves a "will" into reported speech."""
    return modal.lower_ in ("would", "'d") and verb.dep_ == "ccomp" and is_speech(verb.head)


def _planning(trigger: Token, type: ClaimType) -> Token | None:
    carriers = _carriers(trigger)
    for carrier in carriers:
        for other in carrier.children:
            if other.dep_ == "aux" and (_is(other, "modal_planned") or (other.lower_ == "would" and _tells_future(other, carrier))):
                return other
            if other.dep_ in ("amod", "acl", "relcl") and _is(other, "planned"):
                return other
    found = next((word for link in _ways_up(trigger) if (word := _planned_by(link, type)) is not None), None)
    return found or _open_infinitive(carriers[-1]) or _right_before(trigger, "planning_nouns", "to")


def _right_before(trigger: Token, key: str, between: str) -> Token | None:
    """A noun of the list that stands right before, whatever the parse makes of it ("plot to kidnap", "allegations of torture")."""
    if trigger.i < 2 or trigger.nbor(-1).lower_ != between:
        return None
    before = trigger.nbor(-2)
    return before if noun_lemma(before.lower_) in word_set("speech", "hedges", key) else None


def _planned_by(link: _Link, type: ClaimType) -> Token | None:
    above, relation = link.above, link.relation
    if type in AWAITED and relation in ("dobj", "pobj") and above.lower_ in verb_forms("face") | verb_forms("await"):
        return above
    is_content = relation in ("xcomp", "ccomp", "oprd") or (relation in ("dobj", "nsubjpass") and not link.preposition)
    if above.lower_ in _verbs("ordering") and (above.pos_ != "NOUN" or relation == "dobj"):
        is_ordered = is_content or (relation == "nsubj" and above.tag_ == "VBN") or link.preposition == "for"
        return above if type in ORDERED and is_ordered else None
    if _is_noun(above, "ordering_nouns"):
        return above if type is ClaimType.RELEASE and relation in ("acl", "pobj") else None
    if _is_verb(above, "planning_verbs") and (is_content or relation == "advcl") and (relation == "xcomp" or above.lower_ not in ("set", "sets")):
        return above
    if relation == "advcl" and (made := child(above, "nsubjpass")) is not None and _is_noun(made, "planning_nouns"):
        return made
    if _is(above, "planning_words") and relation in ("xcomp", "pcomp", "pobj", "ccomp"):
        return above
    if _is_noun(above, "planning_nouns") and relation in ("acl", "pobj", "pcomp") and link.preposition in ("", "to", "of", "for"):
        return above
    return None


def _open_infinitive(verb: Token) -> Token | None:
    """The "to" of a headline that has no other verb ("Court to hear appeal"), or of "is to be tried"."""
    to = next((other for other in verb.children if other.dep_ == "aux" and other.lower_ == "to"), None)
    if to is None or to.i > verb.i:
        return None
    is_alone = verb.head.i == verb.i or (verb.dep_ == "xcomp" and verb.head.lower_ in ("is", "are", "was", "were"))
    return to if is_alone else None


def _scare_quoted(trigger: Token, sentence: Sentence) -> Stated[Modality] | None:
    """Alleged where quotation marks stand around the trigger and no more than three words."""
    if trigger.i == 0 or trigger.nbor(-1).text not in ("“", '"', "‘"):
        return None
    behind = trigger.doc[trigger.i + 1 : trigger.i + 4]
    if not any(other.text in ("”", '"', "’") for other in behind):
        return None
    return Stated(Modality.ALLEGED, (sentence.words_of(trigger, trigger),))
