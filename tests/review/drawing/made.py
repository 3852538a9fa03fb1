"""Incidents, cases and episodes made for drawings."""

from datetime import date

from khronika.records.claim import Claim, Reader
from khronika.records.claim_type import ClaimType, Degree, Modality
from khronika.records.count import Count
from khronika.records.evidence import Evidence
from khronika.records.incident import CountRange, Figure, Incident, Verification, Verified
from khronika.records.supported import Interval, Supported
from khronika.records.telling import Telling
from tests.expected import read


def days(first: str, last: str | None = None) -> Interval:
    """From one day to another, both included."""
    return Interval(date.fromisoformat(first), date.fromisoformat(last or first))


def telling(id: str, type: ClaimType = ClaimType.DETENTION) -> Telling:
    """A claim of an id; which words it has does not matter for a drawing."""
    degree = Degree.FULL if type is ClaimType.BLOCK else None
    report = read("shore-0518")
    words = Evidence.of(report.text, 0, 4)
    return Telling(Claim(id, type, words, Reader("by hand", "1"), 1.0, id, degree=degree), report, "voice")


def incident(
    id: str, interval: Interval | None = None, type: ClaimType = ClaimType.DETENTION, modality: Modality = Modality.ACTUAL
) -> Incident:
    """An incident of one claim, which has its id."""
    supported = None if interval is None else Supported(interval, (id,))
    return Incident(id, type, modality, Verified(Verification.SINGLE, 1), (telling(id, type),), supported)


def counted(*figures: tuple[int | None, int | None]) -> Incident:
    """An incident with the figures of so many speakers, and their range."""
    found = tuple(Supported(Figure(Count(low, high), f"speaker {place}"), (f"c{place}",)) for place, (low, high) in enumerate(figures))
    lows = [Supported(low, (f"c{place}",)) for place, (low, _) in enumerate(figures) if low is not None]
    top, place, is_open = max((high or low or 0, place, high is None) for place, (low, high) in enumerate(figures))
    low = min(lows, key=lambda one: one.value, default=None)
    base = incident("i1")
    return Incident(
        base.id,
        base.type,
        base.modality,
        base.verified,
        base.tellings,
        count=CountRange(low, Supported(top, (f"c{place}",)), is_open),
        figures=found,
    )
