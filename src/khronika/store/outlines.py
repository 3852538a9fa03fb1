"""Incidents in outline, as they are counted: those of some days and areas, and those of some ids."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, Row, func, select

from khronika.records.claim_type import ClaimType
from khronika.records.incident import ToldAs
from khronika.records.outline import Outline
from khronika.records.supported import Interval
from khronika.store.counting import EVERYWHERE
from khronika.store.in_parts import is_wanted, rows_for
from khronika.store.joined_schema import IS_OF_DAYS, incident_areas, things

_AT = incident_areas.c
_COLUMNS = (_AT.thing, _AT.type, _AT.earliest, _AT.latest, _AT.named, _AT.least, _AT.most)
_FACTS = select(*_COLUMNS).where(_AT.told_as == ToldAs.FACT.value)
_OF_IDS = select(*_COLUMNS).where(is_wanted(_AT.thing), _AT.area == EVERYWHERE, func.coalesce(_AT.told_as, "") == ToldAs.FACT.value)
"""Asks as what they are told as a value that no index holds, so that incidents are found by their ids."""


@dataclass(frozen=True, slots=True)
class Around:
    """Incidents of these types in these areas of which something is told on one of these days."""

    types: frozenset[ClaimType]
    areas: tuple[str, ...]
    days: Interval


def outlines_around(connection: Connection, around: Around) -> list[Outline]:
    """The facts there, by id.

    Those that begin on one of the days stand in one stretch of an index; those of which more days are told, fewer by far, are looked at
    one by one in an index of their own, for which the earliest day is asked as a value that the index of all things does not hold.
    """
    since, until = around.days.earliest.isoformat(), around.days.latest.isoformat()
    there = _FACTS.where(_AT.area.in_(around.areas), _AT.type.in_(sorted(type.value for type in around.types)))
    begun = there.where(_AT.earliest >= since, _AT.earliest <= until)
    of_days = (IS_OF_DAYS, things.c.latest >= since, func.coalesce(things.c.earliest, "") <= until)
    longer = there.join(things, things.c.id == _AT.thing).where(*of_days)
    return _each(row for query in (begun, longer) for row in connection.execute(query))


def outlines_of(connection: Connection, ids: Iterable[str]) -> list[Outline]:
    """The facts among these incidents, by id."""
    return _each(rows_for(connection, ids, _OF_IDS))


def _each(rows: Iterator[Row[*tuple[object, ...]]]) -> list[Outline]:
    found = {str(row[0]): row for row in rows}
    return [_outline(found[id]) for id in sorted(found)]


def _outline(row: Iterable[object]) -> Outline:
    thing, type, *rest = row
    earliest, latest, named, least, most = (None if value is None else str(value) for value in rest)
    days = None if earliest is None or latest is None else Interval(date.fromisoformat(earliest), date.fromisoformat(latest))
    figures = (None if least is None else int(least), None if most is None else int(most))
    return Outline(str(thing), ClaimType(str(type)), days, int(named or 0), *figures)
