"""What is documented under the filters of an address: the counts that the page, the picture and the table all show."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache

from khronika.errors import RefusedError, SettingsError
from khronika.pipeline.exploring import Narrowed, explored, narrowed, places_counted, unlike_in
from khronika.records.claim_type import ClaimType
from khronika.records.documented import Documented
from khronika.records.incident import ToldAs
from khronika.records.place import Place
from khronika.review.asked import Asked
from khronika.review.atlas.markers import Marker, Spot, markers_of
from khronika.review.atlas.mercator import View, view_of, view_over
from khronika.review.atlas.weeks import Weeks, weeks_of
from khronika.review.screens.explore_address import Address, wanted_in
from khronika.store import Looking
from khronika.store.gazetteer import SqliteGazetteer, gazetteer

Cell = str | int | None

HEADINGS = (
    "counted_by",
    "id",
    "name",
    "first_day",
    "last_day",
    "documented_at_least",
    "documented_at_most",
    "people_named",
    "incidents_with_figure",
    "reported_total_at_least",
    "reported_total_at_most",
    "reported_total_is_open",
)


@cache
def places_of_package() -> SqliteGazetteer:
    """The gazetteer, opened once."""
    return gazetteer()


@dataclass(frozen=True, slots=True)
class Findings:
    """The counts; ``countries`` are by code, and empty where a place is asked for. ``is_partial`` makes every count a lower end."""

    told: dict[ToldAs, int]
    types: dict[ClaimType, Documented]
    weeks: Weeks
    countries: dict[str, int]
    places: Sequence[tuple[Place, int]]
    is_partial: bool

    @property
    def number(self) -> int:
        """How many incidents there are."""
        return sum(one.incidents for one in self.types.values())


@contextmanager
def narrowing(asked: Asked) -> Iterator[tuple[Looking, Narrowed]]:
    """The ledger as it is now, and what it counts by; ``RefusedError`` where the filters make no sense together."""
    with asked.ledger.looking() as looking:
        try:
            unlike = asked.desk.remembered.value(("unlike", looking.guard.viewer), looking.settled_at(), lambda: unlike_in(looking))
            by = narrowed(looking, places_of_package(), wanted_in(asked), unlike)
        except SettingsError as error:
            raise RefusedError(422, "these filters cannot be: look at the words and at the days") from error
        yield looking, by


def findings_of(asked: Asked, looking: Looking, by: Narrowed) -> Findings:
    """All counts, in the order in which they are shown; of one state of the ledger they are worked out once."""
    return asked.desk.remembered.value(("explore", by), looking.settled_at(), lambda: _findings(looking, by))


def _findings(looking: Looking, by: Narrowed) -> Findings:
    found = explored(looking, by)
    by_country = {} if by.filter.areas is not None else found.countries
    return Findings(
        found.told,
        dict(sorted(found.types.items(), key=lambda one: (-one[1].incidents, one[0]))),
        weeks_of(found.days),
        dict(sorted(by_country.items(), key=lambda one: (-one[1], one[0]))),
        places_counted(found.spots, by.filter.areas, places_of_package()),
        by.is_partial,
    )


@dataclass(frozen=True, slots=True)
class Sheet:
    """The map of a view, and the markers on it."""

    view: View
    markers: Sequence[Marker]


def sheet_of(places: Sequence[tuple[Place, int]], address: Address) -> Sheet:
    """The map that an address asks for; where it asks for none, one that holds all places."""
    view = view_of(address.text("view")) or view_over([(place.longitude, place.latitude) for place, _ in places])
    return Sheet(view, markers_of((Spot(place, number) for place, number in places), view))


def rows_of(found: Findings, country_names: Mapping[str, str]) -> Iterator[tuple[Cell, ...]]:
    """The counts as rows of a table, as ``HEADINGS`` names them; of a count that is a lower end the upper end is left empty."""

    def ends(number: int) -> tuple[Cell, Cell]:
        return number, None if found.is_partial else number

    for type, one in found.types.items():
        most = None if one.is_open else one.most
        totals = (one.with_figure, one.least, most, "yes" if one.is_open else "no") if one.with_figure else (0, None, None, None)
        yield "type", type.value, type.value.replace("_", " "), None, None, *ends(one.incidents), one.named, *totals
    for week in found.weeks.weeks:
        most_of_week = None if found.is_partial else week.most
        yield "week", None, None, week.monday.isoformat(), week.sunday.isoformat(), week.least, most_of_week, *_NOTHING
    for code, number in found.countries.items():
        yield "country", code, country_names.get(code, code), None, None, *ends(number), *_NOTHING
    for place, number in found.places:
        yield "place", str(place.id), place.name, None, None, *ends(number), *_NOTHING


_NOTHING = (None,) * 5
