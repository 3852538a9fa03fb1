"""Incidents are joined and taken apart by keyboard, a case is followed from detention to release, and an edition leaves without a name."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser as Chromium
from playwright.sync_api import Page, expect

from khronika.pipeline import join_waiting
from khronika.pipeline.concealing import seal
from khronika.pipeline.naming_persons import known_persons
from khronika.records.member import Sort
from khronika.records.role import Role
from khronika.records.visibility import Visibility
from khronika.records.visibility_decision import Subject, VisibilityDecision
from khronika.store import Ledger, ThingFilter
from tests.reach.made import measured
from tests.review.axe import faults_in
from tests.review.chromium import desk_of, opened, served
from tests.review.test_publish import HIDDEN, PAGES, everything_in
from tests.review.test_sealed import KEY
from tests.store.made import NOON
from tests.test_joining import JOINER

pytestmark = pytest.mark.enable_socket

WIDTHS = ("wide", "phone")


def things(ledger: Ledger) -> list[str]:
    with ledger.looking() as looking:
        return looking.things(Sort.INCIDENT, ThingFilter())


@pytest.fixture
def sealed(tmp_path: Path) -> Iterator[Ledger]:
    """Two reports, a person who is sealed, and one who is restricted and is called like a town."""
    with Ledger.open(str(tmp_path / "sealed.db"), lambda: NOON, "Nadia") as made:
        keyed = made.with_key(KEY)
        keyed.add(page.item for page in PAGES)
        join_waiting(keyed, JOINER)
        with keyed.looking() as looking:
            hidden = known_persons(looking, HIDDEN)
        seal(keyed, JOINER, hidden, "asked for it", "")
        keyed.decide(VisibilityDecision(Subject.PARTY, Visibility.RESTRICTED, "asked for it", (), ("Bulawayo Nkomo",), ""))
        yield keyed


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


@pytest.mark.parametrize("width", WIDTHS)
def test_an_edition_leaves_by_keyboard_without_the_sealed_name_once_the_check_is_answered(
    chromium: Chromium, sealed: Ledger, width: str
) -> None:
    names = HIDDEN.split()
    with served(desk_of(sealed, Role.PUBLISHER)) as place, opened(chromium, place, width, accept_downloads=True) as page:
        page.goto(f"{place.address}/publish")
        page.get_by_label("Format").first.focus()
        page.keyboard.type("CSV")
        page.keyboard.press("Enter")
        page.get_by_role("button", name="See what it would contain").press("Enter")
        question = page.get_by_label("Bulawayo")
        expect(question).to_be_visible()
        expect(page.get_by_text("Bulawayo Nkomo")).to_be_visible()
        expect(page.get_by_role("button", name="Publish and download")).to_have_count(0)
        assert not any(name in page.content() for name in names)
        assert fits(page)
        assert faults_in(page) == []
        question.press("Space")
        page.keyboard.press("Tab")
        page.get_by_label("Why these words name nobody").fill("it is the town")
        page.keyboard.press("Enter")
        expect(page.get_by_text("The check has nothing against this edition.")).to_be_visible()
        with page.expect_download() as left:
            page.get_by_role("button", name="Publish and download").press("Enter")
        page.goto(f"{place.address}/publish")
        expect(page.get_by_text("it is the town")).to_be_visible()
        assert fits(page)
        told = everything_in(left.value.path().read_bytes())
    assert "detention" in told
    assert not any(name.casefold() in told.casefold() for name in names)
    assert [one.publication.format for one in sealed.publications()] == ["csv"]


def box_of(locator: object) -> dict[str, float]:
    """Where something stands."""
    found = locator.bounding_box()  # type: ignore[attr-defined]
    assert found is not None
    return dict(found)
