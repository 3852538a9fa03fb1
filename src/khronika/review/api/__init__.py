"""JSON for programs under /api/v1: what the pages do, over the same functions."""

from khronika.review.answers import Answer, Json
from khronika.review.api import account, claims_review, documented, judgements, leaving, ledger, pairs, people, reports, things
from khronika.review.api.description import encoded
from khronika.review.asked import Asked
from khronika.review.route import Kind, Route


def described(_: Asked) -> Answer:
    """What can be asked, and what comes back (OpenAPI 3.1)."""
    return Json(encoded(ROUTES))


ROUTES: tuple[Route, ...] = (
    Route("/api/v1/openapi.json", described, "get the description", role=None, kind=Kind.API),
    *reports.ROUTES,
    *claims_review.ROUTES,
    *things.ROUTES,
    *documented.ROUTES,
    *pairs.ROUTES,
    *judgements.ROUTES,
    *leaving.ROUTES,
    *ledger.ROUTES,
    *account.ROUTES,
    *people.ROUTES,
)
"""Every way in for programs."""
