from functools import cache

import pytest

from khronika.records.place import PlaceKind
from khronika.store.gazetteer import SqliteGazetteer, gazetteer


@cache
def world() -> SqliteGazetteer:
    return gazetteer()


@pytest.mark.parametrize(
    ("name", "id"),
    [
        ("Oral", 608668),
        ("Qaraghandy", 609655),
        ("Karaganda", 609655),
        ("Nur-Sultan", 1526273),
        ("Leningrad", 498817),
        ("SAINT PETERSBURG", 498817),
    ],
)
def test_a_place_is_found_by_each_of_its_names(name: str, id: int) -> None:
    assert id in [place.id for place, _ in world().named(name)]


def test_those_that_bear_a_name_come_before_those_that_have_it_too_and_the_large_before_the_small() -> None:
    found = world().named("Tripoli")
    assert [is_other for _, is_other in found] == sorted(is_other for _, is_other in found)
    own = [place.people for place, is_other in found if not is_other]
    assert own == sorted(own, reverse=True)


def test_a_town_lies_in_its_district_region_and_country() -> None:
    town = next(place for place, _ in world().named("Lancaster") if place.country == "GB")
    assert town.district is not None
    assert town.region is not None
    holders = [world().place(town.district), world().place(town.region), *(place for place, _ in world().named("United Kingdom"))]
    assert [holder is not None and holder.holds(town) for holder in holders] == [True, True, True]
    assert [holder.kind for holder in holders if holder is not None] == [PlaceKind.DISTRICT, PlaceKind.REGION, PlaceKind.COUNTRY]


def test_every_place_of_a_country_has_it_in_its_iso_code() -> None:
    found = [place for place, _ in world().named("Kazakhstan")]
    assert [(place.kind, place.country) for place in found if place.kind is PlaceKind.COUNTRY] == [(PlaceKind.COUNTRY, "KZ")]


def test_a_name_that_nothing_bears_gives_nothing() -> None:
    assert world().named("Xyrvothia") == ()
    assert not world().has("Xyrvothia")
    assert world().place(1) is None


def test_a_large_town_is_known_by_its_old_name_and_a_small_one_by_its_own() -> None:
    assert world().has("Kharkov")
    assert world().has("Shetpe")


def test_a_point_lies_where_the_nearest_town_does() -> None:
    kazakhstan = next(place for place, _ in world().named("Kazakhstan") if place.kind is PlaceKind.COUNTRY)
    assert world().lies_in((48.0, 68.0), kazakhstan)
    assert not world().lies_in((55.75, 37.6), kazakhstan)
    assert not world().lies_in((-60.0, -140.0), kazakhstan)
