"""The address of every screen of the desk, of its details too, over a ledger of the examples."""

from khronika.pipeline.showing import cases, incidents, sites
from khronika.review.navigation import STOPS
from khronika.store import Ledger, ThingFilter
from khronika.store.shelf import ShelfAsked, shelf
from tests.expected import NOON

SCREENS = {
    **{stop.path.strip("/"): stop.path for stop in STOPS},
    "inbox-nothing": "/inbox?q=zzzz",
    "pairs-persons": "/pairs?of=party",
    "incidents-nothing": "/incidents?place=Atlantis",
    "explore-narrowed": "/explore?q=police&type=detention&place=BY",
    "captures": "/evidence/captures",
    "log": "/evidence/log",
    "batch": "/evidence/log/1",
    "sources": "/settings/sources",
    "codebook": "/settings/codebook",
    "people": "/settings/people",
    "door-log": "/settings/log",
    "refused": "/incidents/nothing",
}
"""The screens by name, without those of single things."""


def screens_of(ledger: Ledger) -> dict[str, str]:
    """The address of each screen by its name, and those of the report that came last and of the things of which most is told."""
    with ledger.looking() as looking:
        [report] = shelf(looking, ShelfAsked(limit=1))
        incident = max(incidents(looking, ThingFilter()), key=lambda one: len(one.tellings))
        case = max(cases(looking, ThingFilter(), NOON.date()), key=lambda one: len(one.steps))
        site = max(sites(looking, ThingFilter()), key=len)[0].site
    return SCREENS | {
        "correcting-persons": f"/review/{report.number}?field=targets",
        "correcting-type": f"/review/{report.number}?field=type",
        "incident": f"/incidents/{incident.id}",
        "case": f"/cases/{case.id}",
        "site": f"/sites/{site}",
    }
