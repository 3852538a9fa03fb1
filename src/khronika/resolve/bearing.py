"""Which incidents can bear on one, told by their outlines alone: those that cannot need not be worked out.

What ``links_of`` links, or weighs against another, is among these, or tells of the incident in one report with it.
"""

from khronika.records.incident import Incident
from khronika.records.outline import Outline
from khronika.records.supported import Interval
from khronika.resolve.incident_links import FOLLOWS, WHOLE, before, types_near


def can_be_step(incident: Incident, other: Outline) -> bool:
    """Whether the other can come before or after it, whatever tells them, if both name one bearer."""
    return bool(incident.people) and (other.type in FOLLOWS.get(incident.type, ()) or incident.type in FOLLOWS.get(other.type, ()))


def can_follow(incident: Incident, other: Outline) -> bool:
    """Whether the other can come after it, if one report tells both where it must."""
    return incident.type in before(other.type)


def is_of_one_scene(incident: Incident, other: Outline) -> bool:
    """Whether the other can be a step before or after it where neither names anybody: then both are of the same days."""
    is_nameless = not incident.people and not other.named
    return is_nameless and other.days == incident.days and other.type in types_near(incident.type)


def can_be_whole(incident: Incident, other: Outline) -> bool:
    """Whether the other can tell the total of which it is a part."""
    return _is_alike(incident, other) and not other.named and other.most is not None and _holds(other.days, incident.days)


def can_be_part(incident: Incident, other: Outline) -> bool:
    """Whether the other can be among those whose total it tells."""
    most = None if incident.count is None or incident.count.high is None else incident.count.high.value
    is_fewer = most is not None and other.number < most
    return _is_alike(incident, other) and not incident.people and is_fewer and _holds(incident.days, other.days)


def _is_alike(incident: Incident, other: Outline) -> bool:
    return other.type is incident.type and incident.type in WHOLE


def _holds(outer: Interval | None, inner: Interval | None) -> bool:
    return outer is not None and inner is not None and outer.earliest <= inner.earliest and inner.latest <= outer.latest
