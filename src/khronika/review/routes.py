"""Every way into the desk, in one table."""

from khronika.review.route import Route
from khronika.review.screens import explore, inbox, manners, people, settings, signing, sources

ROUTES: tuple[Route, ...] = (
    *manners.ROUTES,
    *signing.ROUTES,
    *inbox.ROUTES,
    *explore.ROUTES,
    *settings.ROUTES,
    *people.ROUTES,
    *sources.ROUTES,
)
