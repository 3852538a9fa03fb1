"""The walk of a working day in a real browser: read an address, review by keyboard alone, two people at once on wide and narrow screens."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser as Chromium
from playwright.sync_api import Page, expect

from khronika.cli.desk_reading import worker_over
from khronika.cli.options import AskingOptions
from khronika.records.role import Role
from khronika.records.user import User
from khronika.review.desk import Desk
from khronika.review.readings import Readings
from khronika.review.serving import Place
from khronika.review.team import Team
from khronika.store import Ledger
from khronika.store.access import add_user
from tests.read.servers import Answer, Site
from tests.review.asking import HOST
from tests.review.chromium import WIDTHS, desk_of, opened, served
from tests.review.teaming import COOKIE, PASSWORD

pytestmark = pytest.mark.enable_socket

EXAMPLE = Path(__file__).parents[2] / "examples" / "2016-05-18-bokaev-detained-local-site.html"
expect.set_options(timeout=30_000)
LONG_MILLISECONDS = 120_000
"""How long reading may take where the reader is loaded first."""


@contextmanager
def signed_in(chromium: Chromium, place: Place, width: str, name: str) -> Iterator[Page]:
    wide, high = WIDTHS[width]
    context = chromium.new_context(viewport={"width": wide, "height": high})
    context.set_default_timeout(20_000)
    page = context.new_page()
    page.goto(place.address)
    page.locator("input[name=name]").fill(name)
    page.locator("input[name=password]").fill(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url("**/inbox")
    yield page
    context.close()


@pytest.fixture
def desk(ledger: Ledger, tmp_path: Path) -> Iterator[Desk]:
    """A desk for a team, over a ledger with nothing in it, that may ask this machine by the name 127.0.0.1."""
    with Ledger.open(str(tmp_path / "new.db"), ledger.clock, "admin") as empty:
        for name in ("nadia", "olga"):
            add_user(empty, User(name, Role.CODER), PASSWORD)
        readings = Readings(worker_over(AskingOptions(allow_hosts=frozenset({"127.0.0.1"}), ignore_robots=True)))
        yield Desk(empty, empty.clock, Team(empty, COOKIE), frozenset({HOST}), readings=readings)
        readings.end()


def test_two_people_read_an_address_and_review_it_by_keyboard_alone(chromium: Chromium, desk: Desk) -> None:
    page = Answer(EXAMPLE.read_bytes())
    with (
        Site({"/report": page}) as site,
        served(desk) as place,
        signed_in(chromium, place, "wide", "nadia") as nadia,
        signed_in(chromium, place, "phone", "olga") as olga,
    ):
        _read(nadia, f"{site.address}/report")
        _review_one_each(nadia, olga)
        _correct(nadia)
        for own in (nadia, olga):
            assert own.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    decided = [(kept.who, kept.judgement.verdict.value, kept.holds) for kept in desk.ledger.judgements()]
    assert decided == [
        ("nadia", "accepted", True),
        ("olga", "rejected", True),
        ("nadia", "corrected", True),
    ]


def press(page: Page, key: str) -> None:
    """Presses a key once nothing is on its way, as keys do nothing before."""
    expect(page.locator(".htmx-request, .htmx-swapping, .htmx-settling")).to_have_count(0)
    page.keyboard.press(key)


def _read(page: Page, address: str) -> None:
    page.locator("#pasted").focus()
    page.keyboard.type(address)
    page.get_by_role("button", name="Read").press("Enter")
    expect(page.locator("#jobs .tag")).to_have_text("done", timeout=LONG_MILLISECONDS)
    assert page.locator("#jobs .fault").count() == 0
    page.goto(page.url)
    page.locator(".inbox h2 a").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/review/*")


def _review_one_each(nadia: Page, olga: Page) -> None:
    """One accepts the first claim while the other has it open too and rejects the second."""
    olga.goto(nadia.url)
    expect(olga.get_by_role("button", name="Accept")).to_be_in_viewport()
    first = nadia.locator(".claims-list a[aria-current]").inner_text()
    press(nadia, "a")
    expect(nadia.locator(".claims-list a[aria-current]")).not_to_have_text(first)
    expect(nadia.locator(".claims-list li").first).to_contain_text("accepted")
    press(olga, "j")
    expect(olga.locator(".claims-list a[aria-current]")).not_to_have_text(first)
    press(olga, "r")
    expect(olga.locator(".claims-list .tag.bad")).to_have_count(1)


def _correct(page: Page) -> None:
    page.reload()
    shown = page.locator(".claims-list a[aria-current]")
    before = shown.inner_text()
    press(page, "j")
    expect(shown).not_to_have_text(before)
    press(page, "1")
    expect(page.locator("#correction")).to_be_visible()
    choice = page.locator("#correction select").first
    choice.press("r")
    expect(choice).not_to_have_value("protest")
    page.get_by_role("button", name="Save").press("Enter")
    expect(page.locator("#record")).not_to_have_text("protest")


def test_words_that_are_selected_in_the_text_go_into_the_correction_and_light_up(chromium: Chromium, ledger: Ledger) -> None:
    with served(desk_of(ledger)) as place, opened(chromium, place) as page:
        page.goto(f"{place.address}/review")
        page.locator(".adding summary").click()
        page.locator(".adding").get_by_role("link", name="grounds").click()
        expect(page.locator("#correction")).to_be_visible()
        page.evaluate(
            "() => { const text = document.querySelector('.passage.body span').firstChild; const range = document.createRange();"
            " range.setStart(text, 0); range.setEnd(text, 12); getSelection().removeAllRanges(); getSelection().addRange(range); }"
        )
        chosen = page.evaluate("document.querySelector('.passage.body span').firstChild.data.slice(0, 12).trim()")
        expect(page.locator("#correction [name=words]")).to_have_value(chosen)
        page.get_by_role("button", name="Save").click()
        row = page.locator(".field-row", has_text="grounds")
        expect(row).to_contain_text("corrected by Nadia")
        row.hover()
        expect(page.locator(".report-text .lit").first).to_be_visible()
    kept = replace(ledger).judgements()[-1].judgement.correction
    assert kept is not None
    assert kept.words is not None
    assert kept.words.words is not None
    assert kept.words.words.quote == chosen
