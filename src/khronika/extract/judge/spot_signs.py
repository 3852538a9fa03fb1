"""What can be said of a spot, in short strings that the judge counts: its lexicon, its parse, its hedges, its neighbours."""

from collections.abc import Iterator
from functools import lru_cache

from spacy.tokens import Token

from khronika.extract.attribution import speech_forms
from khronika.extract.hedges import modality_of, polarity_of
from khronika.extract.inflection import noun_lemma
from khronika.extract.judge.spots import Spot
from khronika.extract.syntax import ancestors, clause_head
from khronika.records.claim_type import ClaimType
from khronika.records.report import PassageKind

TELLING = frozenset({"aux", "neg", "det", "mark", "advmod", "prt", "auxpass"})
"""Relations of small words that tell how a thing is told."""

STEMS_REMEMBERED = 50_000


def signs_of(spot: Spot) -> Iterator[str]:
    """The signs of a spot."""
    token, sentence = spot.token, spot.sentence
    lexicon = "none" if spot.trigger is None else str(spot.type)
    yield f"lexicon={lexicon}"
    yield f"kind={sentence.kind}"
    yield f"pos={token.pos_}"
    yield f"tag={token.tag_}|{lexicon != 'none'}"
    yield f"dep={token.dep_}|{token.pos_}"
    yield f"stem={stem_of(token)}"
    yield f"shape={token.text[:1].isupper()}|{token.i == 0}"
    yield from _of_rule(spot, lexicon)
    yield from _of_neighbours(token)
    if sentence.penalties:
        yield f"penalty|{lexicon}"
    yield f"times={bool(sentence.times)}|{token.pos_}"
    if spot.trigger is not None:
        yield from _of_hedges(spot)
    speaking = speech_forms()
    speech = next((other for other in ancestors(token) if other.lower_ in speaking), None)
    if speech is not None:
        yield f"under={stem_of(speech)}"
    yield from _of_clause(token)


def _of_rule(spot: Spot, lexicon: str) -> Iterator[str]:
    if spot.trigger is None:
        return
    rule = spot.trigger.rule
    yield f"refused={spot.refused}"
    yield f"refused={spot.refused}|{lexicon}"
    yield f"sure={rule.type}|{round(rule.confidence * 10)}"
    yield f"part={spot.trigger.form.part}|{lexicon}"
    yield f"form={spot.trigger.form.lemma}"
    yield f"title={spot.sentence.kind is PassageKind.TITLE}|{lexicon}"
    if spot.roles is not None:
        yield f"roles={bool(spot.roles.targets)}{bool(spot.roles.actors)}|{spot.trigger.form.part}"


def _of_neighbours(token: Token) -> Iterator[str]:
    head = token.head
    yield f"above={stem_of(head)}|{token.dep_}" if head.i != token.i else "above=none"
    for child in token.children:
        yield f"below={child.dep_}|{token.pos_}"
        if child.dep_ in TELLING:
            yield f"beside={child.dep_}:{child.lower_}|{token.pos_}"
    yield f"before={token.nbor(-1).lower_ if token.i else ''}"
    yield f"after={token.nbor(1).lower_ if token.i + 1 < len(token.doc) else ''}"


def _of_hedges(spot: Spot) -> Iterator[str]:
    token, type = spot.token, spot.type or ClaimType.OTHER
    modality, polarity = modality_of(token, type, spot.sentence), polarity_of(token, type, spot.sentence)
    yield f"modality={None if modality is None else modality.value}"
    if modality is not None:
        yield f"hedge={modality.evidence[0].quote.lower()}"
    if polarity is not None:
        yield f"denied={polarity.evidence[0].quote.lower()}"


def _of_clause(token: Token) -> Iterator[str]:
    verb = clause_head(token)
    for child in verb.children:
        if child.dep_ in ("aux", "neg", "mark"):
            yield f"clause={child.dep_}:{child.lower_}"
    if verb.i != token.i:
        yield f"verb={stem_of(verb)}"
    if verb.head.i != verb.i:
        yield f"governor={stem_of(verb.head)}|{verb.dep_}"


def stem_of(token: Token) -> str:
    """A rough stem of a word in lower case."""
    return _stem(token.lower_, is_noun=token.pos_ in ("NOUN", "PROPN"))


@lru_cache(maxsize=STEMS_REMEMBERED)
def _stem(word: str, *, is_noun: bool) -> str:
    if is_noun:
        return noun_lemma(word)
    for ending in ("ing", "ed", "es", "s", "e"):
        if word.endswith(ending) and len(word) - len(ending) > 2:
            return word[: -len(ending)]
    return word
