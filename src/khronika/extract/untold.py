"""Whether the words of a trigger tell of something that happened, was planned or was denied, and say enough of it to be a claim."""

from collections.abc import Sequence

from spacy.tokens import Token

from khronika.extract.claim_types import GATHERED
from khronika.extract.demands import is_only_demanded, is_only_possible, is_what_somebody_is_accused_of
from khronika.extract.draft import Draft
from khronika.extract.hedge_words import is_hedge_verb
from khronika.extract.hedges import polarity_of
from khronika.extract.inflection import forms_of, verb_forms
from khronika.extract.roles import Roles
from khronika.extract.sayings import is_said_by_somebody
from khronika.extract.sentence import Sentence
from khronika.extract.syntax import child, is_within
from khronika.extract.triggers import Trigger
from khronika.extract.verb_frames import is_said_passively
from khronika.extract.word_lists import word_set
from khronika.records.claim_type import ClaimType, Modality
from khronika.records.report import PassageKind

SPOKEN = (ClaimType.STATEMENT, ClaimType.PROTEST_CALL)
BANNING = forms_of("roles", "verbs", "banning")
LIFTING = forms_of("roles", "verbs", "lifting")
ORDERING = verb_forms("order")
POINTING = word_set("roles", "words", "pointing")
DEMANDED = (
    ClaimType.RELEASE,
    ClaimType.POLICY,
    ClaimType.ACQUITTAL,
    ClaimType.UNBLOCK,
    ClaimType.DETENTION,
    ClaimType.SENTENCE,
    ClaimType.CHARGE,
    ClaimType.RESIGNATION,
    ClaimType.HEARING,
)
SUPPOSED = frozenset({ClaimType.CHARGE, ClaimType.SENTENCE, ClaimType.POLICY, ClaimType.EXPULSION, *SPOKEN})
"""What is told even where it only may be; of deeds it says nothing that they may be done."""


def is_told(trigger: Trigger, type: ClaimType, roles: Roles, sentence: Sentence) -> bool:
    """Whether the trigger stands in the voice and the polarity that its rule asks for, and tells of more than a demand or a right."""
    if not _is_in_voice(trigger) or (type is ClaimType.STATEMENT and not is_said_by_somebody(trigger, roles)):
        return False
    return not _is_untold(trigger.head, type, roles) and _is_denied_as_asked(trigger, type, sentence)


def _is_in_voice(trigger: Trigger) -> bool:
    """Whether the verb stands in the voice that the rule asks for, where it asks."""
    return not trigger.rule.voice or is_said_passively(trigger) is (trigger.rule.voice == "passive")


def _is_untold(head: Token, type: ClaimType, roles: Roles) -> bool:
    """Whether the words only name what somebody is accused of, what is demanded or what is possible."""
    if type is ClaimType.CHARGE and head.pos_ == "NOUN" and head.dep_ == "dobj" and is_hedge_verb(head.head, "denying_verbs"):
        return True
    if type is ClaimType.BLOCK and head.pos_ == "NOUN" and head.dep_ in ("dobj", "nsubjpass") and head.head.lower_ in LIFTING:
        return True
    if not roles.targets and type not in SPOKEN and head.pos_ == "NOUN" and head.dep_ == "pobj" and head.head.lower_ == "against":
        return True
    if type in GATHERED and head.dep_ in ("dobj", "nsubjpass") and head.head.lower_ in BANNING:
        return True
    if (type in GATHERED or not roles.targets) and is_what_somebody_is_accused_of(head):
        return True
    return (type in DEMANDED and is_only_demanded(head)) or (type not in SPOKEN and is_only_possible(head))


def _is_denied_as_asked(trigger: Trigger, type: ClaimType, sentence: Sentence) -> bool:
    """Whether the words are denied, where the rule asks for that ("did not allow her lawyer to visit")."""
    return not trigger.rule.negated or polarity_of(trigger.head, type, sentence) is not None


def is_only_supposed(draft: Draft) -> bool:
    """Whether it is a deed that may be done some day, rather than one that may have been done or that is asked about."""
    if draft.modality is None or draft.modality.value is not Modality.HYPOTHETICAL or draft.type in SUPPOSED:
        return False
    is_past = any(other.dep_ == "aux" and other.lower_ in ("have", "had") for other in draft.trigger.head.children)
    return not is_past and not draft.sentence.text.rstrip().endswith("?")


def says_enough(draft: Draft) -> bool:
    """A statement needs a speaker, a threat somebody; a noun needs whom, when, where or by whom, else it only points back."""
    if draft.type is ClaimType.STATEMENT:
        return any(party.name is not None or party.head != "law" for party in draft.actors)
    if draft.trigger.form.part != "nouns":
        return draft.type is not ClaimType.THREAT or bool(draft.targets or draft.actors)
    told = draft.targets or draft.actors or draft.where or draft.sentence.kind is PassageKind.TITLE
    return bool(told or (draft.sentence.times and not _points_back(draft.trigger.head)))


def _points_back(noun: Token) -> bool:
    """Whether a noun means what has been told before ("these arrests", "the incident")."""
    determiner = child(noun, "det")
    return determiner is not None and determiner.lower_ in POINTING


def is_called_for(draft: Draft, calls: set[int]) -> bool:
    """Whether a gathering is only what another word of the sentence calls for or announces."""
    head = draft.trigger.head
    above = head.head.head if head.dep_ == "pobj" else head.head
    return (
        draft.type is ClaimType.PROTEST
        and draft.trigger.form.part == "nouns"
        and head.dep_ in ("dobj", "pobj", "nsubjpass")
        and above.i in calls
    )


def is_part_of_term(draft: Draft) -> bool:
    """Whether the words only belong to a penalty ("15 days in custody", "ten days of arrest", "sentenced to death")."""
    start = draft.trigger.first.idx
    is_noun = draft.trigger.form.part == "nouns" and draft.type in (ClaimType.DETENTION, ClaimType.DEATH)
    is_before_trial = draft.type is ClaimType.DETENTION and draft.sentence.text[:start].lower().endswith(("pre-trial ", "pretrial "))
    if is_before_trial or (draft.trigger.rule.frame != "state" and not is_noun):
        return False
    return any(0 <= start - found.end <= 1 or found.start <= start < found.end for found in draft.sentence.penalties)


def without_orders_to_hold(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts without penalties that are only how long somebody is to be held before any sentence ("ordered him held for 30 days")."""
    held = [draft.trigger.head for draft in drafts if draft.type is ClaimType.DETENTION and draft.trigger.head.pos_ == "VERB"]
    orders = {draft.trigger.head.i: draft.trigger.head for draft in drafts if draft.trigger.head.lower_ in ORDERING}
    only = {place for place, order in orders.items() if any(is_within(verb, order) for verb in held)}
    return [draft for draft in drafts if draft.type is not ClaimType.SENTENCE or draft.trigger.head.i not in only]
