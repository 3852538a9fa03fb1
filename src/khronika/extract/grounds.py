"""The reason or charge that a claim's sentence states, in its words."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from khronika.extract import reasons
from khronika.extract.claim_types import GATHERED
from khronika.extract.draft import Draft
from khronika.extract.protest_grounds import aims_of
from khronika.extract.reason_words import Reason
from khronika.extract.syntax import PASSIVE_SUBJECTS, SUBJECTS, child, with_conjuncts
from khronika.extract.word_lists import word_set
from khronika.records.claim_type import ClaimType
from khronika.records.stated import Stated

REASONED = frozenset(ClaimType) - {
    *GATHERED,
    ClaimType.STATEMENT,
    ClaimType.DISPERSAL,
    ClaimType.INJURY,
    ClaimType.DESTRUCTION,
    ClaimType.SEIZURE,
}
"""Types of what is done for a reason that a report tells."""

PUNISHED = REASONED - {ClaimType.RELEASE, ClaimType.POLICY, ClaimType.UNBLOCK, ClaimType.OTHER}
"""Types whose "for" leads to a reason."""

CAUGHT = frozenset(
    {ClaimType.DETENTION, ClaimType.CHARGE, ClaimType.SENTENCE, ClaimType.EXPULSION, ClaimType.THREAT, ClaimType.RESIGNATION}
)
"""Types of which what somebody did before is the reason ("arrested after filming the rally")."""

ACCUSED = CAUGHT | {
    ClaimType.HEARING,
    ClaimType.RELEASE,
    ClaimType.ACQUITTAL,
    ClaimType.TRAVEL_BAN,
    ClaimType.ASSAULT,
    ClaimType.DISAPPEARANCE,
}
"""Types of what is done to those whom somebody accuses."""

AIMED = frozenset({ClaimType.CLOSURE, ClaimType.SHUTDOWN, ClaimType.BLOCK, ClaimType.CENSORSHIP, ClaimType.RELEASE, ClaimType.RAID})
"""Types of what is done to some end ("to stop the protests")."""

LED_TO = frozenset({ClaimType.RESIGNATION, ClaimType.EXPULSION, ClaimType.CLOSURE})
"""Types to which what is told to have happened before has led ("resigned after he was filmed")."""

TRIED = frozenset({ClaimType.CHARGE, ClaimType.HEARING, ClaimType.ACQUITTAL})
ARRESTED = frozenset({ClaimType.DETENTION, ClaimType.CHARGE})
SENTENCED = frozenset({ClaimType.SENTENCE})


@dataclass(frozen=True, slots=True)
class Row:
    """A reader of reasons and the types of claims that it is for."""

    find: reasons.Reader
    types: frozenset[ClaimType]


OWN = (
    Row(reasons.guilty_of, SENTENCED),
    Row(reasons.charged_with, TRIED),
    Row(reasons.named_charge, TRIED),
    Row(reasons.died_of, frozenset({ClaimType.DEATH})),
    Row(reasons.labelled, frozenset({ClaimType.DESIGNATION})),
)
SHARED = (
    Row(reasons.on_charges, REASONED),
    Row(reasons.accused_of, ACCUSED),
    Row(reasons.for_doing, PUNISHED),
    Row(reasons.over_a_thing, PUNISHED - {ClaimType.DISAPPEARANCE, ClaimType.DENIAL_OF_ACCESS}),
    Row(reasons.for_lack, REASONED),
    Row(reasons.in_connection, REASONED),
)
LATE = (
    Row(reasons.because, REASONED),
    Row(reasons.convicted_of, SENTENCED),
    Row(reasons.after_doing, CAUGHT),
    Row(reasons.after_it_happened, LED_TO),
    Row(reasons.to_an_end, AIMED),
    Row(reasons.under_a_law, ARRESTED),
)
"""Readers in the order in which they are asked: on the trigger's own words, also on verbs joined to it, and last."""

TOLD_OF = frozenset({"dobj", "nsubj", "nsubjpass", "attr", "oprd", "acomp", "xcomp", "prt", "advmod"})
HOLDING = word_set("details", "grounds", "holding")


def grounds_of(draft: Draft) -> Stated[str] | None:
    """The reason or charge, as stated; ``None`` where the words around the trigger give none."""
    head = draft.trigger.head
    heads = [head, *([draft.verb] if draft.verb is not None and _is_told_by(head, draft.verb) else [])]
    found = aims_of(draft, heads) if draft.type in GATHERED else _reasons(draft, heads)
    reason = next((reason for reason in found if not reason.holds(head)), None)
    return None if reason is None else reason.stated(draft.sentence)


def _reasons(draft: Draft, heads: list[Token]) -> Iterator[Reason]:
    for group, rows in ((heads, (*OWN, *SHARED)), (_joined(heads[-1]), SHARED), (heads, LATE)):
        for head in group:
            for row in rows:
                if draft.type in row.types:
                    yield from row.find(head)


def _is_told_by(trigger: Token, verb: Token) -> bool:
    """Whether a verb's complements are said of the trigger: it is what the verb is about, or where somebody is put."""
    return trigger.i != verb.i and (trigger.dep_ in TOLD_OF or (trigger.dep_ == "pobj" and trigger.head.lower_ in HOLDING))


def _joined(verb: Token) -> list[Token]:
    """The verbs joined behind, whose complement may belong to all ("arrested and jailed on charges of")."""
    if verb.pos_ != "VERB":
        return []
    return [other for other in with_conjuncts(verb)[1:] if other.pos_ == "VERB" and child(other, *SUBJECTS, *PASSIVE_SUBJECTS) is None]
