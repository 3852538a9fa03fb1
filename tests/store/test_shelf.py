"""The shelf gives as many reports as are asked for, whatever of it is hidden from who looks."""

from dataclasses import replace

import pytest
from sqlalchemy import insert, select

from khronika.records.viewer import Viewer
from khronika.records.visibility import Visibility
from khronika.store import Ledger
from khronika.store import shelf as shelf_module
from khronika.store.guard import Guard
from khronika.store.joined_schema import reviewed
from khronika.store.looking import Looking
from khronika.store.schema import claims, readings
from khronika.store.shelf import ShelfAsked, State, next_open, shelf
from tests.store.made import Page

ADDRESSES = [f"https://news.example/{name}" for name in "abcdef"]


@pytest.fixture
def filled(ledger: Ledger) -> Ledger:
    ledger.add([replace(Page(), address=address).item for address in ADDRESSES])
    ledger.add([Page(address="https://news.example/unread", reader=None).item])
    return ledger


def shown(ledger: Ledger, asked: ShelfAsked, *hidden: int) -> list[str]:
    with ledger.reading() as connection:
        guard = Guard(Viewer(Visibility.TEAM), reports=frozenset(hidden))
        return [one.report.id for one in shelf(Looking(connection, guard), asked)]


def test_a_page_of_the_shelf_is_full_though_the_reports_that_came_last_are_hidden(filled: Ledger) -> None:
    with filled.looking() as looking:
        numbers = [one.number for one in shelf(looking, ShelfAsked(limit=9))]
    assert shown(filled, ShelfAsked(limit=3), numbers[0], numbers[1], numbers[3]) == ["e", "c", "b"]
    assert shown(filled, ShelfAsked(limit=3, before=numbers[4]), numbers[5]) == ["a"]


def test_reports_that_nobody_could_read_are_found_among_all(filled: Ledger) -> None:
    assert shown(filled, ShelfAsked(State.UNREAD)) == ["unread"]
    assert shown(filled, ShelfAsked(State.DONE)) == []
    assert shown(filled, ShelfAsked(State.OPEN, limit=2)) == ["f", "e"]


@pytest.mark.parametrize("many", [1, 100])
def test_reports_with_an_open_claim_are_found_where_nearly_all_is_decided(
    filled: Ledger, monkeypatch: pytest.MonkeyPatch, many: int
) -> None:
    monkeypatch.setattr(shelf_module, "MANY_DECIDED", many)
    with filled.reading() as connection:
        told = connection.execute(select(claims.c.number, readings.c.report).join(readings, readings.c.number == claims.c.reading)).all()
    still_open = min(number for number, _ in told)
    decided = [{"claim": claim, "origin": claim, "report": report} for claim, report in told if claim != still_open]
    with filled.writing() as connection:
        connection.execute(insert(reviewed), [row | {"verdict": "accepted"} for row in decided])
    assert shown(filled, ShelfAsked(State.OPEN)) == ["a"]
    with filled.looking() as looking:
        assert next_open(looking, None) == dict(map(tuple, told))[still_open]
