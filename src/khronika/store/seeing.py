"""Claims and judgements as somebody sees them who does not see everything."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from khronika.records.anchor import Anchor
from khronika.records.claim import Claim
from khronika.records.correction import Correction
from khronika.records.evidence import Evidence
from khronika.records.judgement import KeptJudgement
from khronika.records.report import Report
from khronika.store.claim_filter import ClaimFilter
from khronika.store.guard import Guard
from khronika.store.rows import name_rows, search_form

NAMED, PLACED = ("target", "actor"), ("place", "country")


def seen_claims(found: Iterable[tuple[int, Report, list[Claim]]], guard: Guard, filter: ClaimFilter) -> Iterator[tuple[Report, Claim]]:
    """The claims that are seen; one that passed for a hidden name alone does not."""
    for number, report, claims in found:
        shown = guard.shown(number, report, claims)
        if shown is not None:
            yield from ((shown[0], claim) for claim in shown[1] if guard.is_open or _passes(claim, filter))


def seen_judgement(kept: KeptJudgement, guard: Guard) -> KeptJudgement:
    """A judgement without names of anybody hidden."""
    own = kept.judgement
    right = None if own.right is None else _seen_anchor(own.right, guard)
    part = None if own.part is None else _seen_anchor(own.part, guard)
    correction = None if own.correction is None else _seen_correction(own.correction, guard)
    left = _seen_anchor(own.left, guard)
    judgement = replace(own, left=left, right=right, reason=guard.masked(own.reason), correction=correction, part=part)
    back = kept.withdrawn
    return replace(kept, judgement=judgement, withdrawn=None if back is None else replace(back, reason=guard.masked(back.reason)))


def is_seen(kept: KeptJudgement, guard: Guard) -> bool:
    """Whether a judgement is shown at all: where fields are hidden, what people made of fields is not."""
    return kept.judgement.correction is None or not guard.fields


def _seen_correction(correction: Correction, guard: Guard) -> Correction:
    words, instead, part = (
        None if anchor is None else _seen_anchor(anchor, guard) for anchor in (correction.words, correction.instead, correction.part)
    )
    value = None if correction.value is None else guard.masked(correction.value)
    return Correction(correction.field, value, instead, words, part)


def _seen_anchor(anchor: Anchor, guard: Guard) -> Anchor:
    words = anchor.words
    if words is not None:
        quote = guard.masked(words.quote)
        words = Evidence(words.start, words.start + len(quote), quote)
    sentence = None if anchor.sentence is None else guard.masked(anchor.sentence)
    return replace(anchor, address=guard.masked(anchor.address), words=words, sentence=sentence)


def _passes(claim: Claim, filter: ClaimFilter) -> bool:
    """Whether a claim passes as it is shown."""
    when = None if claim.when is None else claim.when.value
    if filter.types and claim.type not in filter.types:
        return False
    if filter.since is not None and (when is None or when.latest < filter.since):
        return False
    if filter.until is not None and (when is None or when.earliest > filter.until):
        return False
    return _names(claim, filter.person, NAMED) and _names(claim, filter.place, PLACED)


def _names(claim: Claim, wanted: str | None, roles: tuple[str, ...]) -> bool:
    return wanted is None or any(search_form(wanted) in row["name"] for row in name_rows(claim) if row["role"] in roles)
