"""Incidents, cases and sites for programs."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import UTC
from typing import TypeVar

from khronika.errors import RefusedError
from khronika.pipeline.asking import filter_of
from khronika.pipeline.linking import opened
from khronika.pipeline.showing import cases, incidents, sites
from khronika.records.claim_type import ClaimType
from khronika.records.codec_things import encode_case, encode_episode, encode_incident
from khronika.records.member import Sort
from khronika.records.thing_schema import many
from khronika.resolve.episodes import REACHED
from khronika.review.answers import Answer
from khronika.review.api.answering import PAGES, cursor_of, limit_of, listed, one, page_of, ref
from khronika.review.api.filtering import wanted
from khronika.review.asked import Asked
from khronika.review.measuring import measuring
from khronika.review.route import Kind, Route
from khronika.review.screens.cases import LISTED
from khronika.review.thing_ids import ID, thing_asked
from khronika.review.thing_lists import FILTERS
from khronika.store import Looking, ThingFilter
from khronika.store.gazetteer import gazetteer
from khronika.store.thing_pages import PageAsked, Position

T = TypeVar("T")
Written = Callable[[Looking, Iterable[str]], Iterator[bytes]]


def incidents_listed(asked: Asked) -> Answer:
    """The incidents that pass, the latest first."""
    return _page(asked, Sort.INCIDENT, frozenset(), _incidents)


def incident(asked: Asked) -> Answer:
    """One incident with its links."""
    with asked.ledger.looking() as looking:
        found = _there(next(opened(looking, [thing_asked(asked, looking, Sort.INCIDENT)]), None))
        return one(encode_incident(measuring(asked).of(found)))


def cases_listed(asked: Asked) -> Answer:
    """The cases that pass, the latest first."""
    return _page(asked, Sort.PARTY, LISTED, lambda looking, ids: _cases(asked, looking, ids))


def case(asked: Asked) -> Answer:
    """One case with its steps."""
    with asked.ledger.looking() as looking:
        return one(_there(next(_cases(asked, looking, [thing_asked(asked, looking, Sort.PARTY)]), None)))


def sites_listed(asked: Asked) -> Answer:
    """The sites that pass, each with its episodes, the latest first."""
    return _page(asked, Sort.PARTY, REACHED, lambda looking, ids: _sites(asked, looking, ids))


def site(asked: Asked) -> Answer:
    """One site with its episodes."""
    with asked.ledger.looking() as looking:
        return one(_there(next(_sites(asked, looking, [thing_asked(asked, looking, Sort.PARTY)]), None)))


def _page(asked: Asked, sort: Sort, types: frozenset[ClaimType], write: Written) -> Answer:
    """The page that is asked for; where no type is, of things of these types alone."""
    after = cursor_of(asked, str, str)
    with asked.ledger.looking() as looking:
        filter = filter_of(looking, gazetteer(), wanted(asked), sort)
        position = None if after is None else Position(str(after[0]) or None, str(after[1]))
        page = looking.page(sort, replace(filter, types=filter.types or types), PageAsked(limit_of(asked), after=position))
        last = page.positions[-1] if page.positions and page.has_after else None
        return listed(write(looking, page.ids), None if last is None else [last.day or "", last.id])


def _incidents(looking: Looking, ids: Iterable[str]) -> Iterator[bytes]:
    asked_for = tuple(ids)
    found = {incident.id: incident for incident in incidents(looking, ThingFilter(ids=asked_for))}
    return (encode_incident(found[id]) for id in asked_for if id in found)


def _cases(asked: Asked, looking: Looking, ids: Iterable[str]) -> Iterator[bytes]:
    asked_for, today = tuple(ids), asked.now.astimezone(UTC).date()
    found = {case.id: case for case in cases(looking, ThingFilter(ids=asked_for), today)}
    return (encode_case(found[id]) for id in asked_for if id in found)


def _sites(asked: Asked, looking: Looking, ids: Iterable[str]) -> Iterator[bytes]:
    asked_for = tuple(ids)
    reached = [episodes for episodes in sites(looking, ThingFilter(ids=asked_for)) if episodes]
    found = {episodes[0].site: episodes for episodes in measuring(asked).beside_each(reached)}
    return (b"[" + b",".join(map(encode_episode, found[id])) + b"]" for id in asked_for if id in found)


def _there(found: T | None) -> T:
    if found is None:
        raise RefusedError(404, "the ledger has nothing under this id")
    return found


LISTS = (*FILTERS, *PAGES)
EPISODES = many(ref("Episode"))
ROUTES = (
    Route("/api/v1/incidents", incidents_listed, "list incidents", kind=Kind.API, parameters=LISTS, gives=page_of(ref("Incident"))),
    Route("/api/v1/incidents/{id}", incident, "get an incident", kind=Kind.API, parameters=(ID,), gives=ref("Incident")),
    Route("/api/v1/cases", cases_listed, "list cases", kind=Kind.API, parameters=LISTS, gives=page_of(ref("Case"))),
    Route("/api/v1/cases/{id}", case, "get a case", kind=Kind.API, parameters=(ID,), gives=ref("Case")),
    Route("/api/v1/sites", sites_listed, "list sites", kind=Kind.API, parameters=LISTS, gives=page_of(EPISODES)),
    Route("/api/v1/sites/{id}", site, "get a site", kind=Kind.API, parameters=(ID,), gives=EPISODES),
)
