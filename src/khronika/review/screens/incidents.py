"""Incidents: a list of them, and one with all that is known of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC

from khronika.errors import RefusedError
from khronika.pipeline.kinds_of_things import Incidents
from khronika.pipeline.linking import opened
from khronika.pipeline.measured_lane import SITES
from khronika.pipeline.people_in import PersonIn, people_in
from khronika.pipeline.reasons import reasons_of
from khronika.pipeline.showing import incidents_in
from khronika.records.claim_type import ClaimType
from khronika.records.incident import Incident
from khronika.records.member import Sort
from khronika.review.answers import Answer, Page
from khronika.review.asked import Asked
from khronika.review.drawing.counts import count_drawing
from khronika.review.history import history_of
from khronika.review.judging import may_judge
from khronika.review.measuring import measuring
from khronika.review.route import Route
from khronika.review.thing_ids import ID, thing_asked
from khronika.review.thing_lists import FILTERS, PAGES, list_of, shown_filters
from khronika.review.words_behind import words_behind


@dataclass(frozen=True, slots=True)
class SiteLink:
    """A site by its id and a name."""

    id: str
    name: str


def listed(asked: Asked) -> Answer:
    """The incidents that pass, a page of them, the latest first."""
    with asked.ledger.looking() as looking:
        found = list_of(asked, looking, Sort.INCIDENT)
        by_id = incidents_in(looking, found.page.ids)
    shown = [by_id[id] for id in found.page.ids if id in by_id]
    return Page("incidents.html", {"incidents": shown, "listed": found, "types": tuple(ClaimType), "wanted": shown_filters(asked)})


def one(asked: Asked) -> Answer:
    """All that is known of an incident: who says what in which words, where they disagree, and what was decided."""
    with asked.ledger.looking() as looking:
        id = thing_asked(asked, looking, Sort.INCIDENT)
        found = next(opened(looking, [id]), None)
        if found is None:
            raise RefusedError(404, "the ledger has nothing under this id")
        behind = words_behind(looking, [id])
        incident = measuring(asked).of(found)
        near = incidents_in(looking, [link.other for link in incident.links])
        people = people_in(looking, incident, asked.now.astimezone(UTC).date())
        context = {
            "incident": incident,
            "drawing": count_drawing(incident),
            "quotes": behind.quotes(incident.tellings),
            "people": people,
            "near": near,
            "sites": _sites_of(incident, people),
            "reasons": list(reasons_of(looking, id, Incidents())),
            "history": history_of(looking, behind),
            "may_judge": may_judge(asked),
        }
    return Page("incidents_one.html", context)


def _sites_of(incident: Incident, people: Iterable[PersonIn]) -> list[SiteLink]:
    """The sites that a measured incident is about, for links to their lanes."""
    known = [(one.case.id, one.person.value) for one in people if one.case is not None] if incident.measured is not None else []
    return [SiteLink(id, person.names[0]) for id, person in known if person.kind in SITES]


ROUTES = (
    Route("/incidents", listed, "incidents", parameters=(*FILTERS, *PAGES)),
    Route("/incidents/{id}", one, "an incident", parameters=(ID,)),
)
