"""GeoJSON: a feature for each incident and each of its places on the map."""

import json
from collections.abc import Iterator
from pathlib import Path

from khronika.export.edition import Edition
from khronika.export.incident_columns import INCIDENT_COLUMNS
from khronika.export.loss import LossReport, LossRule, losses_of
from khronika.export.marks import heading_of
from khronika.export.writing import without_empty
from khronika.records.incident import Incident
from khronika.records.place import Place

LEFT_OUT = ("places", "countries", "latitude", "longitude", "precision")
"""Columns whose place a feature's geometry takes."""

RULES: tuple[LossRule[Incident], ...] = (
    LossRule("incidents without a place on the map", "a feature without geometry is in no place", lambda one: int(not _sites(one))),
    LossRule(
        "places not on the map",
        "the gazetteer does not know where they are",
        lambda one: sum(place.value.place is None for place in one.places) if _sites(one) else 0,
    ),
    LossRule("quotes of claims", "a feature names its claims by their ids", lambda one: len(one.tellings)),
    LossRule("figures beside their speakers", "the lowest and highest stand there", lambda one: len(one.figures)),
)


def write_geojson(edition: Edition, path: Path) -> LossReport:
    """Writes one feature collection (RFC 7946), an incident that is no place on the map with a null geometry."""
    number = 0
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write('{"type":"FeatureCollection","features":[')
        for incident in edition.incidents():
            for feature in features_of(incident):
                file.write(("," if number else "") + "\n" + json.dumps(feature, ensure_ascii=False, separators=(",", ":")))
                number += 1
        file.write("\n]}\n")
    return LossReport("geojson", {"features": number}, losses_of(edition.incidents(), RULES))


def features_of(incident: Incident) -> Iterator[dict[str, object]]:
    """A feature for each place of the incident on the map, else one without geometry.

    ``features`` says on how many an incident stands, so that nobody counts it as often.
    """
    sites = _sites(incident)
    about: dict[str, object] = {"heading": heading_of(incident)}
    about |= {column.name: _plain(column.value(incident)) for column in INCIDENT_COLUMNS if column.name not in LEFT_OUT}
    about = without_empty(about) | {"features": max(1, len(sites))}
    for name, place in sites:
        properties = about | without_empty({"place": name, "country": place.country, "precision": place.kind.value})
        point = {"type": "Point", "coordinates": [place.longitude, place.latitude]}
        yield {"type": "Feature", "id": f"{incident.id}/{place.id}", "geometry": point, "properties": properties}
    if not sites:
        yield {"type": "Feature", "id": incident.id, "geometry": None, "properties": about}


def _sites(incident: Incident) -> list[tuple[str, Place]]:
    found = {site.value.place.id: (site.value.name, site.value.place) for site in incident.places if site.value.place is not None}
    return list(found.values())


def _plain(value: object) -> object:
    if isinstance(value, tuple):
        return list(value)
    return value if value is None or isinstance(value, bool | int | float) else str(value)
