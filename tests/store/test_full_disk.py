"""A disk that is really full, and room made on it: nothing stored before is lost, and the ledger goes on."""

import os
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from itertools import count
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest

from khronika.errors import LedgerError
from khronika.store import Added, Ledger
from tests.databases import DATABASES
from tests.postgresql_server import shared_server
from tests.store.made import NOON, Page, many_pages

MEGABYTES = {"sqlite": 4, "postgresql": 14}
"""How large a disk is that holds a ledger and little more; a database of PostgreSQL has eight megabytes of its own."""


@pytest.fixture(params=DATABASES)
def database(request: pytest.FixtureRequest) -> str:
    """The kind of database."""
    return str(request.param)


@pytest.fixture
def disk(database: str) -> Iterator[Path]:
    """A small disk of memory that the database may write to."""
    with TemporaryDirectory() as folder:
        mount = ["mount", "-t", "tmpfs", *size_of(MEGABYTES[database]), "tmpfs", folder]
        if os.geteuid() != 0 or subprocess.run(mount, check=False).returncode:
            pytest.skip("a disk of memory can be made by an administrator alone")
        yield Path(folder)
        subprocess.run(["umount", folder], check=True)


def size_of(megabytes: int) -> list[str]:
    return ["-o", f"size={megabytes}m"]


@pytest.fixture
def location(database: str, disk: Path) -> Iterator[str]:
    """Where a ledger can be made on the disk."""
    if database == "sqlite":
        yield str(disk / "ledger.db")
        return
    server = shared_server()
    os.chown(disk, server.user, -1)
    server.ask(f"CREATE TABLESPACE small LOCATION '{disk}'")
    server.ask("CREATE DATABASE on_small TEMPLATE template0 TABLESPACE small")
    yield server.address("on_small")
    server.drop(server.address("on_small"))
    server.ask("DROP TABLESPACE small")


def large_pages(first: int, number: int) -> Iterator[Page]:
    """Pages of a sixth of a megabyte, which no database can make much smaller."""
    for page in many_pages(first, number):
        yield replace(page, markup=Random(page.address).randbytes(80_000).hex())


def test_a_full_disk_is_told_and_after_room_was_made_the_ledger_goes_on(location: str, disk: Path) -> None:
    with Ledger.open(location, lambda: NOON, "Nadia") as ledger:
        told, error = 0, ""
        for first in count(0, 5):
            try:
                ledger.add(page.item for page in large_pages(first, 5))
            except LedgerError as complaint:
                error = str(complaint)
                break
            told += 5
        assert "has no room: the disk is full; free some space and run the command again; nothing stored before is lost" in error
        assert ledger.counts().reports == told > 0
        subprocess.run(["mount", "-o", "remount", *size_of(64), disk], check=True)
        assert list(ledger.verify()) == []
        assert ledger.add(page.item for page in large_pages(0, told + 5)) == Added(reports=5, claims=10, known=told)
        assert list(ledger.verify()) == []
