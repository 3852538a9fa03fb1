"""What the templates of Explore are given."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from khronika.pipeline.exploring import PARTY_ID, PLACE_ID, party_names
from khronika.pipeline.showing import parties_named, places_named
from khronika.records.claim_type import ClaimType
from khronika.records.incident import ToldAs
from khronika.review.asked import Asked
from khronika.review.atlas import mercator, timeline
from khronika.review.atlas.land import land_path
from khronika.review.atlas.mercator import view_words
from khronika.review.atlas.timeline import strip_of
from khronika.review.screens.explore_address import Address
from khronika.review.screens.explore_findings import Findings, Sheet, places_of_package, sheet_of
from khronika.review.terms import words_for
from khronika.store import Looking
from khronika.store.searching import reports_with

ROWS_SHOWN = 10
WEEKS_SHOWN = 53
SUGGESTIONS = 5
PANS = (("left", -0.3, 0.0), ("right", 0.3, 0.0), ("up", 0.0, -0.3), ("down", 0.0, 0.3))
ZOOMS = (("nearer", 1), ("further", -1))


@dataclass(frozen=True, slots=True)
class Chosen:
    """A filter that is set: its words, and the address without it."""

    words: str
    without: str


def shown_in(looking: Looking, asked: Asked, found: Findings, address: Address) -> dict[str, object]:
    """What the page and the picture both show."""
    names = country_names(asked)
    return {
        **map_shown(sheet_of(found.places, address), address),
        "found": found,
        "countries": [(code, names.get(code, code), number) for code, number in found.countries.items()],
        "country_names": names,
        "rows_shown": ROWS_SHOWN,
        "strip": strip_of(found.weeks),
        "timeline": timeline,
        "last_weeks": found.weeks.weeks[::-1][:WEEKS_SHOWN],
        "all_types": tuple(ClaimType),
        "all_told": tuple(ToldAs),
        "told": ToldAs(address.text("told") or ToldAs.FACT),
        "chosen": list(_chosen(looking, asked, address)),
    }


def map_shown(sheet: Sheet, address: Address) -> dict[str, object]:
    """What the map shows, and the views to which its buttons lead."""
    moves = [(name, view_words(sheet.view.moved(right, down))) for name, right, down in PANS]
    moves += [(name, view_words(sheet.view.zoomed(steps))) for name, steps in ZOOMS]
    shown = {"address": address, "sheet": sheet, "land": land_path(sheet.view), "mercator": mercator}
    return {**shown, "view_words": view_words, "moves": moves}


def suggested(looking: Looking, words: str | None) -> dict[str, object]:
    """What the words can mean besides: places, people and bodies in any spelling, and the reports that have them."""
    if words is None:
        return {"places_called": (), "parties": {}, "reports": ()}
    numbers = reports_with(looking.connection, words, SUGGESTIONS)
    return {
        "places_called": places_named(places_of_package(), words)[:SUGGESTIONS],
        "parties": party_names(looking, parties_named(looking, words)[:SUGGESTIONS]),
        "reports": looking.reports_with_words(numbers, words),
    }


def country_names(asked: Asked) -> Mapping[str, str]:
    """The names of countries in the reader's language, by code."""
    return {code: str(name) for code, name in asked.wording.locale.territories.items()}


def _chosen(looking: Looking, asked: Asked, address: Address) -> Iterator[Chosen]:
    """The filters that are set, in the reader's words."""
    for type in address.types:
        yield Chosen(asked.gettext(words_for(ClaimType(type))), address.without_type(type))
    if (place := address.text("place")) is not None:
        yield Chosen(_place_words(place, asked), address.to(place=None))
    if (person := address.text("person")) is not None:
        named = party_names(looking, (person,)) if PARTY_ID.fullmatch(person) else {}
        yield Chosen(named.get(person, person), address.to(person=None))
    if (words := address.text("q")) is not None:
        yield Chosen(asked.gettext("with the words: %(words)s", words=words), address.to(q=None))
    if (since := asked.day("since")) is not None:
        yield Chosen(asked.gettext("from %(day)s", day=asked.wording.day(since)), address.to(since=None))
    if (until := asked.day("until")) is not None:
        yield Chosen(asked.gettext("until %(day)s", day=asked.wording.day(until)), address.to(until=None))


def _place_words(place: str, asked: Asked) -> str:
    """A place of an address: by its name where it is told by an id or a country's code."""
    if PLACE_ID.fullmatch(place):
        known = places_of_package().place(int(place))
        return place if known is None else known.name
    return country_names(asked).get(place, place)
