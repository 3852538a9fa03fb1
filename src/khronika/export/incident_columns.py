"""The columns of incidents, and of the figures that people give for them."""

from dataclasses import dataclass
from datetime import date

from khronika.export.addresses import source_of
from khronika.export.column import Column, ColumnKind
from khronika.records.incident import Figure, Incident
from khronika.records.place import Place

K = ColumnKind


@dataclass(frozen=True, slots=True)
class IncidentFigure:
    """A figure beside its incident."""

    incident: Incident
    figure: Figure


def first_place(incident: Incident) -> Place | None:
    """The first place of an incident that is on the map."""
    return next((place.value.place for place in incident.places if place.value.place is not None), None)


def countries_of(incident: Incident) -> tuple[str, ...]:
    """The countries in which it was, each once."""
    places = [place.value.place for place in incident.places if place.value.place is not None]
    return tuple(dict.fromkeys(place.country for place in places if place.country is not None))


def people_of(incident: Incident) -> tuple[str, ...]:
    """Those to whom it happened, the name forms of one with a stroke between them."""
    return tuple(" / ".join(person.value.names) for person in incident.people)


def sources_of(incident: Incident) -> tuple[str, ...]:
    """The addresses of its reports, each once."""
    return tuple(dict.fromkeys(source_of(telling.report) for telling in incident.tellings))


def _highest(incident: Incident) -> int | None:
    count = incident.count
    return None if count is None or count.high is None or count.is_open else count.high.value


def _point(incident: Incident, name: str) -> float | None:
    place = first_place(incident)
    return None if place is None else float(getattr(place, name))


def _precision(incident: Incident) -> str | None:
    place = first_place(incident)
    return None if place is None else place.kind.value


def _earliest(incident: Incident) -> date | None:
    return None if incident.days is None else incident.days.earliest


def _latest(incident: Incident) -> date | None:
    return None if incident.days is None else incident.days.latest


def _lowest(incident: Incident) -> int | None:
    return None if incident.count is None or incident.count.low is None else incident.count.low.value


def _is_open(incident: Incident) -> bool | None:
    return None if incident.count is None else incident.count.is_open


INCIDENT_COLUMNS: tuple[Column[Incident], ...] = (
    Column("incident", K.TEXT, "the id of the incident", lambda one: one.id),
    Column("mark", K.TEXT, "denied, alleged, planned or hypothetical; empty for a fact", lambda one: one.mark),
    Column("is_fact", K.YES_NO, "whether somebody who counts says that it happened; never count a row without it", lambda one: one.is_fact),
    Column("type", K.TEXT, "what happened, a type of the codebook", lambda one: one.type.value),
    Column("modality", K.TEXT, "the surest that a claim which counts has", lambda one: one.modality.value),
    Column("verification", K.TEXT, "how far it is borne out", lambda one: one.verified.verification.value),
    Column("voices", K.WHOLE, "how many independent voices say that it happened", lambda one: one.verified.voices),
    Column("earliest", K.DAY, "the first day on which it can have been; empty where no day is told", _earliest),
    Column("latest", K.DAY, "the last day on which it can have been", _latest),
    Column("places", K.TEXTS, "where, as written", lambda one: tuple(place.value.name for place in one.places)),
    Column("countries", K.TEXTS, "in which countries, ISO 3166-1", countries_of),
    Column("latitude", K.NUMBER, "of the first place on the map, in degrees", lambda one: _point(one, "latitude")),
    Column("longitude", K.NUMBER, "of the same", lambda one: _point(one, "longitude")),
    Column("precision", K.TEXT, "how large that place is", _precision),
    Column("people", K.TEXTS, "persons and bodies to whom it happened, every name form", people_of),
    Column("count_min", K.WHOLE, "the lowest figure told", _lowest),
    Column("count_max", K.WHOLE, "the highest figure told; empty where it is open or none is told", _highest),
    Column("count_is_open", K.YES_NO, "whether the highest figure is told as “at least”", _is_open),
    Column("penalties", K.TEXTS, "penalties, in words", lambda one: tuple(penalty.value for penalty in one.penalties)),
    Column("disagreements", K.TEXTS, "on what reports disagree, in words", lambda one: one.disagreements),
    Column("claims", K.TEXTS, "the ids of its claims", lambda one: tuple(telling.claim.id for telling in one.tellings)),
    Column("sources", K.TEXTS, "the addresses of the reports that tell of it", sources_of),
)

FIGURE_COLUMNS: tuple[Column[IncidentFigure], ...] = (
    Column("incident", K.TEXT, "the incident", lambda row: row.incident.id),
    Column("speaker", K.TEXT, "who gives the figure", lambda row: row.figure.speaker),
    Column("min", K.WHOLE, "at least; empty where that end is open", lambda row: row.figure.count.min),
    Column("max", K.WHOLE, "at most; empty where that end is open", lambda row: row.figure.count.max),
)
