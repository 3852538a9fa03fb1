"""Where the words of a judgement stand in what a page says now.

The text may have changed, and a newer reader may have chosen another word of the sentence: a judgement follows the words it rests on.
"""

import re
from collections.abc import Iterable

from rapidfuzz import fuzz

from khronika.records.anchor import Anchor
from khronika.records.claim import Claim
from khronika.records.evidence import Evidence
from khronika.records.report import Report
from khronika.resolve.sentences import sentence_around, sentence_spans

LIKE_ENOUGH = 90
"""How alike, of 100, the sentence of an anchor and a stretch of a changed text must be."""


def anchor_at(report: Report, words: Evidence, claim: Claim | None = None) -> Anchor:
    """The anchor of a judgement on words of a report, as they stand there now."""
    start, end = sentence_around(report.text, words.start)
    sentence = report.text[start:end]
    return Anchor(report.address, report.text_sha256, words, sentence, None if claim is None else claim.type)


def words_found(anchor: Anchor, report: Report) -> Evidence | None:
    """The words of the anchor where they stand in the report; ``None`` where they are gone."""
    if anchor.words is None or anchor.sentence is None:
        return None
    if report.text_sha256 == anchor.text_sha256:
        return anchor.words
    found = report.text.find(anchor.sentence)
    begin = found if found >= 0 else _likest(report.text, anchor.sentence)
    return None if begin is None else _nearest(report.text, anchor.words.quote, anchor.sentence, begin)


def claim_found(anchor: Anchor, report: Report, claims: Iterable[Claim]) -> Claim | None:
    """The claim that the anchor means: of its type, on its words or else in its sentence; ``None`` where nobody reads one there."""
    words = words_found(anchor, report)
    if words is None:
        return None
    start, end = sentence_around(report.text, words.start)
    within = [claim for claim in claims if start <= claim.trigger.start < end]
    ranked = sorted(within, key=lambda claim: _fit(claim, anchor, words))
    return next((claim for claim in ranked if claim.type == anchor.type or _overlap(claim.trigger, words)), None)


def _fit(claim: Claim, anchor: Anchor, words: Evidence) -> tuple[bool, bool, int, str]:
    """How well the claim fits, the best the least: same type, same words, near."""
    return claim.type != anchor.type, not _overlap(claim.trigger, words), abs(claim.trigger.start - words.start), claim.id


def _overlap(left: Evidence, right: Evidence) -> bool:
    return left.start < right.end and right.start < left.end


def _likest(text: str, sentence: str) -> int | None:
    """Where the sentence most like this one begins; ``None`` where none is like enough."""
    found = [(fuzz.ratio(sentence, text[start:end]), -start) for start, end in sentence_spans(text)]
    score, place = max(found, default=(0.0, 0))
    return -place if score >= LIKE_ENOUGH else None


def _nearest(text: str, quote: str, sentence: str, begin: int) -> Evidence | None:
    """The words in the sentence that begins there, those nearest to where they stood in their own sentence."""
    own = sentence.find(quote)
    places = [match.start() for match in re.finditer(re.escape(quote), text[begin : begin + 2 * len(sentence)])]
    if not places:
        return None
    start = begin + min(places, key=lambda place: abs(place - own))
    return Evidence.of(text, start, start + len(quote))
