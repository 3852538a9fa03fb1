"""Every way into the desk, in one table."""

from khronika.review.route import Route
from khronika.review.screens import inbox, manners, people, settings, signing, sources

ROUTES: tuple[Route, ...] = (*manners.ROUTES, *signing.ROUTES, *inbox.ROUTES, *settings.ROUTES, *people.ROUTES, *sources.ROUTES)
