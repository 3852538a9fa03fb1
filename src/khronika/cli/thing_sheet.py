"""Incidents, cases and episodes as CSV, a row each, for a spreadsheet."""

import csv
import sys
from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar

from khronika.cli.sheet import cell
from khronika.export.marks import BETWEEN
from khronika.records.case import Case
from khronika.records.episode import Episode, LaneKind, days_of
from khronika.records.incident import Incident
from khronika.records.supported import Interval

T = TypeVar("T")


def write_sheet(found: Iterable[T], columns: Mapping[str, Callable[[T], str]]) -> int:
    """Writes a heading and a row for each thing; how many rows."""
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(columns)
    number = 0
    for one in found:
        writer.writerow([cell(value(one)) for value in columns.values()])
        number += 1
    return number


def _earliest(interval: Interval | None) -> str:
    return "" if interval is None else interval.earliest.isoformat()


def _latest(interval: Interval | None) -> str:
    return "" if interval is None else interval.latest.isoformat()


def _low(incident: Incident) -> str:
    return "" if incident.count is None or incident.count.low is None else str(incident.count.low.value)


def _high(incident: Incident) -> str:
    return "" if incident.count is None or incident.count.high is None or incident.count.is_open else str(incident.count.high.value)


def _countries(incident: Incident) -> str:
    places = [place.value.place for place in incident.places if place.value.place is not None]
    return BETWEEN.join(dict.fromkeys(place.country for place in places if place.country is not None))


def _lane(episode: Episode, kind: LaneKind) -> str:
    lane = next(lane for lane in episode.lanes if lane.kind is kind)
    told = [f"{turn.state} {turn.interval or 'day not told'}" for turn in lane.turns]
    told += [f"{spell.country} {spell.state} {days_of(spell.begun) or 'day not known'}" for spell in lane.spells]
    return BETWEEN.join(told) or lane.state.value


INCIDENT_COLUMNS: dict[str, Callable[[Incident], str]] = {
    "incident": lambda one: one.id,
    "type": lambda one: one.type.value,
    "modality": lambda one: one.modality.value,
    "is_fact": lambda one: str(one.is_fact).lower(),
    "earliest": lambda one: _earliest(one.days),
    "latest": lambda one: _latest(one.days),
    "where": lambda one: BETWEEN.join(place.value.name for place in one.places),
    "country": _countries,
    "people": lambda one: BETWEEN.join(" / ".join(person.value.names) for person in one.people),
    "count_min": _low,
    "count_max": _high,
    "penalty": lambda one: BETWEEN.join(penalty.value for penalty in one.penalties),
    "verification": lambda one: one.verified.verification.value,
    "voices": lambda one: str(one.verified.voices),
    "disagreements": lambda one: BETWEEN.join(one.disagreements),
    "claims": lambda one: BETWEEN.join(telling.claim.id for telling in one.tellings),
}

CASE_COLUMNS: dict[str, Callable[[Case], str]] = {
    "case": lambda one: one.id,
    "names": lambda one: BETWEEN.join(one.names),
    "kind": lambda one: one.kind.value,
    "state": lambda one: "" if one.state is None else one.state.value.value,
    "steps": lambda one: BETWEEN.join(f"{step.interval or 'day not told'} {step.type}" for step in one.steps),
    "terms": lambda one: BETWEEN.join(f"{term.value.words} to {term.value.end}" for term in one.terms),
    "days_held_min": lambda one: "" if one.held is None else str(one.held.value.least),
    "days_held_max": lambda one: "" if one.held is None else str(one.held.value.most),
    "gaps": lambda one: BETWEEN.join(gap.words for gap in one.gaps),
}

EPISODE_COLUMNS: dict[str, Callable[[Episode], str]] = {
    "site": lambda one: one.site,
    "names": lambda one: BETWEEN.join(one.names),
    "announced": lambda one: _lane(one, LaneKind.ANNOUNCED),
    "reported": lambda one: _lane(one, LaneKind.REPORTED),
    "measured": lambda one: _lane(one, LaneKind.MEASURED),
    "is_over": lambda one: str(one.is_over).lower(),
}
