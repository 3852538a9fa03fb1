"""What speaks for or against a claim: plain signs of its words, its place and its values, each one with a name.

A person can read every sign off the report: whether a verb or a noun carries the claim, how that word stands in its sentence, whether the
words name whom it was done to, how often the report tells it.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from math import log

from spacy.tokens import Token

from khronika.extract.draft import Draft, Party
from khronika.extract.syntax import is_passive
from khronika.records.claim_type import ClaimType
from khronika.records.report import PassageKind

PLACES = {
    "ROOT": "main",
    "conj": "joined",
    "relcl": "relative",
    "acl": "relative",
    "amod": "attribute",
    "compound": "attribute",
    "ccomp": "said",
    "xcomp": "infinitive",
    "advcl": "adverbial",
    "nsubj": "subject",
    "nsubjpass": "subject",
    "dobj": "object",
    "attr": "object",
    "pobj": "behind a preposition",
}
"""How the word that carries the claim stands in its sentence, by its relation to the word above."""

NEVER_CERTAIN = 0.01
"""How far a rule's own confidence stays from 0 and 1."""

DEEP = 4
"""So many words above a word in the parse, and much of what it is has to be guessed."""

MANY_WORDS = 35
"""A sentence of more words is long."""


def signs_of(drafts: Iterable[Draft]) -> list[dict[str, float]]:
    """The signs of each of a report's drafts by their names; all are 1 but ``rule`` and ``judge``, the log odds of each alone."""
    listed = list(drafts)
    told = Counter(draft.incident for draft in listed)
    beside = Counter((draft.sentence.number, draft.type) for draft in listed)
    headlined = {draft.type for draft in listed if draft.sentence.kind is PassageKind.TITLE}
    found = []
    for draft in listed:
        signs = dict.fromkeys((*_words_of(draft), *_surroundings(draft), *_values_of(draft)), 1.0)
        signs["rule"] = _log_odds(draft.confidence)
        if draft.judged is not None:
            signs["judge"] = _log_odds(draft.judged)
        if told[draft.incident] > 1:
            signs["told again"] = 1.0
        if draft.type in headlined and draft.sentence.kind is not PassageKind.TITLE:
            signs["of the headline's type"] = 1.0
        if beside[draft.sentence.number, draft.type] > 1:
            signs["another of the type beside it"] = 1.0
        found.append(signs)
    return found


def _log_odds(chance: float) -> float:
    held = min(max(chance, NEVER_CERTAIN), 1 - NEVER_CERTAIN)
    return log(held / (1 - held))


def _words_of(draft: Draft) -> Iterator[str]:
    """The signs of the words that carry the claim and of where they stand."""
    head = draft.trigger.head
    yield f"type {draft.type}"
    yield f"carried by {draft.trigger.form.part}"
    yield f"frame {draft.trigger.rule.frame}"
    yield f"in the {draft.sentence.kind}"
    yield f"stands {PLACES.get(head.dep_, 'otherwise')}"
    if draft.trigger.form.part == "verbs":
        yield from _voice(head)
    if draft.trigger.form.rest:
        yield "several words carry it"
    if draft.trigger.rule.needs or draft.trigger.rule.object:
        yield "its rule asks for more words"


def _surroundings(draft: Draft) -> Iterator[str]:
    """The signs of the sentence that they stand in."""
    if sum(1 for _ in draft.trigger.head.ancestors) >= DEEP:
        yield "deep in its sentence"
    if any(token.tag_ == "MD" for token in draft.sentence.doc):
        yield "in a sentence with a modal verb"
    if draft.sentence.paragraph <= 1:
        yield "at the head of the report"
    if len(draft.sentence.doc) > MANY_WORDS:
        yield "long sentence"
    if draft.is_quoted:
        yield "in a quotation"
    if draft.counts_again is not None:
        yield "another count"


def _voice(head: Token) -> Iterator[str]:
    if head.pos_ not in ("VERB", "AUX"):
        yield "verb that parses as no verb"
    elif is_passive(head):
        yield "passive"
    elif head.tag_ == "VBD":
        yield "in the past"
    elif head.tag_ in ("VB", "VBG"):
        yield "not finite"


def _values_of(draft: Draft) -> Iterator[str]:
    """The signs of what else the words say."""
    yield from _party_signs("target", draft.targets)
    yield from _party_signs("actor", draft.actors)
    values = {
        "when": draft.when,
        "where": draft.where,
        "speaker": draft.speakers,
        "penalty": draft.penalty,
        "grounds": draft.grounds,
        "items": draft.items,
    }
    yield from (f"with {name}" for name, value in values.items() if value)
    if draft.modality is not None:
        yield f"{draft.modality.value}"
    if draft.polarity is not None:
        yield f"{draft.polarity.value}"
    if draft.type is ClaimType.STATEMENT and draft.words is None:
        yield "statement without its words"


def _party_signs(role: str, parties: list[Party]) -> Iterator[str]:
    if not parties:
        yield f"no {role}"
    elif any(party.name is not None for party in parties):
        yield f"{role} named"
    elif any(party.description is not None for party in parties):
        yield f"{role} described"
    else:
        yield f"{role} only counted"
    if any(party.count is not None for party in parties):
        yield f"{role} with a count"
