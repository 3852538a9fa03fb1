"""Incidents are joined and taken apart by keyboard, and a case is followed from detention to release, in a real browser."""

import re
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from playwright.sync_api import Browser as Chromium
from playwright.sync_api import Page, expect

from khronika.records.member import Sort
from khronika.store import Ledger, ThingFilter
from tests.reach.made import measured
from tests.review.chromium import desk_of, opened, served

pytestmark = pytest.mark.enable_socket

WIDTHS = ("wide", "phone")


def things(ledger: Ledger) -> list[str]:
    with ledger.looking() as looking:
        return looking.things(Sort.INCIDENT, ThingFilter())


def fits(page: Page) -> bool:
    """Whether nothing stands outside of the window."""
    return bool(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))


@pytest.mark.parametrize("width", WIDTHS)
def test_two_incidents_are_joined_and_taken_apart_by_keyboard(chromium: Chromium, ledger: Ledger, width: str) -> None:
    before = things(ledger)
    with served(desk_of(ledger)) as place, opened(chromium, place, width) as page:
        page.goto(f"{place.address}/pairs")
        both = page.locator(".beside h2 a").evaluate_all("links => links.map((link) => link.getAttribute('href'))")
        member = page.locator("input[name=left]").input_value()
        page.get_by_label("Reason").fill("one crowd, s and d")
        page.keyboard.press("Tab")
        page.keyboard.press("s")
        expect(page.locator(".notice")).to_contain_text("same")
        [kept] = ledger.judgements()
        assert kept.judgement.reason == "one crowd, s and d"
        page.goto(f"{place.address}/incidents/{member}")
        expect(page.get_by_text("one crowd, s and d")).to_be_visible()
        assert fits(page)
        page.go_back()
        page.locator("h1").click()
        page.keyboard.press("z")
        expect(page.locator(".notice")).to_contain_text(f"Judgement {kept.number} is taken back.")
        assert page.locator(".beside h2 a").evaluate_all("links => links.map((link) => link.getAttribute('href'))") == both
        assert fits(page)
    assert things(ledger) == before


@pytest.mark.parametrize("width", WIDTHS)
def test_a_case_is_followed_from_detention_to_release(chromium: Chromium, ledger: Ledger, width: str) -> None:
    with served(desk_of(ledger)) as place, opened(chromium, place, width) as page:
        page.get_by_role("link", name="Cases").click()
        page.get_by_text("Filter").click()
        page.get_by_label("Person or body").fill("Бокаев")
        page.get_by_role("button", name="Show").click()
        page.get_by_role("link", name=re.compile("Maks Bok")).click()
        steps = page.locator("ol.steps > li")
        expect(steps.first).to_contain_text("detention")
        expect(steps.first).to_contain_text("17 May 2016")
        expect(steps.last).to_contain_text("release")
        expect(steps.last).to_contain_text("4 Feb 2021")
        dots, wide = page.locator(".d-number"), page.evaluate("window.innerWidth")
        assert dots.first.text_content() == "1"
        assert all(box["x"] >= 0 and box["x"] + box["width"] <= wide for box in map(box_of, dots.all()))
        assert fits(page)
        steps.last.get_by_role("link", name="release").click()
        expect(page.get_by_role("heading", level=1)).to_contain_text("release")
        expect(page.locator("blockquote").first).to_be_visible()
        assert fits(page)


@pytest.mark.parametrize("width", WIDTHS)
def test_the_lanes_of_a_site_and_the_check_of_the_ledger_fit_and_are_read(chromium: Chromium, ledger: Ledger, width: str) -> None:
    made = measured("r" * 64 + "b" * 100 + " " * 60 + "r" * 40, "AS29465", "NG", datetime(2021, 5, 20, tzinfo=UTC))
    ledger.measure(replace(one, address="https://twitter.com/") for one in made)
    with served(desk_of(ledger)) as place, opened(chromium, place, width) as page:
        page.get_by_role("link", name="Sites").click()
        page.get_by_role("link", name="Twitter").first.click()
        expect(page.locator(".drawing-label")).to_have_text([re.compile(kind) for kind in ("announced", "reported", "measured")])
        assert fits(page)
        page.get_by_role("link", name="Evidence").click()
        page.get_by_role("button", name="Verify").click()
        expect(page.locator("#check")).to_contain_text("Everything is as it was stored")
        assert fits(page)


def box_of(locator: object) -> dict[str, float]:
    """Where something stands."""
    found = locator.bounding_box()  # type: ignore[attr-defined]
    assert found is not None
    return dict(found)
