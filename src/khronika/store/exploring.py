"""How many incidents are documented, by what they are, when and where: each answer reads one stretch of one index."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, Connection, FromClause, func, select

from khronika.records.claim_type import ClaimType
from khronika.records.documented import Documented
from khronika.records.incident import ToldAs
from khronika.records.supported import Interval
from khronika.store.count_filter import CountFilter
from khronika.store.counting import EVERYWHERE
from khronika.store.joined_schema import incident_areas, incident_spots

FIRST_CODE, BEHIND_CODES = "A", "["
"""Codes of countries are the only areas that begin with a capital letter."""

_BESIDES_AREA = [column for column in incident_areas.c if column.name != "area"]


@dataclass(frozen=True, slots=True)
class Exploring:
    """The incidents that pass a filter, counted in one state of the ledger."""

    connection: Connection
    filter: CountFilter
    without: frozenset[str] = frozenset()
    """Incidents that are not counted here, whatever they are."""

    def by_told(self) -> Counter[ToldAs]:
        """How many are told as something else than the filter says, and as what; facts are far the most, and are not counted twice."""
        source = self._at_areas()
        others = [one.value for one in ToldAs if one is not self.filter.told_as]
        query = select(source.c.told_as, func.count()).where(source.c.told_as.in_(others), *self._conditions(source))
        return Counter({ToldAs(told_as): number for told_as, number in self.connection.execute(query.group_by(source.c.told_as))})

    def by_type(self) -> dict[ClaimType, Documented]:
        """How many there are of each type, with the people that they name and the totals that are told of them."""
        source = self._at_areas()
        at = source.c
        figures = (func.count(func.coalesce(at.least, at.most)), func.sum(at.least), func.sum(at.most), func.max(at.is_open))
        query = select(at.type, func.count(), func.sum(at.named), *figures)
        found = self.connection.execute(query.where(*self._passing(source)).group_by(at.type))
        return {
            ClaimType(type): Documented(number, int(named), with_figure, int(least or 0), int(most or 0), is_open=bool(is_open))
            for type, number, named, with_figure, least, most, is_open in found
        }

    def by_days(self) -> Counter[Interval | None]:
        """How many there are of each stretch of days; ``None`` for those whose day is not told."""
        source = self._at_areas()
        days = (source.c.earliest, source.c.latest)
        query = select(*days, func.count()).where(*self._passing(source)).group_by(*days)
        return Counter({_interval(earliest, latest): number for earliest, latest, number in self.connection.execute(query)})

    def by_country(self) -> Counter[str]:
        """How many there are in each country, by its code; one in two countries counts in both, whatever areas the filter has."""
        area = incident_areas.c.area
        is_code = (self._sought(area) >= FIRST_CODE, self._sought(area) < BEHIND_CODES)
        query = select(area, func.count()).where(*is_code, *self._passing(incident_areas))
        return Counter(dict(map(tuple, self.connection.execute(query.group_by(area)))))

    def by_spot(self) -> Counter[int]:
        """How many there are at each of the narrowest places that are told, by its id, whatever areas the filter has."""
        place = incident_spots.c.place
        query = select(place, func.count()).where(*self._passing(incident_spots))
        return Counter(dict(map(tuple, self.connection.execute(query.group_by(place)))))

    def newest(self, offset: int, limit: int) -> list[str]:
        """The ids of some that pass, the newest first, those without a day last."""
        source = self._at_areas()
        order = (source.c.earliest.desc().nulls_last(), source.c.latest.desc().nulls_last(), source.c.thing)
        query = select(source.c.thing).where(*self._passing(source)).order_by(*order)
        return list(self.connection.scalars(query.offset(offset).limit(limit)))

    def _at_areas(self) -> FromClause:
        """Each incident of the filter's areas once; what is told of it is the same in all of its areas."""
        areas = (EVERYWHERE,) if self.filter.areas is None else self.filter.areas
        query = select(*_BESIDES_AREA).where(self._sought(incident_areas.c.area).in_(areas))
        return (query if len(areas) == 1 else query.distinct()).subquery("at_areas")

    def _passing(self, source: FromClause) -> Iterator[ColumnElement[bool]]:
        """What an incident must be to pass, besides where it is."""
        yield self._sought(source.c.told_as) == self.filter.told_as.value
        yield from self._conditions(source)

    def _sought(self, column: ColumnElement[str]) -> ColumnElement[str]:
        """The column; where incidents are named by their ids, as a value that no index holds, so that they are found by these."""
        return column if self.filter.ids is None else func.coalesce(column, "")

    def _conditions(self, source: FromClause) -> Iterator[ColumnElement[bool]]:
        """What an incident must be to pass, besides as what it is told and where it is."""
        filter, at = self.filter, source.c
        if filter.types:
            yield at.type.in_(sorted(type.value for type in filter.types))
        if filter.ids is not None:
            yield at.thing.in_(filter.ids)
        if self.without:
            yield at.thing.not_in(sorted(self.without))
        if filter.since is not None:
            yield at.latest >= filter.since.isoformat()
        if filter.until is not None:
            yield at.earliest <= filter.until.isoformat()


def _interval(earliest: str | None, latest: str | None) -> Interval | None:
    return None if earliest is None or latest is None else Interval(date.fromisoformat(earliest), date.fromisoformat(latest))
