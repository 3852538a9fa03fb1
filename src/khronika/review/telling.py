"""Refusals into the log: who was refused which route, and never what they sent."""

from khronika.errors import RefusedError
from khronika.records.access import AccessKind
from khronika.review.asked import Asked
from khronika.review.route import Kind, Route
from khronika.store.access import note_access, note_refusal

DENIALS = frozenset({401, 403})
NOBODY = "nobody"
"""Who the log says did what no user did."""


def tell_of_refusal(asked: Asked, route: Route, error: RefusedError) -> None:
    """Tells the log of a refusal that is one; that somebody who may sign in is led there is none."""
    if error.status not in DENIALS:
        return
    if asked.entry is not None:
        note_access(asked.ledger, AccessKind.DENIED, asked.user.key, route.name)
    elif "authorization" in asked.headers:
        note_refusal(asked.desk.ledger_of(NOBODY), AccessKind.KEY_REFUSED, route.name, asked.address)
    elif error.status == 403 or route.kind is Kind.API:
        note_refusal(asked.desk.ledger_of(NOBODY), AccessKind.PLACE_REFUSED, route.name, asked.address)
