"""From drafts to claims."""

import re
from collections import Counter
from collections.abc import Iterable

from khronika.extract.confidence import confidences_of
from khronika.extract.draft import Draft, Party
from khronika.extract.syntax import clause_head
from khronika.extract.word_lists import strings, word_set
from khronika.records.claim import Claim, Reader, claim_id
from khronika.records.claim_type import ClaimType, Degree, Stage
from khronika.records.mention import Kind, Mention
from khronika.records.report import Report

INTERMITTENT = word_set("details", "degrees", "intermittent")
SLOWED = word_set("details", "degrees", "slowed")
STAGES = tuple((Stage(name), tuple(beginnings)) for name, beginnings in strings("details")["stages"].items())
"""How the triggers of each stage begin."""


def claims_of(report: Report, drafts: list[Draft], reader: Reader) -> tuple[Claim, ...]:
    """The claims that the drafts make, in the order of their triggers."""
    text_sha256 = report.text_sha256
    met: Counter[tuple[int, int, str]] = Counter()
    claims = []
    listed = in_order(drafts)
    for draft, confidence in zip(listed, confidences_of(listed), strict=True):
        key = (draft.evidence.start, draft.evidence.end, str(draft.type))
        id = claim_id(text_sha256, draft.evidence, draft.type, met[key])
        claims.append(_claim(draft, id, reader, confidence))
        met[key] += 1
    return tuple(claims)


def in_order(drafts: Iterable[Draft]) -> list[Draft]:
    """The drafts in the order of their triggers."""
    return sorted(drafts, key=lambda draft: (draft.evidence.start, draft.type))


def _claim(draft: Draft, id: str, reader: Reader, confidence: float) -> Claim:
    return Claim(
        id=id,
        type=draft.type,
        trigger=draft.evidence,
        reader=reader,
        confidence=confidence,
        incident=f"{draft.type}-{draft.incident}",
        polarity=draft.polarity,
        modality=draft.modality,
        when=draft.when,
        where=tuple(draft.where),
        targets=_mentions(draft.targets),
        actors=_mentions(draft.actors),
        according_to=_mentions(draft.speakers),
        penalty=tuple(draft.penalty),
        held_for=draft.held_for,
        grounds=draft.grounds,
        items=tuple(draft.items),
        degree=_degree(draft) if draft.type in (ClaimType.BLOCK, ClaimType.SHUTDOWN) else None,
        stage=_stage(draft) if draft.type is ClaimType.POLICY else None,
        words=draft.words if draft.type is ClaimType.STATEMENT else None,
    )


def _mentions(parties: list[Party]) -> tuple[Mention, ...]:
    return tuple(
        Mention(
            party.kind if party.name is None or party.kind is not Kind.GROUP else Kind.PERSON, party.name, party.description, party.count
        )
        for party in parties
        if not party.is_empty
    )


def _degree(draft: Draft) -> Degree:
    if any(_is_said_of(draft, found.start()) for word in INTERMITTENT for found in re.finditer(re.escape(word), draft.sentence.lower)):
        return Degree.INTERMITTENT
    return Degree.SLOWED if any(word in draft.evidence.quote.lower() for word in SLOWED) else Degree.FULL


def _is_said_of(draft: Draft, offset: int) -> bool:
    """Whether a word of the sentence stands in the trigger's own clause."""
    word = draft.sentence.token_at(offset, offset + 1)
    clauses = {clause_head(draft.trigger.head).i} | ({draft.verb.i} if draft.verb is not None else set())
    return word is not None and clause_head(word).i in clauses


def _stage(draft: Draft) -> Stage:
    words = draft.sentence.text[draft.trigger.first.idx : draft.trigger.last.idx + len(draft.trigger.last.text)].lower()
    return next((stage for stage, beginnings in STAGES if words.startswith(beginnings)), Stage.OTHER)
