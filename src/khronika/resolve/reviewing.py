"""A report's claims as people have reviewed them: some rejected, some corrected, some split.

The claims themselves are never changed. A judgement finds its claim by the words that both rest on, so it holds for a newer reader's claim
too; where its words are gone, it waits.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from khronika.records.anchor import Anchor
from khronika.records.claim import Claim, claim_id
from khronika.records.evidence import Evidence
from khronika.records.judgement import KeptJudgement, Matter, Verdict
from khronika.records.mention import Mention
from khronika.records.report import Report
from khronika.records.review import Review
from khronika.resolve.anchors import claim_found, words_found
from khronika.resolve.correcting import Correcting, corrected

Numbered = tuple[int, Claim]


@dataclass(frozen=True, slots=True)
class Reviewed:
    """What counts of a report's claims, what was made of those that somebody decided about, and the judgements about each in order."""

    claims: tuple[Numbered, ...]
    reviews: tuple[Review, ...]
    verdicts: dict[int, tuple[KeptJudgement, ...]]


def reviewed(report: Report, claims: Sequence[Numbered], judgements: Iterable[KeptJudgement]) -> Reviewed:
    """The claims of a report after all that people decided about them and did not take back."""
    verdicts = _verdicts(report, claims, judgements)
    counting: list[Numbered] = []
    reviews: list[Review] = []
    for number, claim in claims:
        own = verdicts.get(number, ())
        parts = _parts(report, number, claim, own)
        counting += parts
        reviews += [_review(at, number, own, None if part == claim else part) for at, part in parts if own]
        reviews += [] if parts else [_review(number, number, own, None)]
    return Reviewed(tuple(counting), tuple(reviews), {number: tuple(own) for number, own in verdicts.items()})


def _verdicts(report: Report, claims: Sequence[Numbered], judgements: Iterable[KeptJudgement]) -> dict[int, list[KeptJudgement]]:
    """The judgements that hold, by the number of the claim that each finds."""
    found: dict[int, list[KeptJudgement]] = {}
    numbers = {claim.id: number for number, claim in claims}
    for kept in judgements:
        if kept.holds and kept.judgement.matter is Matter.CLAIM:
            claim = claim_found(kept.judgement.left, report, [claim for _, claim in claims])
            if claim is not None:
                found.setdefault(numbers[claim.id], []).append(kept)
    return found


def _review(number: int, origin: int, verdicts: Sequence[KeptJudgement], after: Claim | None) -> Review:
    return Review(number, origin, last_verdict(verdicts), after)


def last_verdict(verdicts: Sequence[KeptJudgement]) -> Verdict:
    """Whether the claim was last accepted or rejected; where neither, what was last done to it."""
    told = [kept.judgement.verdict for kept in verdicts]
    return next((verdict for verdict in reversed(told) if verdict in ENDS), told[-1])


def _parts(report: Report, number: int, claim: Claim, verdicts: Sequence[KeptJudgement]) -> list[Numbered]:
    """What becomes of one claim: nothing, itself, or itself without the parts that were split off, and these."""
    if verdicts and last_verdict(verdicts) is Verdict.REJECTED:
        return []
    rest = _with_corrections(report, claim, verdicts, None)
    parts: list[Numbered] = []
    for kept in verdicts:
        anchor = kept.judgement.part
        words = None if anchor is None else words_found(anchor, report)
        own = [] if words is None else [target for target in rest.targets if stands_on(target, words)]
        if anchor is None or not own or len(own) == len(rest.targets):
            continue
        rest = replace(rest, targets=tuple(target for target in rest.targets if target not in own))
        id = claim_id(report.text_sha256, claim.trigger, claim.type, next(own[0].evidence()).start)
        split = replace(rest, id=id, targets=tuple(own), incident=f"{claim.incident} {id}")
        parts.append((kept.number, _with_corrections(report, split, verdicts, words)))
    return [(number, rest), *parts]


def _with_corrections(report: Report, claim: Claim, verdicts: Iterable[KeptJudgement], part: Evidence | None) -> Claim:
    """The claim, or a part that was split off, with what was corrected in it; what its records forbid is left as it was read."""
    for kept in verdicts:
        correction = kept.judgement.correction
        if correction is not None and _found(correction.part, report) == part:
            words, instead = _found(correction.words, report), _found(correction.instead, report)
            if (words is None) == (correction.words is None):
                claim = corrected(claim, Correcting(correction.field, correction.value, instead, words, kept.who))
    return claim


def _found(anchor: Anchor | None, report: Report) -> Evidence | None:
    return None if anchor is None else words_found(anchor, report)


def stands_on(mention: Mention, words: Evidence) -> bool:
    """Whether some of the words that a mention rests on are these, or overlap with them."""
    return any(one.start < words.end and words.start < one.end for one in mention.evidence())


ENDS = frozenset({Verdict.ACCEPTED, Verdict.REJECTED})
"""The verdicts of which the last one holds."""
