"""What a thing must be to pass a filter, as the database asks it."""

from collections.abc import Iterator

from sqlalchemy import ColumnElement, Connection, Select, func, select

from khronika.records.member import Sort
from khronika.store.joined_schema import incident_areas, member_claims, members, party_areas, thing_types, things
from khronika.store.thing_filter import ThingFilter

MANY = 10_000
"""More things than these are found quicker by looking at the things of a list one by one than by looking all of them up first."""


def conditions_of(connection: Connection, sort: Sort, filter: ThingFilter) -> list[ColumnElement[bool]]:
    """What a thing must be to pass.

    Where a part of the filter leaves few things, as ids do, these are found from there: a condition on ``things.sort`` besides would let
    a database that knows nothing of its numbers walk through all things, so that it is asked of a value that no index holds.
    """
    are_named = filter.ids is not None
    narrowing = [(ids, not are_named and _are_few(connection, ids)) for ids in _narrowing(sort, filter)]
    are_few = are_named or any(few for _, few in narrowing)
    is_of_sort = (func.coalesce(things.c.sort, "") if are_few else things.c.sort) == sort.value
    return [is_of_sort, *(_is_among(ids, are_few=few) for ids, few in narrowing), *_plain_conditions(filter)]


def _narrowing(sort: Sort, filter: ThingFilter) -> Iterator[Select[str]]:
    """The ids of the things that pass each part of the filter which rows of things do not say themselves."""
    if filter.types:
        id, types = thing_types.c.thing, sorted(type.value for type in filter.types)
        of_sort = (id >= sort.letter, id < chr(ord(sort.letter) + 1))
        yield select(id).where(thing_types.c.type.in_(types), *of_sort)
    if filter.areas is not None:
        located = incident_areas if sort is Sort.INCIDENT else party_areas
        yield select(located.c.thing).where(located.c.area.in_(filter.areas))
    if filter.parties is not None:
        own, party = member_claims.alias("own"), member_claims.alias("party")
        of_party = select(party.c.claim).join(members, members.c.id == party.c.member).where(members.c.thing.in_(filter.parties))
        with_it = own.join(members, members.c.id == own.c.member)
        yield select(members.c.thing).select_from(with_it).where(own.c.claim.in_(of_party), members.c.sort == sort.value)


def _are_few(connection: Connection, ids: Select[str]) -> bool:
    some = ids.limit(MANY + 1).subquery()
    return (connection.scalar(select(func.count()).select_from(some)) or 0) <= MANY


def _is_among(ids: Select[str], *, are_few: bool) -> ColumnElement[bool]:
    [id] = ids.selected_columns
    return things.c.id.in_(ids) if are_few else ids.where(id == things.c.id).exists()


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
