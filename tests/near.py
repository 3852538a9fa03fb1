"""What is near an incident by the plain words of it: each of these is worked out, and then the links are."""

from khronika.pipeline.showing import incidents_in
from khronika.records.incident import Incident, Link
from khronika.records.member import Sort
from khronika.resolve.incident_links import SOON, links_of, types_near
from khronika.store import Looking, ThingFilter


def links_by_looking_at_all(looking: Looking, incident: Incident) -> tuple[Link, ...]:
    """The links to all incidents of its days and countries, of its parties, or of its reports within a month."""
    told = looking.tellings(looking.members_of([incident.id])[incident.id])
    parties = set(looking.things_of_claims([one.number for one in told], Sort.PARTY).values())
    near = set(looking.things(Sort.INCIDENT, ThingFilter(parties=tuple(sorted(parties))))) if parties else set()
    if incident.days is not None:
        since, until = incident.days.earliest, incident.days.latest
        countries = {place.value.place.country for place in incident.places if place.value.place is not None}
        areas = tuple(sorted(country for country in countries if country is not None))
        near.update(looking.things(Sort.INCIDENT, ThingFilter(types_near(incident.type), areas, since=since, until=until)))
        ids = tuple(sorted(looking.things_of_reports({one.report_number for one in told}, Sort.INCIDENT)))
        near.update(looking.things(Sort.INCIDENT, ThingFilter(ids=ids, since=since - SOON, until=until + SOON)))
    return links_of(incident, incidents_in(looking, sorted(near - {incident.id})).values())
