"""axe-core finds no fault on any screen, wide in the light and on a phone in the dark."""

from dataclasses import replace
from typing import Literal

import pytest
from playwright.sync_api import Browser as Chromium
from playwright.sync_api import Page

from khronika.review.team import Team
from khronika.store import Ledger
from tests.review.axe import faults_in
from tests.review.chromium import WIDTHS, desk_of, opened, served
from tests.review.every_screen import screens_of
from tests.review.teaming import COOKIE

pytestmark = pytest.mark.enable_socket

LOOKS: tuple[tuple[str, Literal["light", "dark"]], ...] = (("wide", "light"), ("phone", "dark"))


def test_no_screen_has_a_fault(chromium: Chromium, ledger: Ledger) -> None:
    screens = screens_of(ledger)
    with served(desk_of(ledger)) as place, opened(chromium, place, complains=False, reduced_motion="reduce") as page:
        faults = {name: _faults_at(page, place.address + address) for name, address in screens.items()}
    with (
        served(replace(desk_of(ledger), door=Team(ledger, COOKIE))) as place,
        opened(chromium, place, complains=False, reduced_motion="reduce") as page,
    ):
        faults["sign-in"] = _faults_at(page, f"{place.address}/sign-in")
    assert {name: found for name, found in faults.items() if found} == {}


def _faults_at(page: Page, address: str) -> list[str]:
    page.goto(address)
    found = []
    for width, colours in LOOKS:
        wide, high = WIDTHS[width]
        page.set_viewport_size({"width": wide, "height": high})
        page.emulate_media(color_scheme=colours)
        found += [f"{width} {colours} {fault}" for fault in faults_in(page)]
    return found
