"""Incidents with their links to those near them, of which only those are worked out that can bear on them."""

from collections.abc import Collection, Iterable, Iterator, Set
from dataclasses import replace

from khronika.pipeline.showing import incidents_in
from khronika.records.incident import Incident
from khronika.records.member import Sort
from khronika.records.outline import Outline
from khronika.records.place import Place, PlaceKind
from khronika.resolve.bearing import can_be_part, can_be_step, can_be_whole, can_follow, is_of_one_scene
from khronika.resolve.incident_links import SOON, before, links_of, types_near
from khronika.resolve.names import is_one_bearer
from khronika.store import HeldTelling, Looking, ThingFilter
from khronika.store.guard import Guard
from khronika.store.in_parts import parts
from khronika.store.outlines import Around, outlines_around, outlines_of
from khronika.store.tellings import NamedTarget, targets_of


def opened(looking: Looking, ids: Iterable[str]) -> Iterator[Incident]:
    """Incidents with their links to those near them: of their people, of their days and place, or of their days and reports."""
    for id, incident in incidents_in(looking, ids).items():
        near = _near(looking, incident) - {id} if incident.is_fact else set()
        yield replace(incident, links=links_of(incident, incidents_in(looking, sorted(near)).values()))


def _near(looking: Looking, incident: Incident) -> set[str]:
    """The incidents that can bear on one, by what is counted of them; those that are seen otherwise than they are counted in any case."""
    told = looking.tellings(looking.members_of([incident.id])[incident.id])
    in_reports, of_people = _of_reports(looking, told), _of_people(looking, told)
    outlines = {one.thing: one for one in (*_there(looking, incident), *outlines_of(looking.connection, of_people))}.values()
    by_name = _of_name(looking, incident, outlines, in_reports) if incident.people else set()
    without = {one.thing for one in outlines if can_be_whole(incident, one) or is_of_one_scene(incident, one)}
    in_any_case = (of_people & (in_reports | looking.unlike())) | _soon(looking, incident, in_reports) | _unlike_there(looking, incident)
    return without | by_name | _within(looking, incident) | in_any_case


def _there(looking: Looking, incident: Incident) -> list[Outline]:
    """The incidents of its countries and days that are of types which can bear on it."""
    countries, types = _countries(incident), types_near(incident.type)
    if incident.days is None or not countries or not types:
        return []
    return outlines_around(looking.connection, Around(types, countries, incident.days))


def _within(looking: Looking, incident: Incident) -> set[str]:
    """What lies within its places and can be a part of it."""
    if incident.days is None or not _countries(incident) or incident.people:
        return set()
    around = Around(frozenset({incident.type}), _own_areas(incident), incident.days)
    return {one.thing for one in outlines_around(looking.connection, around) if can_be_part(incident, one)}


def _unlike_there(looking: Looking, incident: Incident) -> set[str]:
    """The incidents of its countries and days of which the viewer sees something else than is counted."""
    days, types = incident.days, types_near(incident.type)
    if days is None or not types:
        return set()
    there = ThingFilter(types, _countries(incident), since=days.earliest, until=days.latest)
    found = (looking.things(Sort.INCIDENT, replace(there, ids=tuple(part))) for part in parts(sorted(looking.unlike())))
    return {id for ids in found for id in ids}


def _of_reports(looking: Looking, told: Iterable[HeldTelling]) -> set[str]:
    """What its reports tell besides."""
    return looking.things_of_reports({one.report_number for one in told}, Sort.INCIDENT)


def _soon(looking: Looking, incident: Incident, ids: set[str]) -> set[str]:
    """Those of the days around it."""
    days = incident.days
    if days is None:
        return set()
    return set(looking.things(Sort.INCIDENT, ThingFilter(ids=tuple(sorted(ids)), since=days.earliest - SOON, until=days.latest + SOON)))


def _of_people(looking: Looking, told: Iterable[HeldTelling]) -> set[str]:
    """The incidents in which something befell the parties of one."""
    parties = set(looking.things_of_claims([one.number for one in told], Sort.PARTY).values())
    return set(looking.things(Sort.INCIDENT, ThingFilter(parties=tuple(sorted(parties))))) if parties else set()


def _of_name(looking: Looking, incident: Incident, outlines: Collection[Outline], in_reports: set[str]) -> set[str]:
    """The steps before and after it that name somebody whom it names, and what can be nearer before those after it, as these name them."""
    told = outlines_of(looking.connection, in_reports)
    steps = {one.thing: one for one in (*told, *outlines) if can_be_step(incident, one) or one.thing in in_reports}
    named = targets_of(looking.connection, [incident.id, *steps])
    own = named.pop(incident.id, set())
    found = {id for id, names in named.items() if _share(own, names, looking.guard)}
    following = [id for id in found if id != incident.id and can_follow(incident, steps[id])]
    nearer = {type for id in following for type in before(steps[id].type)}
    rivals = targets_of(looking.connection, [one.thing for one in outlines if one.type in nearer and one.thing not in found])
    after: set[NamedTarget] = set().union(*(named[id] for id in following))
    found |= {id for id, names in rivals.items() if _share(after, names, looking.guard)}
    return found & {one.thing for one in outlines}


def _share(names: Set[NamedTarget], others: Set[NamedTarget], guard: Guard) -> bool:
    """Whether one bearer can be named among both; of those who are hidden it may be, whatever the names are."""
    if any(is_one_bearer([name], kind, [other], other_kind) for name, kind in names for other, other_kind in others):
        return True
    return not guard.is_open and all(any(guard.may_name(name) for name, _ in own) for own in (names, others))


def _places(incident: Incident) -> Iterator[Place]:
    return (place.value.place for place in incident.places if place.value.place is not None)


def _countries(incident: Incident) -> tuple[str, ...]:
    """The codes of the countries that it is in."""
    return tuple(sorted({place.country for place in _places(incident) if place.country is not None}))


def _own_areas(incident: Incident) -> tuple[str, ...]:
    """The areas of all that lies in its places."""
    found = ((str(place.id), place.country if place.kind is PlaceKind.COUNTRY else None) for place in _places(incident))
    return tuple(sorted({area for areas in found for area in areas if area is not None}))
