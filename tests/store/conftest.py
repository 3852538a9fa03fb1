"""Ledgers for tests, by address: one for each database that the contract holds on."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import datetime
from itertools import count
from pathlib import Path

import pytest

from khronika.store import Ledger
from tests.databases import DATABASES, new_location
from tests.store.made import NOON

OpenLedger = Callable[..., Ledger]


@pytest.fixture(params=DATABASES)
def location(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """Where a ledger can be made; each database of the contract has its own kind of address."""
    with new_location(request.param, tmp_path) as location:
        yield location


@pytest.fixture
def open_ledger(location: str) -> Iterator[OpenLedger]:
    """Opens the ledger at ``location``, as often as a test likes."""
    opened: list[Ledger] = []

    def open_one(at: datetime = NOON, who: str = "Nadia") -> Ledger:
        opened.append(Ledger.open(location, lambda: at, who))
        return opened[-1]

    yield open_one
    for ledger in opened:
        ledger.close()


@pytest.fixture
def ledger(open_ledger: OpenLedger) -> Ledger:
    """An empty ledger."""
    return open_ledger()


@pytest.fixture
def new_address(tmp_path: Path) -> Iterator[Callable[[str], str]]:
    """Gives an address at which no ledger is yet, on the database that is named."""
    with ExitStack() as places:
        given = count(1)
        yield lambda database: places.enter_context(new_location(database, tmp_path / f"ledger-{next(given)}"))
