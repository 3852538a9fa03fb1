"""Every way into the desk, in one table."""

from khronika.review import api
from khronika.review.route import Route
from khronika.review.screens import (
    cases,
    evidence,
    explore,
    inbox,
    incidents,
    judgements,
    manners,
    pairs,
    people,
    publish,
    review,
    settings,
    signing,
    sites,
    sources,
)

ROUTES: tuple[Route, ...] = (
    *manners.ROUTES,
    *signing.ROUTES,
    *inbox.ROUTES,
    *review.ROUTES,
    *explore.ROUTES,
    *pairs.ROUTES,
    *judgements.ROUTES,
    *incidents.ROUTES,
    *cases.ROUTES,
    *sites.ROUTES,
    *evidence.ROUTES,
    *publish.ROUTES,
    *settings.ROUTES,
    *people.ROUTES,
    *sources.ROUTES,
    *api.ROUTES,
)
