"""Which claims of one report are about the same thing: each joins the incident it is most like, then incidents that are alike are one."""

from collections import defaultdict
from dataclasses import dataclass, field
from statistics import fmean

from khronika.extract.draft import Draft
from khronika.extract.likeness import likeness
from khronika.extract.traits import Traits
from khronika.records.claim_type import ClaimType
from khronika.records.report import PassageKind

ENOUGH = -0.6
"""The mean likeness to the claims of an incident with which a claim joins it."""

ALIKE = -0.3
"""The mean likeness between the claims of two incidents that makes them one."""

MOST_COMPARED = 8
"""How many of the latest claims of an incident, and of the incidents next to it, are held against another."""


@dataclass(slots=True)
class _Incident:
    """Drafts that have been joined so far, and their traits."""

    drafts: list[Draft] = field(default_factory=list)
    traits: list[Traits] = field(default_factory=list)

    def likeness_to(self, others: list[Traits]) -> float:
        """The mean likeness between its claims and others."""
        return fmean(likeness(other, known) for other in others[-MOST_COMPARED:] for known in self.traits[-MOST_COMPARED:])


def label_incidents(drafts: list[Draft]) -> None:
    """Give claims about the same thing one number; titles come last, they look for a claim of the body."""
    by_type: dict[ClaimType, list[_Incident]] = defaultdict(list)
    for draft in sorted(drafts, key=lambda draft: draft.sentence.kind is PassageKind.TITLE):
        traits = Traits.of(draft)
        found = _best(traits, by_type[draft.type])
        if found is None:
            found = _Incident()
            by_type[draft.type].append(found)
        found.drafts.append(draft)
        found.traits.append(traits)
    incidents = [incident for found in by_type.values() for incident in _joined(found)]
    for number, incident in enumerate(incidents):
        for draft in incident.drafts:
            draft.incident = number


def _best(traits: Traits, incidents: list[_Incident]) -> _Incident | None:
    """The incident that the claim is most like, the earliest of equals; ``None`` where none is like enough."""
    scored = [(incident.likeness_to([traits]), incident) for incident in incidents[-5 * MOST_COMPARED :]]
    score, best = max(scored, key=lambda row: row[0], default=(ENOUGH - 1, None))
    return best if score >= ENOUGH else None


def _joined(incidents: list[_Incident]) -> list[_Incident]:
    """The incidents, those that are alike made one, the most alike first."""
    likenesses = {
        (left, right): incidents[left].likeness_to(incidents[right].traits)
        for left in range(len(incidents))
        for right in range(left + 1, min(len(incidents), left + 1 + MOST_COMPARED))
    }
    gone: set[int] = set()
    while likenesses and max(likenesses.values()) >= ALIKE:
        left, right = max(likenesses, key=lambda pair: likenesses[pair])
        incidents[left].drafts += incidents[right].drafts
        incidents[left].traits += incidents[right].traits
        gone.add(right)
        likenesses = {
            pair: incidents[pair[0]].likeness_to(incidents[pair[1]].traits) if left in pair else value
            for pair, value in likenesses.items()
            if right not in pair
        }
    return [incident for place, incident in enumerate(incidents) if place not in gone]
