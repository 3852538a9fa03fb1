"""A ledger on a PostgreSQL server: a server that goes away, addresses that lead nowhere, what verify finds there."""

import signal
import threading
from collections.abc import Iterator

import pytest
from sqlalchemy.exc import ProgrammingError

from khronika.errors import DamagedLedgerError, LedgerError
from khronika.store import Added, ClaimFilter, FaultKind, Ledger, postgresql
from tests.postgresql_server import Server, shared_server
from tests.store.made import NOON, Page, many_pages


@pytest.fixture
def location() -> Iterator[str]:
    """An empty database on the server that the tests share."""
    address = shared_server().new_database()
    yield address
    shared_server().drop(address)


@pytest.fixture
def own_server() -> Iterator[Server]:
    """A server that a test may end."""
    server = Server.made()
    server.start()
    yield server
    server.remove()


def opened(location: str) -> Ledger:
    return Ledger.open(location, lambda: NOON, "Nadia")


def test_a_server_that_ends_as_in_a_crash_while_reports_are_added_has_all_that_was_told(own_server: Server) -> None:
    location, told = own_server.new_database(), [0]
    complaints: list[str] = []

    def add() -> None:
        with opened(location) as ledger:
            try:
                while True:
                    ledger.add(page.item for page in many_pages(told[0], 3))
                    told[0] += 3
                    if told[0] == 9:
                        under_way.set()
            except LedgerError as error:
                complaints.append(str(error))

    under_way = threading.Event()
    adder = threading.Thread(target=add)
    adder.start()
    assert under_way.wait(60)
    own_server.stop(signal.SIGQUIT)
    adder.join()
    assert "cannot be reached; check the address and that the server runs" in complaints[0]
    own_server.start()
    with opened(location) as ledger:
        stored = ledger.counts().reports
        assert stored in (told[0], told[0] + 3)
        assert list(ledger.verify()) == []
        assert ledger.add(page.item for page in many_pages(0, stored)) == Added(known=stored)


def test_a_ledger_goes_on_after_its_server_was_started_again(own_server: Server) -> None:
    with opened(own_server.new_database()) as ledger:
        ledger.add([Page().item])
        own_server.stop()
        own_server.start()
        assert ledger.add(page.item for page in many_pages(0, 1)).reports == 1
        assert list(ledger.verify()) == []


def test_an_addition_waits_for_a_neighbour_and_then_says_politely_that_the_ledger_is_in_use(
    location: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(postgresql, "WAIT_SECONDS", 0.2)
    with opened(location) as ledger, opened(location) as other:
        with other.writing(), pytest.raises(LedgerError, match="in use by another khronika; wait"):
            ledger.add([Page().item])
        assert ledger.add([Page().item]).reports == 1
        assert list(ledger.verify()) == []


def test_who_pages_through_claims_keeps_nobody_from_adding(location: str) -> None:
    with opened(location) as reading, opened(location) as writing:
        writing.add(page.item for page in many_pages(0, 3))
        claims = reading.claims(ClaimFilter())
        next(claims)
        assert writing.add(page.item for page in many_pages(3, 1)).reports == 1
        assert len(list(claims)) == 5


ADDRESSES = [
    ("postgresql://nadia:zebra@/khronika?host=/nowhere", "nadia:\\*\\*\\*@/khronika.* cannot be reached; check the address"),
    ("postgresql://nadia:zebra@localhost", "names no database; give an address"),
    ("postgresql://nadia:zebra@localhost:port/khronika", "the PostgreSQL address names no database"),
]


@pytest.mark.parametrize(("address", "words"), ADDRESSES)
def test_an_address_that_leads_nowhere_is_told_without_its_password(address: str, words: str) -> None:
    with pytest.raises(LedgerError, match=words) as told:
        opened(address)
    assert "zebra" not in str(told.value)


def test_a_database_that_cannot_hold_every_script_is_refused() -> None:
    shared_server().ask("CREATE DATABASE latin ENCODING 'LATIN1' LOCALE 'C' TEMPLATE template0")
    try:
        with pytest.raises(LedgerError, match="keeps its texts as LATIN1, which cannot hold every script; make one with createdb"):
            opened(shared_server().address("latin"))
    finally:
        shared_server().drop(shared_server().address("latin"))


def test_a_database_of_something_else_is_refused(location: str) -> None:
    shared_server().ask("CREATE TABLE recipes (name text)", location_name(location))
    with pytest.raises(DamagedLedgerError, match="is a database, but not a ledger of khronika"):
        opened(location)


def location_name(location: str) -> str:
    return location.partition("?")[0].rpartition("/")[2]


CHANGES = [
    ("UPDATE captures SET bytes = 'other' WHERE number = 1", FaultKind.CAPTURE),
    ("UPDATE reports SET text = replace(text, 'Moyo', 'Mojo') WHERE number = 2", FaultKind.TEXT),
    ("UPDATE claims SET body = replace(body, 'detention', 'detentiom') WHERE number = 5", FaultKind.CLAIM),
    ("UPDATE evidence SET quote = 'March 5' WHERE claim = 5 AND field = 'when'", FaultKind.QUOTE),
    ("UPDATE changes SET who = 'Ama' WHERE number = 3", FaultKind.LOG_LINE),
    ("UPDATE batches SET head = previous", FaultKind.BATCH),
    ("SET session_replication_role = replica; DELETE FROM captures", FaultKind.FILE),
    ("DROP TABLE evidence", FaultKind.FILE),
]


@pytest.mark.parametrize(("statement", "kind"), CHANGES)
def test_what_somebody_changed_past_khronika_is_found_and_named(location: str, statement: str, kind: FaultKind) -> None:
    with opened(location) as ledger:
        ledger.add([Page().item])
        shared_server().ask(statement, location_name(location))
        assert [fault.kind for fault in ledger.verify()][:1] == [kind]


def test_no_error_of_the_database_tells_what_was_to_be_stored(location: str) -> None:
    with opened(location) as ledger, ledger.engine.connect() as connection:
        with pytest.raises(ProgrammingError) as raised:
            connection.exec_driver_sql("INSERT INTO nowhere VALUES (%s)", ("Thandiwe Moyo",))
        assert "Thandiwe" not in str(raised.value)
