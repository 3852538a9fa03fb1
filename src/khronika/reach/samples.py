"""What judging takes of each measurement."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from khronika.records.finding import BLOCKINGS, Outcome
from khronika.records.measurement import Measurement
from khronika.records.spell import Tally


class Kind(StrEnum):
    """What a measurement says of a site."""

    REACHED = "reached"
    STOPPED = "stopped"
    DOWN = "down"


@dataclass(frozen=True, slots=True)
class Sample:
    """One measurement that says something; ``is_firm`` where its evidence is what only blocking leaves."""

    at: datetime
    country: str
    network: str
    kind: Kind
    is_firm: bool = False
    mechanism: str | None = None


def samples_of(measurements: Iterable[Measurement]) -> list[Sample]:
    """The samples in the order of time, in whatever order the measurements came; what is insufficient says nothing and gives none."""
    found = (_sample(one) for one in measurements)
    return sorted((one for one in found if one is not None), key=lambda one: (one.at, one.network, one.kind))


def tally_of(samples: Iterable[Sample]) -> Tally:
    """How many there are of each kind."""
    listed = list(samples)
    stopped = [one for one in listed if one.kind is Kind.STOPPED]
    down = sum(one.kind is Kind.DOWN for one in listed)
    return Tally(len(listed), len(stopped), sum(one.is_firm for one in stopped), down)


def _sample(one: Measurement) -> Sample | None:
    finding = one.finding
    if finding is None or finding.outcome is Outcome.INSUFFICIENT:
        return None
    is_firm = finding.outcome is Outcome.BLOCKED
    return Sample(one.at, one.vantage.country, one.vantage.network, _kind(finding.outcome), is_firm, finding.mechanism)


def _kind(outcome: Outcome) -> Kind:
    if outcome in BLOCKINGS:
        return Kind.STOPPED
    return Kind.REACHED if outcome is Outcome.REACHED else Kind.DOWN
