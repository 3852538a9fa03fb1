"""What somebody finds who explores the ledger: places and people in any spelling, and nothing that they may not see."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from khronika.pipeline import join_waiting
from khronika.pipeline.exploring import Explored, Wanted, explored, narrowed, newest_in, party_names, places_counted, unlike_in
from khronika.pipeline.showing import parties_named, places_named
from khronika.records.claim_type import ClaimType
from khronika.records.incident import ToldAs
from khronika.records.viewer import Viewer
from khronika.records.visibility import Visibility
from khronika.records.visibility_decision import Subject
from khronika.store import Ledger
from khronika.store.gazetteer import gazetteer
from tests.store.made import NOON
from tests.store.test_visibility import PUBLIC, decide
from tests.test_counting import BULAWAYO
from tests.test_joining import JOINER, PAGES

PLACES = gazetteer()
NOBODY = Explored({}, {}, {}, {}, {})


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    """A ledger of two accounts of a detention in Bulawayo, and a sentence in Minsk."""
    with Ledger.open(str(tmp_path / "a.db"), lambda: NOON, "Nadia") as made:
        made.add(page.item for page in PAGES)
        join_waiting(made, JOINER)
        yield made


def found(ledger: Ledger, wanted: Wanted, viewer: Viewer | None = None) -> Explored:
    """The counts, as a viewer sees them."""
    with (ledger if viewer is None else ledger.seen_by(viewer)).looking() as looking:
        by = narrowed(looking, PLACES, wanted, unlike_in(looking))
        shown = explored(looking, by)
        assert sum(one.incidents for one in shown.types.values()) == len(newest_in(looking, by, 0, 99))
        return shown


@pytest.mark.parametrize(
    ("wanted", "type"),
    [
        (Wanted(place="Bulawayo"), ClaimType.DETENTION),
        (Wanted(place="BULAWAYO"), ClaimType.DETENTION),
        (Wanted(place=str(BULAWAYO)), ClaimType.DETENTION),
        (Wanted(place="ZW"), ClaimType.DETENTION),
        (Wanted(person="Moyo, Thandiwe"), ClaimType.DETENTION),
        (Wanted(person="Olga Tkach"), ClaimType.SENTENCE),
        (Wanted(words="ward"), ClaimType.DETENTION),
        (Wanted(words="Минск"), ClaimType.SENTENCE),
    ],
)
def test_places_people_and_words_are_found_in_the_spelling_at_hand(ledger: Ledger, wanted: Wanted, type: ClaimType) -> None:
    assert {type: one.incidents for type, one in found(ledger, wanted).types.items()} == {type: 1}


def test_several_filters_hold_together(ledger: Ledger) -> None:
    assert found(ledger, Wanted(words="ward", person="Ольга Ткач")) == NOBODY
    assert found(ledger, Wanted(person="Thandiwe Moyo", types=frozenset({ClaimType.SENTENCE}))).types == {}


def test_a_party_is_meant_by_its_id_and_named(ledger: Ledger) -> None:
    with ledger.looking() as looking:
        [party] = parties_named(looking, "Ольга Ткач")
        assert party_names(looking, [party]) == {party: "Ольга Ткач"}
    assert found(ledger, Wanted(person=party)).told == {ToldAs.FACT: 1}


def test_places_of_a_country_are_those_within_it(ledger: Ledger) -> None:
    spots = found(ledger, Wanted()).spots
    assert [place.id for place, _ in places_counted(spots, ("ZW",), PLACES)] == [BULAWAYO]
    assert places_counted(spots, ("BY",), PLACES) == []


def test_a_name_in_a_script_that_the_gazetteer_lacks_is_found_as_it_sounds() -> None:
    assert [place.name for place in places_named(PLACES, "Минск")][:1] == ["Minsk"]


def test_a_hidden_report_counts_for_nobody_who_does_not_see_it(tmp_path: Path) -> None:
    with Ledger.open(str(tmp_path / "a.db"), lambda: NOON, "Nadia") as ledger:
        ledger.add([PAGES[2].item])
        join_waiting(ledger, JOINER)
        assert found(ledger, Wanted(), PUBLIC).told == {ToldAs.FACT: 1}
        decide(ledger, Visibility.TEAM, Subject.REPORT)
        assert found(ledger, Wanted(), PUBLIC) == NOBODY
        assert found(ledger, Wanted(words="Минск"), PUBLIC) == NOBODY
        assert found(ledger, Wanted()).told == {ToldAs.FACT: 1}


def test_a_hidden_day_or_place_is_in_no_count(ledger: Ledger) -> None:
    decide(ledger, Visibility.TEAM, Subject.CLAIM, "where[0]")
    places = [found(ledger, Wanted(), viewer) for viewer in (None, PUBLIC)]
    assert places[0].spots != places[1].spots or places[0].countries != places[1].countries
    assert sum(one.incidents for one in places[1].types.values()) == 2


def test_a_hidden_person_is_found_neither_by_name_nor_by_word_nor_by_id(ledger: Ledger) -> None:
    with ledger.looking() as looking:
        parties = parties_named(looking, "Thandiwe Moyo")
    decide(ledger, Visibility.RESTRICTED)
    for wanted in (Wanted(person="Thandiwe Moyo"), Wanted(words="Moyo"), *(Wanted(person=party) for party in parties)):
        assert found(ledger, wanted, PUBLIC) == NOBODY
    with ledger.seen_by(PUBLIC).looking() as looking:
        assert all("Moyo" not in name for name in party_names(looking, parties).values())
