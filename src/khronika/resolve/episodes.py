"""The stretches of a site's being unreachable, worked out from the incidents in which claims name it."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from khronika.records.claim_type import ClaimType, Degree
from khronika.records.episode import Episode, Lane, LaneKind, Turn
from khronika.records.incident import Incident, Verification
from khronika.records.reach import Reach
from khronika.records.telling import Telling
from khronika.resolve.incidents import incident_of
from khronika.resolve.speakers import is_announced

REACHED = frozenset({ClaimType.BLOCK, ClaimType.UNBLOCK, ClaimType.SHUTDOWN})
"""The types of incidents that say whether a site or service can be reached."""

SILENCE = timedelta(days=30)
"""A block that is told so long after another is one of its own."""

STATE_OF = {Degree.FULL: Reach.BLOCKED, Degree.INTERMITTENT: Reach.INTERMITTENT, Degree.SLOWED: Reach.INTERMITTENT}


def episodes_of(site: str, names: Iterable[str], incidents: Iterable[Incident]) -> list[Episode]:
    """The episodes of a site under these names, in the order of time: each begins with a block and ends with the access that came back."""
    listed = sorted((incident for incident in incidents if incident.type in REACHED), key=_order)
    facts = [incident for incident in listed if incident.is_fact]
    stretches: list[list[Incident]] = []
    for incident in facts:
        if not stretches or (incident.type is not ClaimType.UNBLOCK and _is_over(stretches[-1], incident)):
            stretches.append([])
        stretches[-1].append(incident)
    spelled = tuple(sorted(set(names)))
    episodes = [Episode(site, spelled, (*_lanes(stretch), Lane(LaneKind.MEASURED))) for stretch in stretches]
    unsure = tuple(incident for incident in listed if not incident.is_fact)
    if not unsure:
        return episodes
    if not episodes:
        return [Episode(site, spelled, tuple(map(Lane, LaneKind)), unsure)]
    return [*episodes[:-1], replace(episodes[-1], unsure=unsure)]


def _is_over(stretch: Sequence[Incident], block: Incident) -> bool:
    """Whether a stretch has ended before a block: access was back, or the block comes so long after that nobody says it is the same one."""
    days = [incident.days.latest for incident in stretch if incident.days is not None]
    is_late = bool(days) and block.days is not None and block.days.earliest - max(days) > SILENCE
    return is_late or stretch[-1].type is ClaimType.UNBLOCK


def _order(incident: Incident) -> tuple[date, str]:
    day = incident.first_published if incident.days is None else incident.days.earliest
    return day or date.max, incident.id


def _lanes(incidents: Sequence[Incident]) -> tuple[Lane, Lane]:
    """What official bodies say, and what the others say; each incident is worked out anew from the claims of one side."""
    turns: dict[bool, list[Turn]] = {True: [], False: []}
    for incident in incidents:
        for is_official, side in turns.items():
            tellings = [telling for telling in incident.tellings if telling.counts and is_announced(telling) is is_official]
            if tellings:
                own = incident_of(incident.id, tellings)
                if own.is_fact:
                    dated = replace(own, interval=own.interval or incident.interval)
                    side.append(Turn(_state(own, tellings), dated))
    return Lane(LaneKind.ANNOUNCED, tuple(turns[True])), Lane(LaneKind.REPORTED, tuple(turns[False]))


def _state(incident: Incident, tellings: Sequence[Telling]) -> Reach:
    if incident.type is ClaimType.UNBLOCK:
        return Reach.RESTORED
    degrees = {telling.claim.degree for telling in tellings if telling.claim.degree is not None}
    if Degree.FULL in degrees and incident.verified.verification is Verification.DISPUTED:
        return Reach.LIKELY_BLOCKED
    return min((STATE_OF[degree] for degree in degrees), key=list(Reach).index, default=Reach.BLOCKED)
