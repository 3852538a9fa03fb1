"""The frame of every page, in a real browser."""

import pytest
from playwright.sync_api import Browser as Chromium

from khronika.store import Ledger
from tests.review.chromium import desk_of, opened, served

pytestmark = pytest.mark.enable_socket


@pytest.mark.parametrize("width", ["wide", "phone"])
def test_colours_and_language_are_chosen_and_stay(chromium: Chromium, ledger: Ledger, width: str) -> None:
    with served(desk_of(ledger)) as place, opened(chromium, place, width) as page:
        page.locator(".menu summary").click()
        page.get_by_role("button", name="Dark").click()
        page.wait_for_selector("html[data-theme=dark]")
        page.locator(".menu summary").click()
        page.get_by_role("button", name="Русский").click()
        page.wait_for_selector("html[lang=ru][data-theme=dark]")
        assert page.get_by_role("heading", level=1).inner_text() == "Входящие"
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
