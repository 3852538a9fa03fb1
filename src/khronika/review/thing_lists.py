"""Lists of incidents, cases and sites: what they are filtered by, and one page of them."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from khronika.errors import RefusedError, SettingsError
from khronika.pipeline.asking import Asked as Wanted
from khronika.pipeline.asking import filter_of
from khronika.records.claim_type import ClaimType
from khronika.records.member import Sort
from khronika.review.asked import Asked
from khronika.review.parameters import DAY, TEXT, YES, Parameter, Place, one_of, text_of
from khronika.store import Looking
from khronika.store.gazetteer import gazetteer
from khronika.store.thing_pages import Page, PageAsked, Position

ON_PAGE = 25
COUNTED_UP_TO = 1_000
"""How far the things that pass are counted: to count a hundred thousand would take longer than to show a page of them."""

POSITION = text_of(60)
TYPE = one_of(tuple(type.value for type in ClaimType))
BETWEEN = "~"

FILTERS = (
    Parameter("type", Place.QUERY, TYPE, "only things of this type, or of one of these", many=True),
    Parameter("place", Place.QUERY, TEXT, "only things at this place, in any spelling, or in the country of this code"),
    Parameter("person", Place.QUERY, TEXT, "only things that befell this person or body, in any spelling"),
    Parameter("since", Place.QUERY, DAY, "only things on or after this day"),
    Parameter("until", Place.QUERY, DAY, "only things on or before this day"),
    Parameter("several", Place.QUERY, YES, "only what more than one report tells of"),
)
PAGES = (
    Parameter("after", Place.QUERY, POSITION, "only things behind this position, as a page's own links have it"),
    Parameter("before", Place.QUERY, POSITION, "only things before this position"),
)


@dataclass(frozen=True, slots=True)
class ThingList:
    """One page of a list, how many pass (no further than ``COUNTED_UP_TO``), and the addresses of its neighbours."""

    page: Page
    number: int
    is_more: bool
    newer: str | None
    older: str | None


def wanted_of(asked: Asked) -> Wanted:
    """What somebody wants to see, as the filters of a list say."""
    return Wanted(
        types=frozenset(ClaimType(type) for type in asked.texts("type")),
        place=asked.text("place"),
        person=asked.text("person"),
        since=asked.day("since"),
        until=asked.day("until"),
        several=asked.has("several"),
    )


def list_of(asked: Asked, looking: Looking, sort: Sort, types: Iterable[ClaimType] = ()) -> ThingList:
    """The page that is asked for; where no type is, of things of these types alone."""
    try:
        filter = filter_of(looking, gazetteer(), wanted_of(asked), sort)
    except SettingsError as error:
        raise RefusedError(400, "the last day is before the first; swap the two") from error
    filter = replace(filter, types=filter.types or frozenset(types))
    page = looking.page(sort, filter, PageAsked(ON_PAGE, position_of(asked.text("after")), position_of(asked.text("before"))))
    is_whole = not page.has_before and not page.has_after
    number = len(page.positions) if is_whole else looking.number_up_to(sort, filter, COUNTED_UP_TO + 1)
    newer = _address(asked, "before", page.positions[0]) if page.positions and page.has_before else None
    older = _address(asked, "after", page.positions[-1]) if page.positions and page.has_after else None
    return ThingList(page, min(number, COUNTED_UP_TO), number > COUNTED_UP_TO, newer, older)


def position_of(written: str | None) -> Position | None:
    """The position that a page's link has; ``None`` where it has none."""
    if written is None:
        return None
    day, _, id = written.partition(BETWEEN)
    return Position(day or None, id)


def _address(asked: Asked, side: str, position: Position) -> str:
    """The address of the page on one side, with the filters of this one."""
    values = [(one.name, str(value)) for one in FILTERS for value in asked.values.get(one.name, ())]
    return f"{asked.path}?{urlencode([*values, (side, f'{position.day or str()}{BETWEEN}{position.id}')])}"


@dataclass(frozen=True, slots=True)
class ShownFilters:
    """What stands in the fields of the filter; ``is_narrow`` where it leaves anything out."""

    types: tuple[str, ...]
    place: str
    person: str
    since: str
    until: str
    several: bool

    @property
    def is_narrow(self) -> bool:
        """Whether anything is filtered."""
        return any((self.types, self.place, self.person, self.since, self.until, self.several))


def shown_filters(asked: Asked) -> ShownFilters:
    """The filters of a list as they were sent."""
    days = [day.isoformat() if day is not None else "" for day in (asked.day("since"), asked.day("until"))]
    return ShownFilters(asked.texts("type"), asked.text("place") or "", asked.text("person") or "", days[0], days[1], asked.has("several"))
