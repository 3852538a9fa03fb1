"""What is documented, for programs: the counts of Explore, its weeks, the places of its map and its incidents, and what words can mean."""

import json
from dataclasses import asdict

from khronika.pipeline.exploring import newest_in, party_names
from khronika.pipeline.showing import parties_named, places_named
from khronika.records.claim_type import ClaimType
from khronika.records.codec_things import encode_incident, place_form
from khronika.records.thing_schema import DAY, NUMBER, PLACE, TEXT, YES_NO, many, one_of, record
from khronika.review.answers import Answer
from khronika.review.api.answering import LIMIT, PAGES, limit_of, listed, number_after, one, page_of, ref
from khronika.review.asked import Asked
from khronika.review.parameters import Parameter, Place
from khronika.review.route import Kind, Route
from khronika.review.screens.explore_address import PARAMETERS, WORDS
from khronika.review.screens.explore_findings import Findings, findings_of, narrowing, places_of_package


def counted(asked: Asked) -> Answer:
    """How many incidents are documented, by how they are told, type, week and country; where is_partial, each count is a lower end."""
    with narrowing(asked) as (looking, by):
        return one(_counts(findings_of(asked, looking, by)))


def places_listed(asked: Asked) -> Answer:
    """The places of the map with their counts, the most first."""
    after, limit = number_after(asked) or 0, limit_of(asked)
    with narrowing(asked) as (looking, by):
        places = findings_of(asked, looking, by).places
    shown = [{"place": place_form(place), "incidents": number} for place, number in places[after : after + limit]]
    return listed(map(json.dumps, shown), _next(after + limit, len(places)))


def incidents_listed(asked: Asked) -> Answer:
    """The incidents that are counted, the newest first."""
    after, limit = number_after(asked) or 0, limit_of(asked)
    with narrowing(asked) as (looking, by):
        number = findings_of(asked, looking, by).number
        found = newest_in(looking, by, after, limit)
    return listed(map(encode_incident, found), _next(after + limit, number))


def meant(asked: Asked) -> Answer:
    """The places, and the persons and bodies, that some words can mean in any spelling, the likeliest first."""
    words, limit = asked.text("words") or "", limit_of(asked)
    with asked.ledger.looking() as looking:
        parties = party_names(looking, parties_named(looking, words)[:limit])
    places = places_named(places_of_package(), words)[:limit]
    return one({"places": list(map(place_form, places)), "parties": [{"id": id, "name": name} for id, name in parties.items()]})


def _counts(found: Findings) -> dict[str, object]:
    weeks = [{"monday": week.monday.isoformat(), "at_least": week.least, "at_most": week.most} for week in found.weeks.weeks]
    return {
        "incidents": found.number,
        "is_partial": found.is_partial,
        "told": {told.value: number for told, number in found.told.items()},
        "types": [{"type": type.value, **asdict(documented)} for type, documented in found.types.items()],
        "weeks": weeks,
        "of_longer": found.weeks.wide,
        "of_no_day": found.weeks.dayless,
        "countries": found.countries,
    }


def _next(following: int, number: int) -> list[int] | None:
    return [following] if following < number else None


FILTERS = tuple(one for one in PARAMETERS if one.name not in {"view", "skip"})
NAME = Parameter("words", Place.QUERY, WORDS, "a name of a place, person or body", required=True)
NUMBERS = {"type": "object", "additionalProperties": NUMBER}
OF_TYPE = record(type=one_of(ClaimType), incidents=NUMBER, named=NUMBER, with_figure=NUMBER, least=NUMBER, most=NUMBER, is_open=YES_NO)
WEEK = record(monday=DAY, at_least=NUMBER, at_most=NUMBER)
COUNTS = record(
    incidents=NUMBER,
    is_partial=YES_NO,
    told=NUMBERS,
    types=many(OF_TYPE),
    weeks=many(WEEK),
    of_longer=NUMBER,
    of_no_day=NUMBER,
    countries=NUMBERS,
)
MEANT = record(places=many(PLACE), parties=many(record(id=TEXT, name=TEXT)))
INCIDENTS = page_of(ref("Incident"))
SPOT = record(place=PLACE, incidents=NUMBER)
DOCUMENTED = "/api/v1/documented"
LISTS = (*FILTERS, *PAGES)
ROUTES = (
    Route(DOCUMENTED, counted, "count what is documented", kind=Kind.API, parameters=FILTERS, gives=COUNTS),
    Route(f"{DOCUMENTED}/places", places_listed, "list documented places", kind=Kind.API, parameters=LISTS, gives=page_of(SPOT)),
    Route(
        f"{DOCUMENTED}/incidents",
        incidents_listed,
        "list documented incidents",
        kind=Kind.API,
        parameters=LISTS,
        gives=page_of(ref("Incident")),
    ),
    Route("/api/v1/names", meant, "find what a name means", kind=Kind.API, parameters=(NAME, LIMIT), gives=MEANT),
)
