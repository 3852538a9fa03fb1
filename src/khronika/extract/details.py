"""Penalties, lengths of custody, things taken: what else a claim's sentence tells."""

import re
from itertools import groupby

from spacy.tokens import Token

from khronika.extract.attachment import APART, distance
from khronika.extract.draft import Draft, Party
from khronika.extract.parties import Parties
from khronika.extract.sentence import Sentence
from khronika.extract.syntax import child, prepositional, with_conjuncts
from khronika.records.claim_type import ClaimType
from khronika.records.duration import Duration
from khronika.records.mention import Kind
from khronika.records.penalty import Penalty
from khronika.records.stated import Stated

_SPENT = re.compile(r"(?:in|of) (?:[\w-]+ ){0,2}(?:custody|detention|jail|prison|captivity|remand|confinement)|behind bars|incommunicado")
OWNING = frozenset({Kind.PERSON, Kind.GROUP, Kind.ORGANIZATION, Kind.OUTLET})
"""Kinds of those who can own what is taken from them."""


def penalties_of(draft: Draft) -> list[Stated[Penalty]]:
    """The terms and fines that a sentence claim lays on its targets."""
    if draft.type is not ClaimType.SENTENCE:
        return []
    sentence = draft.sentence
    return [Stated(found.penalty, (sentence.evidence(found.start, found.end),)) for found in sentence.penalties]


def share_penalties(drafts: list[Draft]) -> None:
    """Leaves each penalty of a text sentence with the one incident whose words it stands nearest to, in the parse and then in the text."""
    told = [draft for draft in drafts if draft.penalty]
    for _, group in groupby(told, key=lambda draft: draft.sentence.number):
        together = list(group)
        if len({draft.incident for draft in together}) > 1:
            for penalty in list(together[0].penalty):
                _leave_with_nearest(penalty, together)


def _leave_with_nearest(penalty: Stated[Penalty], drafts: list[Draft]) -> None:
    sentence = drafts[0].sentence
    start = penalty.evidence[0].start - sentence.start
    token = sentence.token_at(start, start + len(penalty.evidence[0].quote))
    if token is None:
        return
    nearest = min(drafts, key=lambda draft: (distance(token, draft.trigger.head, draft.verb), abs(draft.trigger.first.idx - start)))
    for draft in drafts:
        if draft.incident != nearest.incident:
            draft.penalty = [other for other in draft.penalty if other.evidence != penalty.evidence]


def held_for_of(draft: Draft) -> Stated[Duration] | None:
    """How long a detention lasted: a length behind "for", or one spent in custody."""
    if draft.type is not ClaimType.DETENTION:
        return None
    sentence = draft.sentence
    for found in sentence.durations:
        token = sentence.token_at(found.start, found.end)
        before, behind = sentence.lower[: found.start].rstrip(), sentence.lower[found.end :].lstrip()
        spent = _SPENT.match(behind) is not None
        if token is None or not (before.endswith(" for") or spent):
            continue
        if distance(token, draft.trigger.head, draft.verb) < APART - 4 or spent:
            return Stated(found.duration, (sentence.evidence(found.start, found.end),))
    return None


def items_of(heads: list[Token], sentence: Sentence, parties: Parties) -> tuple[list[Stated[str]], list[Party]]:
    """The things that were taken or broken, each as stated, and whose they were."""
    items: list[Stated[str]] = []
    owners: list[Party] = []
    for head in heads:
        for member in with_conjuncts(head):
            found = parties.of([member], sentence) if member.pos_ != "PRON" else []
            if (
                found
                and (text := found[0].description or found[0].name) is not None
                and not any(item.value == text.value for item in items)
            ):
                items.append(text)
            owner = child(member, "poss")
            whose = parties.of(prepositional(member, "of", "from") if owner is None else [owner], sentence)
            owners += [party for party in whose if owner is not None or party.kind in OWNING]
    return items, owners
