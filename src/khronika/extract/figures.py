"""Further counts of what a report tells: "The opposition put the number at more than 200", "The death toll rose to 19"."""

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from khronika.extract.draft import Draft, Party
from khronika.extract.hedge_words import is_hedge
from khronika.extract.inflection import forms_of
from khronika.extract.lexicon import lexicon
from khronika.extract.parties import Parties
from khronika.extract.sentence import Sentence
from khronika.extract.speech import Speech
from khronika.extract.syntax import child, prepositional
from khronika.extract.triggers import Trigger
from khronika.extract.word_lists import word_set
from khronika.records.claim_type import ClaimType
from khronika.records.count import Count
from khronika.records.mention import Kind
from khronika.records.stated import Stated
from khronika.records.when import Basis

FIGURES = word_set("parties", "figures", "nouns")
GIVING = forms_of("parties", "figures", "giving")
STANDING = forms_of("parties", "figures", "standing")
WORDS = {ClaimType.DEATH: "death", ClaimType.INJURY: "injured", ClaimType.DETENTION: "detained"}
"""The types that a number can be of by its own words, each with a word of the lexicon for it."""

HEDGES = ("modal_possible", "modal_planned", "negations", "conditions")
UNCOUNTED = (ClaimType.STATEMENT, ClaimType.PROTEST_CALL, ClaimType.POLICY)
PARAGRAPHS_BACK = 3
CONFIDENCE = 0.6


def figures_in(sentences: list[Sentence], speech: Speech, parties: Parties, told: list[Draft]) -> Iterator[Draft]:
    """A claim for each further count that a paragraph gives of what was told before it, or of the dead."""
    for sentence in sentences:
        if sentence.words.isdisjoint(FIGURES):
            continue
        for noun in sentence.doc:
            count = _count(noun, sentence) if noun.pos_ == "NOUN" and noun.lower_ in FIGURES else None
            draft = None if count is None else _draft(noun, sentence, told)
            if draft is not None and count is not None:
                known = draft.counts_again.targets[0] if draft.counts_again is not None else None
                description = known.description if known is not None else None
                draft.targets = [
                    Party(known.kind if known is not None else Kind.GROUP, None, description, count, start=sentence.start + noun.idx)
                ]
                by = child(noun.head, "nsubj") if noun.dep_ == "dobj" else None
                draft.speakers = parties.of([by], sentence) if by is not None else speech.speakers(noun, sentence)
                yield draft


def take_from_counted(drafts: list[Draft]) -> None:
    """Give further counts the incident, time and places of the claim that they count again."""
    for draft in drafts:
        first = draft.counts_again
        if first is None:
            continue
        draft.incident = first.incident
        draft.where = draft.where or first.where
        if draft.when is None and first.when is not None:
            draft.when = Stated(replace(first.when.value, basis=Basis.INFERRED), first.when.evidence)


def _draft(noun: Token, sentence: Sentence, told: list[Draft]) -> Draft | None:
    type = _type_of(noun)
    first = _counted_before(type, sentence, told)
    type = type or (None if first is None else first.type)
    if type is None:
        return None
    form = next(iter(lexicon()[WORDS[type]])) if first is None else first.trigger.form
    trigger = Trigger(form, child(noun, "compound") or noun, noun, noun, sentence.kind)
    return Draft(type, trigger, sentence, CONFIDENCE, verb=noun.head, counts_again=first, share=-1 - sentence.start - noun.idx)


def _type_of(noun: Token) -> ClaimType | None:
    """Of what a number is, where its words tell: "death toll", "number of those detained"; ``None`` where they do not."""
    words = {token.lower_ for token in noun.subtree if token.i <= noun.i or token.dep_ in ("pobj", "pcomp", "acl", "prep", "compound")}
    for type in WORDS:
        if not words.isdisjoint(word_set("parties", "figures", str(type))):
            return type
    return None


def _counted_before(type: ClaimType | None, sentence: Sentence, told: list[Draft]) -> Draft | None:
    """The last claim told before with a count of people, of the type where that is known."""
    for draft in reversed(told):
        is_counted = len(draft.targets) == 1 and draft.targets[0].count is not None and draft.targets[0].name is None
        is_near = sentence.paragraph - draft.sentence.paragraph <= PARAGRAPHS_BACK and draft.evidence.start < sentence.start + len(
            sentence.text
        )
        if is_counted and is_near and draft.type not in UNCOUNTED and (type is None or draft.type is type):
            return draft
    return None


def _count(noun: Token, sentence: Sentence) -> Stated[Count] | None:
    number = _number(noun)
    if number is None:
        return None
    found = next((found for found in sentence.counts if found.start <= number.idx < found.end), None)
    return None if found is None else Stated(found.count, (sentence.evidence(found.start, found.end),))


def _number(noun: Token) -> Token | None:
    """The number that a verb gives for a figure, or that the figure stands at, and not may or will."""
    verb = noun.head
    if any(is_hedge(other, key) for other in verb.children for key in HEDGES):
        return None
    if noun.dep_ == "dobj" and verb.lower_ in GIVING:
        behind = (token for token in verb.doc[noun.i + 1 : noun.i + 8] if token.lower_ == "at")
        return next((inner for token in behind if (inner := child(token, "pobj")) is not None and inner.like_num), None)
    if noun.dep_ == "nsubj" and verb.lower_ in STANDING:
        found = [*prepositional(verb, "at", "to"), *(token for token in verb.children if token.dep_ in ("attr", "dobj"))]
        closer = child(verb, "acomp")
        found += prepositional(closer, "to") if closer is not None else []
        return next((token for token in found if token.like_num), None)
    return None
