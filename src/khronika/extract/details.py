"""Penalties, lengths of custody, grounds, things taken: what else a claim's sentence tells."""

import re
from collections.abc import Iterator
from itertools import groupby

from spacy.tokens import Token

from khronika.extract.attachment import APART, distance
from khronika.extract.draft import Draft, Party
from khronika.extract.inflection import noun_lemma
from khronika.extract.parties import Parties
from khronika.extract.sentence import Sentence
from khronika.extract.syntax import child, prepositional, with_conjuncts
from khronika.extract.word_lists import is_person_noun, word_set
from khronika.records.claim_type import ClaimType
from khronika.records.duration import Duration
from khronika.records.evidence import Evidence
from khronika.records.penalty import Penalty
from khronika.records.stated import Stated

LONGEST_GROUNDS = 30
_SPENT = re.compile(r"(?:in|of) (?:[\w-]+ ){0,2}(?:custody|detention|jail|prison|captivity|remand|confinement)|behind bars|incommunicado")
REASONED = frozenset(
    {
        ClaimType.DETENTION,
        ClaimType.CHARGE,
        ClaimType.SENTENCE,
        ClaimType.HEARING,
        ClaimType.ASSAULT,
        ClaimType.DEATH,
        ClaimType.CLOSURE,
        ClaimType.BLOCK,
        ClaimType.RAID,
        ClaimType.SHUTDOWN,
        ClaimType.DESIGNATION,
        ClaimType.CENSORSHIP,
        ClaimType.EXPULSION,
        ClaimType.RESIGNATION,
        ClaimType.ACQUITTAL,
        ClaimType.THREAT,
        ClaimType.TRAVEL_BAN,
        ClaimType.DISAPPEARANCE,
    }
)
GATHERED = frozenset({ClaimType.PROTEST, ClaimType.PROTEST_CALL, ClaimType.DISPERSAL})
CHARGES = word_set("details", "grounds", "charges")
ACCUSED = word_set("details", "grounds", "accused")
TIMES = word_set("details", "grounds", "times")


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


def grounds_of(draft: Draft) -> Stated[str] | None:
    """The reason or charge, as stated."""
    token = next(_reasons(draft), None)
    if token is None:
        return None
    sentence = draft.sentence
    words = _extent(token, sentence)
    return None if words is None else Stated(words.quote, (words,))


def _reasons(draft: Draft) -> Iterator[Token]:
    tops = [draft.trigger.head, *([draft.verb] if draft.verb is not None else [])]
    for top in tops:
        if draft.type in GATHERED:
            yield from prepositional(top, "against", "over", "about")
        if draft.type in REASONED:
            yield from _charged(top, draft)
            yield from _for(top)
            yield from prepositional(top, "over")
            yield from (
                inner for because in top.children if because.lower_ == "because" for inner in because.children if inner.dep_ == "pobj"
            )


def _charged(top: Token, draft: Draft) -> Iterator[Token]:
    """What somebody is accused of, charged with, or held on charges of."""
    if draft.type is ClaimType.SENTENCE:
        guilty = next((other for other in (top, *top.children) if other.lower_ == "guilty"), top)
        yield from prepositional(guilty, "of") or prepositional(top, "of")
    if draft.type in (ClaimType.CHARGE, ClaimType.HEARING, ClaimType.ACQUITTAL):
        yield from (token for token in prepositional(top, "of", "with") if token.dep_ == "pcomp" or draft.trigger.rule.frame == "acts")
    for token in prepositional(top, "on", "under", "for", "with", "in"):
        if token.lower_ in CHARGES:
            inner = prepositional(token, "of")
            yield inner[0] if inner else token
        if token.lower_ == "connection":
            yield from prepositional(token, "with", "to")
    for other in top.children:
        if other.dep_ in ("acl", "advcl") and other.lower_ in ACCUSED:
            yield from prepositional(other, "of", "with")


def _for(top: Token) -> Iterator[Token]:
    for token in prepositional(top, "for"):
        is_people = is_person_noun(noun_lemma(token.lower_))
        if token.dep_ == "pcomp" or (token.pos_ == "NOUN" and not is_people and not _is_time(token)):
            yield token


def _is_time(token: Token) -> bool:
    return token.lower_.rstrip("s") in TIMES


def _extent(token: Token, sentence: Sentence) -> Evidence | None:
    last = token.right_edge
    if last.i - token.left_edge.i > LONGEST_GROUNDS:
        last = token.doc[token.left_edge.i + LONGEST_GROUNDS]
    words = sentence.text[token.left_edge.idx : last.idx + len(last.text)].rstrip(' ,.;"”')
    return sentence.evidence(token.left_edge.idx, token.left_edge.idx + len(words)) if words else None


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
            if owner is not None:
                owners += parties.of([owner], sentence)
    return items, owners
