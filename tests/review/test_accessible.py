"""axe-core finds no serious fault on any screen, wide and light, and on a phone in the dark."""

from importlib.resources import files

import pytest
from playwright.sync_api import Browser as Chromium

from khronika.review.navigation import STOPS
from khronika.review.routes import ROUTES
from khronika.store import Ledger
from khronika.store.shelf import ShelfAsked, shelf
from tests.review.chromium import desk_of, opened, served

pytestmark = pytest.mark.enable_socket

AXE = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
RULES = "{runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'], resultTypes: ['violations']}"
SERIOUS = {"serious", "critical"}


@pytest.mark.parametrize(("width", "scheme"), [("wide", "light"), ("phone", "dark")])
def test_no_screen_has_a_serious_fault(chromium: Chromium, ledger: Ledger, width: str, scheme: str) -> None:
    with ledger.looking() as looking:
        [report] = shelf(looking, ShelfAsked(limit=1))
    paths = {route.path for route in ROUTES}
    addresses = [stop.path for stop in STOPS if stop.path in paths]
    addresses += [f"/review/{report.number}", f"/review/{report.number}?field=targets", f"/review/{report.number}?field=type"]
    faults: dict[str, list[str]] = {}
    with served(desk_of(ledger)) as place, opened(chromium, place, width, color_scheme=scheme) as page:
        for address in addresses:
            page.goto(place.address + address)
            page.evaluate(AXE)
            found = page.evaluate(f"axe.run({RULES}).then(found => found.violations)")
            told = [f"{one['id']}: {one['nodes'][0]['html'][:120]}" for one in found if one["impact"] in SERIOUS]
            faults |= {address: told} if told else {}
    assert faults == {}
