"""A real browser on a real server: Chromium, and the desk on a free port of this machine."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from shutil import which
from threading import Thread
from time import monotonic, sleep

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from khronika.records.role import Role
from khronika.review.application import application
from khronika.review.desk import Desk
from khronika.review.routes import ROUTES
from khronika.review.serving import Place, place_at, server_of
from khronika.store import Ledger
from tests.review.asking import TOKEN, desk_over

PROGRAMS = ("chromium", "chromium-browser", "google-chrome")
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-dev-shm-usage"]
WIDTHS = {"wide": (1280, 900), "phone": (390, 844)}


def chromium_path() -> Path:
    """Where Chromium is; without it the test fails in CI and is skipped elsewhere."""
    for name in PROGRAMS:
        found = which(name)
        if found is not None:
            return Path(found)
    words = "Chromium is not there; apt-get install chromium"
    if os.environ.get("CI"):  # noqa: TID251 - a test's own edge
        pytest.fail(words)
    pytest.skip(words)


@contextmanager
def running_chromium() -> Iterator[Browser]:
    """A browser, closed at the end."""
    path = chromium_path()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        try:
            yield browser
        finally:
            browser.close()


@contextmanager
def served(desk: Desk) -> Iterator[Place]:
    """The desk on a free port, in a thread of its own."""
    place = place_at(0)
    server = server_of(application(replace(desk, hosts=place.hosts), ROUTES))
    thread = Thread(target=server.run, kwargs={"sockets": [place.socket]})
    thread.start()
    end = monotonic() + 10
    while not server.started and monotonic() < end:
        sleep(0.01)
    try:
        yield place
    finally:
        server.should_exit = True
        thread.join(10)


@contextmanager
def opened(browser: Browser, place: Place, width: str = "wide", *, complains: bool = True, **options: object) -> Iterator[Page]:
    """A page of a new person's browser, the desk opened in it; what the page complains of fails the test, unless refusals are looked at."""
    wide, high = WIDTHS[width]
    context: BrowserContext = browser.new_context(viewport={"width": wide, "height": high}, **options)  # type: ignore[arg-type]
    context.set_default_timeout(30_000)
    page = context.new_page()
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.goto(f"{place.address}/open?token={TOKEN}")
    try:
        yield page
    finally:
        context.close()
    assert not complains or complaints == []


def desk_of(ledger: Ledger, role: Role = Role.ADMIN) -> Desk:
    """A desk with a real clock, which real cookies and tokens need."""
    return replace(desk_over(ledger, role), clock=ledger.clock)
