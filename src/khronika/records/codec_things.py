"""Incidents, cases and episodes as JSON: each value beside the ids of the claims that it follows from."""

import json
from collections.abc import Callable
from datetime import date
from typing import TypeVar

from khronika.records.case import Case, Held, Step, Term
from khronika.records.codec_spells import spell_form
from khronika.records.count import Count
from khronika.records.episode import Episode, Lane, Turn
from khronika.records.incident import CountRange, Figure, Incident, Person, Site
from khronika.records.place import Place
from khronika.records.supported import Interval, Supported
from khronika.records.telling import Telling

T = TypeVar("T")
Form = dict[str, object]


def encode_incident(incident: Incident) -> bytes:
    """The incident as one line of JSON."""
    return _line(incident_form(incident))


def encode_case(case: Case) -> bytes:
    """The case as one line of JSON; its steps are incidents."""
    return _line(case_form(case))


def encode_episode(episode: Episode) -> bytes:
    """The episode as one line of JSON; its turns are incidents."""
    return _line(episode_form(episode))


def incident_form(incident: Incident) -> Form:
    """What the JSON of an incident holds."""
    return {
        "id": incident.id,
        "type": incident.type.value,
        "modality": incident.modality.value,
        "is_fact": incident.is_fact,
        "verification": incident.verified.verification.value,
        "voices": incident.verified.voices,
        "verification_reasons": list(incident.verified.reasons),
        "when": _supported(incident.interval, _interval),
        "where": [_supported(place, _site) for place in incident.places],
        "people": [_supported(person, _person) for person in incident.people],
        "count": None if incident.count is None else _range(incident.count),
        "figures": [_supported(figure, _figure) for figure in incident.figures],
        "penalties": [_supported(penalty, lambda words: {"words": words}) for penalty in incident.penalties],
        "disagreements": list(incident.disagreements),
        "links": [{"kind": link.kind.value, "incident": link.other, "reason": link.reason} for link in incident.links],
        "measured": None if incident.measured is None else incident.measured.value,
        "claims": [_telling(telling) for telling in incident.tellings],
    }


def case_form(case: Case) -> Form:
    """What the JSON of a case holds."""
    return {
        "id": case.id,
        "names": list(case.names),
        "kind": case.kind.value,
        "state": _supported(case.state, lambda state: {"state": state.value}),
        "steps": [_step(step) for step in case.steps],
        "terms": [_supported(term, _term) for term in case.terms],
        "days_held": _supported(case.held, _held),
        "gaps": [gap.words for gap in case.gaps],
    }


def episode_form(episode: Episode) -> Form:
    """What the JSON of an episode holds."""
    return {
        "site": episode.site,
        "names": list(episode.names),
        "hosts": list(episode.hosts),
        "is_over": episode.is_over,
        "lanes": {lane.kind.value: _lane(episode, lane) for lane in episode.lanes},
        "unsure": [incident_form(incident) for incident in episode.unsure],
    }


def _line(form: Form) -> bytes:
    return json.dumps(form, ensure_ascii=False, separators=(",", ":")).encode()


def _supported(supported: Supported[T] | None, form: Callable[[T], Form]) -> Form | None:
    return None if supported is None else {**form(supported.value), "claims": list(supported.claims)}


def _interval(interval: Interval) -> Form:
    return {"earliest": _day(interval.earliest), "latest": _day(interval.latest)}


def _days(interval: Interval | None) -> Form | None:
    return None if interval is None else _interval(interval)


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _site(site: Site) -> Form:
    return {"name": site.name, "place": None if site.place is None else place_form(site.place)}


def place_form(place: Place) -> Form:
    """What the JSON of a place on the map holds."""
    return {
        "id": place.id,
        "name": place.name,
        "precision": place.kind.value,
        "country": place.country,
        "latitude": place.latitude,
        "longitude": place.longitude,
    }


def _person(person: Person) -> Form:
    return {"names": list(person.names), "kind": person.kind.value}


def _count(count: Count) -> Form:
    return {"min": count.min, "max": count.max}


def _range(found: CountRange) -> Form:
    return {
        "low": _supported(found.low, lambda number: {"number": number}),
        "high": _supported(found.high, lambda number: {"number": number}),
        "is_open": found.is_open,
    }


def _figure(figure: Figure) -> Form:
    return {**_count(figure.count), "speaker": figure.speaker}


def _telling(telling: Telling) -> Form:
    report = telling.report
    return {
        "id": telling.claim.id,
        "report": report.url or report.address,
        "title": report.title,
        "publisher": report.publisher,
        "published": _day(report.published),
        "voice": telling.voice,
        "counts": telling.counts,
        "standing": telling.standing.standing.value,
        "standing_reason": telling.standing.reason,
        "is_denial": telling.is_denial,
        "modality": telling.modality.value,
        "start": telling.claim.trigger.start,
        "end": telling.claim.trigger.end,
        "quote": telling.claim.trigger.quote,
    }


def _step(step: Step) -> Form:
    return {"moves": step.moves, **incident_form(step.incident)}


def _term(term: Term) -> Form:
    return {"words": term.words, "end": _interval(term.end), "how": term.how}


def _held(held: Held) -> Form:
    return {"min": held.least, "max": held.most}


def _lane(episode: Episode, lane: Lane) -> Form:
    return {
        "state": lane.state.value,
        "onset": _days(lane.onset),
        "end": _days(lane.end),
        "turns": [_turn(episode, turn) for turn in lane.turns],
        "spells": [spell_form(spell) for spell in lane.spells],
    }


def _turn(episode: Episode, turn: Turn) -> Form:
    return {"state": turn.state.value, **incident_form(turn.incident), "measured": episode.measured(turn).value}
