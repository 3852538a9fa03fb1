"""What a thing must be to pass a filter, as the database asks it."""

from collections.abc import Iterator

from sqlalchemy import ColumnElement, exists, func, select

from khronika.records.member import Sort
from khronika.store.joined_schema import areas, incident_areas, member_claims, members, thing_types, things
from khronika.store.thing_filter import ThingFilter


def conditions_of(sort: Sort, filter: ThingFilter) -> Iterator[ColumnElement[bool]]:
    """What a thing must be to pass.

    Those at a place, of a party or named by their ids are few, and are found from there: a condition on ``things.sort`` besides would let
    a database that knows nothing of its numbers walk through all things, so that it is asked of a value that no index holds.
    """
    of_sort = members.c.sort == sort.value
    are_few = filter.ids is not None or filter.areas is not None or filter.parties is not None
    yield (func.coalesce(things.c.sort, "") if are_few else things.c.sort) == sort.value
    if filter.types:
        types = sorted(type.value for type in filter.types)
        yield exists().where(thing_types.c.thing == things.c.id, thing_types.c.type.in_(types))
    if filter.areas is not None and sort is Sort.INCIDENT:
        yield things.c.id.in_(select(incident_areas.c.thing).where(incident_areas.c.area.in_(filter.areas)))
    elif filter.areas is not None:
        at = member_claims.join(areas, areas.c.claim == member_claims.c.claim).join(members, members.c.id == member_claims.c.member)
        yield things.c.id.in_(select(members.c.thing).select_from(at).where(areas.c.area.in_(filter.areas), of_sort))
    if filter.parties is not None:
        own, party = member_claims.alias("own"), member_claims.alias("party")
        of_party = select(party.c.claim).join(members, members.c.id == party.c.member).where(members.c.thing.in_(filter.parties))
        with_it = own.join(members, members.c.id == own.c.member)
        yield things.c.id.in_(select(members.c.thing).select_from(with_it).where(own.c.claim.in_(of_party), of_sort))
    yield from _plain_conditions(filter)


def _plain_conditions(filter: ThingFilter) -> Iterator[ColumnElement[bool]]:
    """What the row of a thing must say itself."""
    if filter.ids is not None:
        yield things.c.id.in_(filter.ids)
    if filter.since is not None:
        yield things.c.latest >= filter.since.isoformat()
    if filter.until is not None:
        yield things.c.earliest <= filter.until.isoformat()
    if filter.several:
        yield things.c.size > 1
