"""Why members are one thing: what the rules weighed, and what people decided."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from khronika.pipeline.kinds import Kind
from khronika.records.judgement import Verdict
from khronika.resolve.weighed import Weighed
from khronika.store import Looking


@dataclass(frozen=True, slots=True)
class Reasons:
    """Two members of one thing, and why: the signs between them, or the verdict of a person."""

    left: str
    right: str
    weighed: Weighed
    verdict: Verdict | None = None


def reasons_of(looking: Looking, thing: str, kind: Kind) -> Iterator[Reasons]:
    """For each member that is seen but the first, the other one with which it is most alike, by a person's word before all else."""
    members = looking.members_of([thing]).get(thing, [])
    bodies = looking.bodies(members)
    ids = [id for id in members if id in bodies]
    judged = {frozenset((left, right)): verdict for left, right, verdict in looking.judged(ids)}
    for place, id in enumerate(ids[1:], start=1):
        pairs = [_reasons(other, id, bodies, judged, kind) for other in ids[:place]]
        found = max(pairs, key=lambda pair: (pair.verdict is Verdict.SAME, pair.weighed.score, pair.left))
        signs = tuple(replace(sign, words=looking.guard.masked_signs(sign.words)) for sign in found.weighed.signs)
        yield replace(found, weighed=replace(found.weighed, signs=signs))


def _reasons(left: str, right: str, bodies: dict[str, list[str]], judged: dict[frozenset[str], Verdict], kind: Kind) -> Reasons:
    return Reasons(left, right, kind.weigh(bodies[left], bodies[right]), judged.get(frozenset((left, right))))
