"""Penalties, lengths of custody, things taken: what else a claim's sentence tells."""

import re
from dataclasses import replace
from itertools import groupby

from khronika.extract.attachment import APART, distance
from khronika.extract.draft import Draft
from khronika.extract.inflection import forms_of
from khronika.records.claim_type import ClaimType
from khronika.records.duration import Duration
from khronika.records.penalty import Penalty, PenaltyKind
from khronika.records.stated import Stated
from khronika.text.money import find_money

CHANGING = forms_of("details", "penalties", "changing")
_TO = re.compile(r"\bto (?:an? |only |just )?$")
_SAME = re.compile(r" (?:exactly )?the same\b")
_SPENT = re.compile(
    r"(?:in|of) (?:[\w-]+ ){0,2}(?:custody|detention|jail|prison|captivity|remand|confinement|imprisonment|incarceration)"
    r"|behind bars|incommunicado"
)
_SENTENCED = re.compile(r"\bsentenc(?:ed|ing|es) (?:[\w-]+ ){0,3}to$")


def penalties_of(draft: Draft) -> list[Stated[Penalty]]:
    """The terms and fines that a sentence claim lays on its targets."""
    if draft.type is not ClaimType.SENTENCE:
        return []
    sentence = draft.sentence
    found = [Stated(words.penalty, (sentence.evidence(words.start, words.end),)) for words in sentence.penalties]
    return [_in_money_of(penalty, draft) for penalty in found]


def _in_money_of(penalty: Stated[Penalty], draft: Draft) -> Stated[Penalty]:
    """A fine in the money of the country where it was laid, where its words leave that open ("1,000 dinars")."""
    place = next((place for place in draft.where if place.value.country is not None), None)
    if penalty.value.kind is not PenaltyKind.FINE or penalty.value.unit is not None or place is None:
        return penalty
    words = penalty.evidence[0]
    sums = find_money(words.quote, place.value.country)
    if not sums or sums[0].currency is None:
        return penalty
    return Stated(replace(penalty.value, unit=sums[0].currency), (words, *place.evidence))


def share_penalties(drafts: list[Draft]) -> None:
    """Leaves each penalty of a text sentence with the one incident whose words it stands nearest to, in the parse and then in the text."""
    told = [draft for draft in drafts if draft.penalty]
    for _, group in groupby(told, key=lambda draft: draft.sentence.number):
        together = [draft for draft in group if not _SAME.match(draft.sentence.lower, draft.trigger.last.idx + len(draft.trigger.last))]
        if len({draft.incident for draft in together}) > 1:
            for penalty in list(together[0].penalty):
                _leave_with_nearest(penalty, together)
    for draft in told:
        if draft.trigger.head.lower_ in CHANGING:
            draft.penalty = [penalty for penalty in draft.penalty if _is_new(penalty, draft)] or draft.penalty


def _is_new(penalty: Stated[Penalty], draft: Draft) -> bool:
    """Whether a penalty is the one that another is changed into ("commuted the death sentence to ten years")."""
    return _TO.search(draft.sentence.lower, 0, penalty.evidence[0].start - draft.sentence.start) is not None


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
        if token is None or not (before.endswith(" for") or spent) or _SENTENCED.search(before) is not None:
            continue
        if distance(token, draft.trigger.head, draft.verb) < APART - 4 or spent:
            return Stated(found.duration, (sentence.evidence(found.start, found.end),))
    return None
