"""Lists of things come a page at a time, and leave none out."""

import pytest
from sqlalchemy import insert

from khronika.records.member import Sort
from khronika.store import Ledger, ThingFilter
from khronika.store.joined_schema import member_links, members, things
from khronika.store.near_pairs import NearPair
from khronika.store.thing_pages import PageAsked

DAYS = ("2016-05-21", "2016-05-21", None, "2016-11-28", None, "2021-02-04", "2016-05-18")
BY_DAY = ["i5", "i3", "i1", "i0", "i6", "i4", "i2"]


@pytest.fixture
def listed(ledger: Ledger) -> Ledger:
    rows = [{"id": f"i{place}", "sort": "incident", "earliest": day, "latest": day, "size": 1} for place, day in enumerate(DAYS)]
    with ledger.writing() as connection:
        connection.execute(insert(things), [*rows, {"id": "p1", "sort": "party", "earliest": None, "latest": None, "size": 1}])
    return ledger


@pytest.mark.parametrize("size", [1, 2, 3, 7, 8])
def test_pages_one_after_the_other_have_all_things_the_latest_first(listed: Ledger, size: int) -> None:
    found: list[str] = []
    with listed.looking() as looking:
        page = looking.page(Sort.INCIDENT, ThingFilter(), PageAsked(size))
        found += page.ids
        while page.has_after:
            page = looking.page(Sort.INCIDENT, ThingFilter(), PageAsked(size, after=page.positions[-1]))
            assert page.has_before
            found += page.ids
    assert found == BY_DAY


@pytest.mark.parametrize("size", [1, 2, 3])
def test_the_way_back_gives_the_same_pages(listed: Ledger, size: int) -> None:
    with listed.looking() as looking:
        page = looking.page(Sort.INCIDENT, ThingFilter(), PageAsked(size))
        seen = [page]
        while page.has_after:
            page = looking.page(Sort.INCIDENT, ThingFilter(), PageAsked(size, after=page.positions[-1]))
            seen.append(page)
        for earlier in reversed(seen[:-1]):
            page = looking.page(Sort.INCIDENT, ThingFilter(), PageAsked(size, before=page.positions[0]))
            assert page.ids == earlier.ids
            assert page.has_after
        assert not page.has_before


@pytest.mark.parametrize(("most", "number"), [(3, 3), (7, 7), (100, 7)])
def test_things_are_counted_no_further_than_asked(listed: Ledger, most: int, number: int) -> None:
    with listed.looking() as looking:
        assert looking.number_up_to(Sort.INCIDENT, ThingFilter(), most) == number


def link(ledger: Ledger, *scores: tuple[str, str, float]) -> None:
    """Keeps members of which each is a thing of its own, but for those whose names differ in their last letter alone."""
    ids = sorted({id for left, right, _ in scores for id in (left, right)})
    with ledger.writing() as connection:
        sort_of = {sort.letter: sort.value for sort in Sort}
        connection.execute(insert(members), [{"id": id, "sort": sort_of[id[0]], "thing": id[:2]} for id in ids])
        connection.execute(insert(member_links), [{"left": left, "right": right, "score": score} for left, right, score in scores])


def test_pairs_that_are_nearly_one_come_the_likeliest_first_and_each_two_things_once(ledger: Ledger) -> None:
    link(
        ledger,
        ("i1a", "i2a", -1.5),
        ("i1a", "i1b", 2.0),
        ("i1b", "i2a", 0.5),
        ("i3a", "i4a", 1.5),
        ("i5a", "i6a", -9.0),
        ("p1a", "p2a", 1.0),
    )
    with ledger.looking() as looking:
        assert looking.near_pairs(Sort.INCIDENT, 10) == [
            NearPair("i3a", "i4a", 1.5, ("i3", "i4")),
            NearPair("i1b", "i2a", 0.5, ("i1", "i2")),
        ]
        assert looking.near_pairs(Sort.INCIDENT, 1) == [NearPair("i3a", "i4a", 1.5, ("i3", "i4"))]
        assert [pair.left for pair in looking.near_pairs(Sort.PARTY, 10)] == ["p1a"]
