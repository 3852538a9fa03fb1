"""Every way into the desk, in one table."""

from khronika.review.route import Route
from khronika.review.screens import inbox, manners

ROUTES: tuple[Route, ...] = (*manners.ROUTES, *inbox.ROUTES)
