"""A ledger made from the examples, and browsers over it."""

import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser as Chromium

from khronika.pipeline import KINDS, Joiner, Placer, join_waiting
from khronika.store import Ledger
from khronika.store.gazetteer import gazetteer
from tests.expected import NOON, REPORTS, read_by_hand
from tests.review.asking import TOKEN, Browser, desk_over
from tests.review.chromium import running_chromium


@pytest.fixture(scope="session")
def made_ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger of all examples, read by hand and joined; copied by who changes it."""
    path = tmp_path_factory.mktemp("desk") / "examples.db"
    make_examples(path)
    return path


def make_examples(path: Path, keys: Iterable[str] = tuple(REPORTS)) -> None:
    """Makes a ledger of examples there."""
    with Ledger.open(str(path), lambda: NOON, "Nadia") as ledger:
        for key in keys:
            ledger.add([read_by_hand(key)])
        assert join_waiting(ledger, Joiner(KINDS, Placer.over(gazetteer()))).faults == {}


@pytest.fixture
def ledger(made_ledger: Path, tmp_path: Path) -> Iterator[Ledger]:
    """A copy of that ledger, for one test."""
    copy = tmp_path / "copy.db"
    shutil.copy(made_ledger, copy)
    with Ledger.open(str(copy), lambda: NOON, "Nadia") as opened:
        yield opened


@pytest.fixture
def browser(ledger: Ledger) -> Browser:
    """A browser of somebody who may do everything."""
    return Browser.over(desk_over(ledger))


@pytest.fixture
def program(browser: Browser) -> Browser:
    """A program on a desk alone: no cookies, the token as its key."""
    return Browser(browser.app, {"authorization": f"Bearer {TOKEN}"})


@pytest.fixture(scope="module")
def chromium() -> Iterator[Chromium]:
    """Chromium, once for a module; while it is there, its event loop runs in this thread, and no other test could run one."""
    with running_chromium() as running:
        yield running
