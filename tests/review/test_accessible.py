"""axe-core finds no fault on any screen, wide and on a phone, in the light and in the dark."""

from importlib.resources import files
from typing import Any

import pytest
from playwright.sync_api import Browser as Chromium
from playwright.sync_api import Page

from khronika.store import Ledger
from tests.review.chromium import desk_of, opened, served
from tests.review.every_screen import screens_of

pytestmark = pytest.mark.enable_socket

AXE = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
EVERYTHING = {"runOnly": TAGS, "resultTypes": ["violations"]}
CONTRAST = {"runOnly": {"type": "rule", "values": ["color-contrast"]}, "resultTypes": ["violations"]}
"""All that changes where the colours do."""


@pytest.mark.parametrize("width", ["wide", "phone"])
def test_no_screen_has_a_fault(chromium: Chromium, ledger: Ledger, width: str) -> None:
    screens = screens_of(ledger)
    faults: dict[str, list[str]] = {}
    with served(desk_of(ledger)) as place, opened(chromium, place, width, complains=False) as page:
        for name, address in screens.items():
            page.goto(place.address + address)
            page.evaluate(AXE)
            faults[name] = [*_faults(page, "light", EVERYTHING), *_faults(page, "dark", CONTRAST)]
    assert {name: told for name, told in faults.items() if told} == {}


def _faults(page: Page, colours: Any, options: dict[str, object]) -> list[str]:
    page.emulate_media(color_scheme=colours)
    found = page.evaluate("options => axe.run(options).then(found => found.violations)", options)
    return [f"{colours} {one['impact']} {one['id']}: {one['nodes'][0]['html'][:160]}" for one in found]
