"""From incidents that changed to what they add to counts: the same values that are worked out where an incident is shown."""

from collections.abc import Iterator

from khronika.errors import KhronikaError
from khronika.pipeline.showing import incidents_in
from khronika.records.counted import Counted
from khronika.records.incident import Incident, Site
from khronika.records.mention import Kind
from khronika.store import Joining, Looking, search_form

INCIDENTS_AT_ONCE = 50
"""How many incidents are in memory while they are counted."""


def count_waiting(joining: Joining, faults: dict[str, Exception]) -> int:
    """Counts a few incidents that wait for it; how many were looked at.

    One that a fault of khronika's own keeps from being worked out goes on waiting, and its fault is added under its id.
    """
    looking, counting = Looking(joining.connection), joining.counting()
    waiting = counting.waiting(INCIDENTS_AT_ONCE, faults)
    found, faulty = _worked_out(looking, waiting)
    counting.count([thing for thing in waiting if thing not in faulty], found)
    faults.update(faulty)
    return len(waiting)


def _worked_out(looking: Looking, things: list[str]) -> tuple[list[Counted], dict[str, Exception]]:
    """What incidents add to counts, all at once where that goes, else one by one; and those that cannot be worked out."""
    try:
        return [counted(incident) for incident in incidents_in(looking, things).values()], {}
    except KhronikaError:
        raise
    except Exception as fault:  # noqa: BLE001 - whatever it is, the other incidents must be counted
        if len(things) == 1:
            return [], {things[0]: fault}
    alone = [_worked_out(looking, [thing]) for thing in things]
    return [one for found, _ in alone for one in found], {thing: fault for _, faults in alone for thing, fault in faults.items()}


def counted(incident: Incident) -> Counted:
    """What an incident adds to counts."""
    sites = [place.value for place in incident.places]
    figures = incident.count
    low, high = (None, None) if figures is None else (figures.low, figures.high)
    return Counted(
        incident.id,
        incident.type,
        incident.told_as,
        incident.days,
        frozenset(area for site in sites for area in areas_of_site(site)),
        frozenset(site.place.id for site in sites if site.place is not None),
        sum(person.value.kind is Kind.PERSON for person in incident.people),
        None if low is None else low.value,
        None if high is None else high.value,
        is_open=figures is not None and figures.is_open,
    )


def areas_of_site(site: Site) -> Iterator[str]:
    """The place, what it lies in, its country, and its name as written."""
    if site.name.strip():
        yield search_form(site.name)
    if site.place is not None:
        place = site.place
        yield from (str(one) for one in (place.id, place.district, place.region, place.country) if one is not None)
