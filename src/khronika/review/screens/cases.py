"""Cases: a list of people and bodies to whom something was done, and one with its steps on a line."""

from datetime import UTC

from khronika.errors import RefusedError
from khronika.pipeline.kinds_of_things import Parties
from khronika.pipeline.reasons import reasons_of
from khronika.pipeline.showing import STEPS, cases, cases_of
from khronika.records.claim_type import ClaimType
from khronika.records.member import Sort
from khronika.resolve.episodes import REACHED
from khronika.review.answers import Answer, Page
from khronika.review.asked import Asked
from khronika.review.drawing.case_line import case_drawing, look_of
from khronika.review.history import history_of
from khronika.review.judging import may_judge
from khronika.review.route import Route
from khronika.review.thing_ids import ID, thing_asked
from khronika.review.thing_lists import FILTERS, PAGES, list_of, shown_filters
from khronika.review.words_behind import words_behind
from khronika.store import ThingFilter

LISTED = STEPS - REACHED
"""What is done to persons and bodies; that a site is out of reach stands in the list of sites."""

TYPES = tuple(type for type in ClaimType if type in LISTED)


def listed(asked: Asked) -> Answer:
    """The cases that pass, a page of them, those that began last first."""
    with asked.ledger.looking() as looking:
        found = list_of(asked, looking, Sort.PARTY, LISTED)
        by_id = {case.id: case for case in cases_of(looking, found.page.ids, asked.now.astimezone(UTC).date())}
    shown = [by_id[id] for id in found.page.ids if id in by_id]
    return Page("cases.html", {"cases": shown, "listed": found, "types": TYPES, "wanted": shown_filters(asked)})


def one(asked: Asked) -> Answer:
    """A case: its steps with their words, its terms to their expected end, its gaps."""
    today = asked.now.astimezone(UTC).date()
    with asked.ledger.looking() as looking:
        id = thing_asked(asked, looking, Sort.PARTY)
        case = next(cases(looking, ThingFilter(ids=(id,)), today), None)
        if case is None:
            raise RefusedError(404, "nothing was done to this person or body, as far as the ledger tells")
        behind = words_behind(looking, [step.incident.id for step in case.steps])
        context = {
            "case": case,
            "drawing": case_drawing(case, today),
            "looks": [look_of(step) for step in case.steps],
            "quotes": [behind.quotes(step.incident.tellings) for step in case.steps],
            "reasons": list(reasons_of(looking, id, Parties())),
            "history": history_of(looking, behind, case.names),
            "may_judge": may_judge(asked),
        }
    return Page("cases_one.html", context)


ROUTES = (
    Route("/cases", listed, "cases", parameters=(*FILTERS, *PAGES)),
    Route("/cases/{id}", one, "a case", parameters=(ID,)),
)
