"""The inbox: what came, the newest first."""

from khronika.review.answers import Answer, Page
from khronika.review.asked import Asked
from khronika.review.parameters import NUMBER, Parameter, Place
from khronika.review.route import Route
from khronika.store.shelf import newest_reports

ON_PAGE = 50


def inbox(asked: Asked) -> Answer:
    """The reports that came last."""
    with asked.ledger.looking() as looking:
        found = newest_reports(looking, asked.number("before"), ON_PAGE + 1)
    return Page("inbox.html", {"reports": found[:ON_PAGE], "before": found[ON_PAGE - 1].number if len(found) > ON_PAGE else None})


ROUTES = (
    Route(
        "/inbox",
        inbox,
        "inbox",
        parameters=(Parameter("before", Place.QUERY, NUMBER, "only reports that came before the one of this number"),),
    ),
)
