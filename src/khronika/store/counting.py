"""Incidents as they are counted: which of them must be counted anew, and what each adds to counts."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, delete, select

from khronika.records.counted import Counted
from khronika.records.member import Sort
from khronika.store.in_parts import delete_for, insert_rows, is_wanted, rows_for
from khronika.store.joined_schema import incident_areas, incident_spots, member_parts, members, uncounted

EVERYWHERE = ""
"""The area under which each incident stands once."""

_WAITING = select(uncounted.c.thing)


@dataclass(frozen=True, slots=True)
class Counting:
    """The counts of a ledger within one transaction."""

    connection: Connection

    def let_wait(self, things: Iterable[str]) -> None:
        """Lets incidents wait to be counted anew; those that are no more will be counted no more."""
        wanted = set(things)
        known = {str(thing) for (thing,) in rows_for(self.connection, wanted, _WAITING.where(is_wanted(uncounted.c.thing)))}
        insert_rows(self.connection, uncounted, ({"thing": thing} for thing in sorted(wanted - known)))

    def waiting(self, limit: int, besides: Iterable[str] = ()) -> list[str]:
        """Incidents that wait to be counted, without those that are named."""
        query = _WAITING.where(uncounted.c.thing.not_in(list(besides))).order_by(uncounted.c.thing)
        return list(self.connection.scalars(query.limit(limit)))

    def count(self, things: Iterable[str], counted: Iterable[Counted]) -> None:
        """Stores what incidents add to counts, in place of what these ``things`` added before."""
        wanted, listed = set(things), list(counted)
        for table in (incident_areas, incident_spots, uncounted):
            delete_for(self.connection, wanted, delete(table).where(is_wanted(table.c.thing)))
        insert_rows(self.connection, incident_areas, (row for one in listed for row in _rows_of_areas(one)))
        insert_rows(self.connection, incident_spots, ({**_row(one), "place": spot} for one in listed for spot in sorted(one.spots)))

    def incidents_of(self, report_numbers: Iterable[int]) -> set[str]:
        """The incidents of which reports tell."""
        query = select(members.c.thing).distinct().join_from(member_parts, members).where(members.c.sort == Sort.INCIDENT.value)
        found = rows_for(self.connection, report_numbers, query.where(is_wanted(member_parts.c.report)))
        return {str(thing) for (thing,) in found}


def _rows_of_areas(counted: Counted) -> Iterator[Mapping[str, object]]:
    figures = {"named": counted.named, "least": counted.least, "most": counted.most, "is_open": int(counted.is_open)}
    for area in (EVERYWHERE, *sorted(counted.areas)):
        yield {**_row(counted), **figures, "area": area}


def _row(counted: Counted) -> dict[str, object]:
    days = (None, None) if counted.days is None else (counted.days.earliest.isoformat(), counted.days.latest.isoformat())
    told = {"type": counted.type.value, "told_as": counted.told_as.value}
    return {"thing": counted.thing, **told, "earliest": days[0], "latest": days[1]}
