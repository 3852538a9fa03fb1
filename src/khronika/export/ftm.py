"""FollowTheMoney: an entity for each person and body, each report and each incident, a line of JSON each."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

from khronika.export.acled import notes_of
from khronika.export.addresses import source_of
from khronika.export.edition import Edition
from khronika.export.events import first_names
from khronika.export.incident_columns import countries_of
from khronika.export.loss import LossReport, LossRule, losses_of
from khronika.export.marks import heading_of, mark_of_claim
from khronika.export.writing import write_json_lines
from khronika.records.case import Case
from khronika.records.incident import Incident
from khronika.records.mention import Kind
from khronika.records.report import Report

SCHEMATA = {Kind.PERSON: "Person", Kind.ORGANIZATION: "Organization", Kind.OUTLET: "Organization", Kind.GROUP: "LegalEntity"}
"""What a party is; sites, places and things are no parties there."""

Form = dict[str, object]

RULES: tuple[LossRule[Incident], ...] = (
    LossRule("ranges of figures", "they stand in the notes", lambda one: int(one.count is not None)),
    LossRule("verifications, standings and disagreements", "an event has no property for them", lambda _: 1),
    LossRule("those who did it", "an event has no property for them; they stand in the notes", lambda one: len(first_names(one, "actors"))),
    LossRule("places of words in the texts", "an event has the quotes, not where they stand", lambda one: len(one.tellings)),
    LossRule("points on the map", "an event has a location in words", lambda one: sum(site.value.place is not None for site in one.places)),
)


def write_ftm(edition: Edition, path: Path) -> LossReport:
    """Writes the entities: cases first, then reports and the incidents that they prove."""
    number = write_json_lines(path, entities_of(edition))
    return LossReport("ftm", {"entities": number}, losses_of(edition.incidents(), RULES))


def entities_of(edition: Edition) -> Iterator[Form]:
    """Every entity once."""
    involved: dict[str, list[str]] = {}
    for case in edition.cases():
        if case.kind in SCHEMATA:
            yield _party(case)
            for step in case.steps:
                involved.setdefault(step.incident.id, []).append(_id("party", case.id))
    seen: set[str] = set()
    for incident in edition.incidents():
        for telling in incident.tellings:
            article = _article(telling.report)
            if str(article["id"]) not in seen:
                seen.add(str(article["id"]))
                yield article
        yield _event(incident, involved.get(incident.id, []))


def _party(case: Case) -> Form:
    return _entity("party", case.id, SCHEMATA[case.kind], {"name": list(case.names)})


def _article(report: Report) -> Form:
    address = report.url or report.address
    properties: dict[str, list[str | None]] = {
        "title": [report.title],
        "publisher": [report.publisher],
        "publishedAt": [None if report.published is None else report.published.isoformat()],
        "sourceUrl": [address if address.startswith(("http://", "https://")) else None],
        "contentHash": [hashlib.sha1(report.text.encode(), usedforsecurity=False).hexdigest()],
    }
    return _entity("report", f"{report.address} {report.text_sha256}", "Article", properties)


def _event(incident: Incident, involved: list[str]) -> Form:
    proofs = [str(_article(telling.report)["id"]) for telling in incident.tellings]
    quotes = [_quoted(mark_of_claim(one.claim), one.claim.trigger.quote, one.report) for one in incident.tellings]
    properties: dict[str, list[str | None]] = {
        "name": [heading_of(incident)],
        "keywords": [incident.type.value, incident.mark or None],
        "startDate": [None if incident.days is None else incident.days.earliest.isoformat()],
        "endDate": [None if incident.days is None else incident.days.latest.isoformat()],
        "location": [place.value.name for place in incident.places],
        "country": [country.lower() for country in countries_of(incident)],
        "involved": list(involved),
        "proof": list(proofs),
        "notes": [notes_of(incident), *quotes],
    }
    return _entity("incident", incident.id, "Event", properties)


def _quoted(mark: str, quote: str, report: Report) -> str:
    return (f"{mark.upper()}: " if mark else "") + f"“{quote}” ({report.publisher or source_of(report)})"


def _entity(sort: str, id: str, schema: str, properties: dict[str, list[str | None]]) -> Form:
    """An entity without properties that nothing is told of, each value once."""
    told = {name: list(dict.fromkeys(value for value in values if value)) for name, values in properties.items()}
    return {"id": _id(sort, id), "schema": schema, "properties": {name: values for name, values in told.items() if values}}


def _id(sort: str, id: str) -> str:
    return f"khronika-{hashlib.sha256(f'{sort} {id}'.encode()).hexdigest()[:20]}"
