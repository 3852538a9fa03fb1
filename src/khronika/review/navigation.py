"""The screens that the navigation leads to."""

from collections.abc import Iterable
from dataclasses import dataclass

from khronika.records.role import Role
from khronika.review.route import Route
from khronika.review.wording import marked


@dataclass(frozen=True, slots=True)
class Stop:
    """One entry of the navigation: its address, what it is called, its icon, and the least role that sees it."""

    path: str
    words: str
    icon: str
    role: Role = Role.READER


STOPS = (
    Stop("/inbox", marked("Inbox"), "inbox"),
    Stop("/review", marked("Review"), "review"),
    Stop("/pairs", marked("Same or different"), "pairs"),
    Stop("/incidents", marked("Incidents"), "incidents"),
    Stop("/cases", marked("Cases"), "cases"),
    Stop("/sites", marked("Sites"), "sites"),
    Stop("/explore", marked("Explore"), "explore"),
    Stop("/evidence", marked("Evidence"), "evidence"),
    Stop("/publish", marked("Publish"), "publish", Role.PUBLISHER),
    Stop("/settings", marked("Settings"), "settings"),
)


def stops_of(routes: Iterable[Route]) -> tuple[Stop, ...]:
    """The stops that some route answers."""
    paths = {route.path for route in routes if not route.changes}
    return tuple(stop for stop in STOPS if stop.path in paths)
