"""axe-core finds no fault on any screen, wide and on a phone, in the light and in the dark."""

from importlib.resources import files
from typing import Literal

import pytest
from playwright.sync_api import Browser as Chromium
from playwright.sync_api import Page

from khronika.store import Ledger
from tests.review.chromium import WIDTHS, desk_of, opened, served
from tests.review.every_screen import screens_of

pytestmark = pytest.mark.enable_socket

AXE = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
RULES = "{runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'], resultTypes: ['violations']}"
LOOKS: tuple[tuple[str, Literal["light", "dark"]], ...] = (("wide", "light"), ("phone", "dark"))


def test_no_screen_has_a_fault(chromium: Chromium, ledger: Ledger) -> None:
    faults: dict[str, list[str]] = {}
    with served(desk_of(ledger)) as place, opened(chromium, place, complains=False, reduced_motion="reduce") as page:
        for name, address in screens_of(ledger).items():
            page.goto(place.address + address)
            page.evaluate(AXE)
            found = [fault for look in LOOKS for fault in _faults(page, *look)]
            faults |= {name: found} if found else {}
    assert faults == {}


def _faults(page: Page, width: str, colours: Literal["light", "dark"]) -> list[str]:
    wide, high = WIDTHS[width]
    page.set_viewport_size({"width": wide, "height": high})
    page.emulate_media(color_scheme=colours)
    found = page.evaluate(f"axe.run({RULES}).then(found => found.violations)")
    return [f"{width} {colours} {one['impact']} {one['id']}: {one['nodes'][0]['html'][:160]}" for one in found]
