"""Ledgers for tests, by address: one for each database that the contract holds on."""

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest

from khronika.store import Ledger
from tests.store.made import NOON

DATABASES = ("sqlite",)

OpenLedger = Callable[..., Ledger]


@pytest.fixture(params=DATABASES)
def location(tmp_path: Path) -> str:
    """Where a ledger can be made; each database of the contract has its own kind of address."""
    return str(tmp_path / "ledger.db")


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
def new_address(tmp_path: Path) -> Callable[[str], str]:
    """Gives an address at which no ledger is yet, on the database that is named."""
    given: list[str] = []

    def address_on(database: str) -> str:
        assert database in DATABASES
        given.append(database)
        return str(tmp_path / f"ledger-{len(given)}.db")

    return address_on
