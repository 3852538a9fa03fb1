"""Whether the words say that it happened: denied, alleged, planned or hypothetical.

A cue either stands on the claim's own words (an auxiliary, an adverb, "no") or governs them from above ("accused of",
"plans to", "failed to"). Both are looked for along one way up the parse, which ends where a word stands that neither passes
a hedge on nor makes one. The lists are in ``speech.toml``.
"""

from spacy.tokens import Token

from khronika.extract.allegation import alleger_of
from khronika.extract.denial import denier_of
from khronika.extract.plans import planner_of, planner_of_saying
from khronika.extract.sentence import Sentence
from khronika.extract.supposition import supposer_of
from khronika.records.claim_type import ClaimType, Modality, Polarity
from khronika.records.report import PassageKind
from khronika.records.stated import Stated

LONGEST_QUOTED = 3
MARKS = ('"', "'")
"""Quotation marks as the parser sees them."""


def polarity_of(trigger: Token, type: ClaimType, sentence: Sentence) -> Stated[Polarity] | None:
    """Denied, with the word that denies; ``None`` where the claim is asserted."""
    word = denier_of(trigger, type)
    return None if word is None else Stated(Polarity.DENIED, (sentence.words_of(word, word),))


def modality_of(trigger: Token, type: ClaimType, sentence: Sentence) -> Stated[Modality] | None:
    """Alleged, hypothetical or planned, with the word that makes it so; ``None`` where the claim is actual."""
    alleger = alleger_of(trigger)
    if alleger is not None:
        return Stated(Modality.ALLEGED, (sentence.words_of(alleger, alleger),))
    supposer = supposer_of(trigger, type)
    if supposer is not None:
        return Stated(Modality.HYPOTHETICAL, (sentence.words_of(supposer, supposer),))
    planner = planner_of(trigger, type)
    if planner is not None:
        return Stated(Modality.PLANNED, (sentence.words_of(planner, planner),))
    return _scare_quoted(trigger, sentence)


def saying_modality_of(trigger: Token, sentence: Sentence) -> Stated[Modality] | None:
    """Planned, with the word that tells so, where somebody has yet to say it; ``None`` for what is said."""
    planner = planner_of_saying(trigger)
    return None if planner is None else Stated(Modality.PLANNED, (sentence.words_of(planner, planner),))


def _scare_quoted(trigger: Token, sentence: Sentence) -> Stated[Modality] | None:
    """Alleged where quotation marks stand around the trigger and no more than three words behind; in a title a few before as well."""
    longest = LONGEST_QUOTED if sentence.kind is PassageKind.TITLE else 1
    before = trigger.doc[max(0, trigger.i - longest) : trigger.i]
    behind = trigger.doc[trigger.i + 1 : trigger.i + 1 + LONGEST_QUOTED]
    if not (any(other.text in MARKS for other in before) and any(other.text in MARKS for other in behind)):
        return None
    return Stated(Modality.ALLEGED, (sentence.words_of(trigger, trigger),))
