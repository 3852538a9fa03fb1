"""A walk through Explore in a real browser, by pointer and by keyboard, wide and on a phone."""

import pytest
from playwright.sync_api import Browser as Chromium

from khronika.store import Ledger
from tests.review.chromium import desk_of, opened, served

pytestmark = pytest.mark.enable_socket


@pytest.mark.parametrize("width", ["wide", "phone"])
def test_somebody_narrows_what_is_documented_moves_the_map_and_takes_it_away(chromium: Chromium, ledger: Ledger, width: str) -> None:
    with served(desk_of(ledger)) as place, opened(chromium, place, width, accept_downloads=True) as page:
        page.goto(f"{place.address}/explore")
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
        page.get_by_label("Type").select_option("detention")
        page.get_by_role("button", name="Show").click()
        page.wait_for_url("**/explore?**type=detention**")
        assert page.locator(".sum strong").inner_text().endswith("incidents")

        land = page.locator("#map .land").get_attribute("d")
        page.locator("#map").focus()
        page.keyboard.press("-")
        page.wait_for_url("**view=**")
        page.wait_for_function("before => document.querySelector('#map .land').getAttribute('d') !== before", arg=land)
        assert page.evaluate("document.activeElement.id") == "map"
        page.get_by_label("West").click()
        page.wait_for_function("document.activeElement.dataset.move === 'left'")

        shared = page.url
        page.get_by_role("link", name="SVG").wait_for()
        assert "view=" in (page.get_by_role("link", name="SVG").get_attribute("href") or "")
        with page.expect_download() as taken:
            page.get_by_role("link", name="PNG").click()
        assert taken.value.suggested_filename == "documented.png"
        assert taken.value.path().read_bytes().startswith(b"\x89PNG")

        page.goto(shared)
        assert page.get_by_label("Type").input_value() == "detention"
        first = page.locator(".explore-map .counts th a").first
        name = first.inner_text()
        first.click()
        page.wait_for_url("**place=**")
        assert page.locator(".chosen").get_by_text(name).is_visible()
        page.get_by_role("link", name="Without any filter").click()
        page.wait_for_url(f"{place.address}/explore")


def test_without_scripts_the_map_moves_too(chromium: Chromium, ledger: Ledger) -> None:
    with served(desk_of(ledger)) as place, opened(chromium, place, "wide", java_script_enabled=False) as page:
        page.goto(f"{place.address}/explore")
        page.get_by_label("Nearer").click()
        page.wait_for_url("**view=**")
        assert page.locator("[data-picture]").is_hidden()
