"""Which place on the map the names of places in own sentences mean, with the gazetteer that comes with khronika."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from itertools import accumulate
from pathlib import Path

import pytest

from khronika.records.evidence import Evidence
from khronika.records.match import Match
from khronika.records.named_places import NamedPlaces
from khronika.resolve.board import MOST_GROUPS
from khronika.resolve.places import Resolver
from khronika.store.gazetteer import SqliteGazetteer, gazetteer

CASES = Path(__file__).parent / "cases" / "places.toml"
RICHMOND_OF_INDIANA, RICHMOND_OF_VIRGINIA = 4263681, 4781708


@dataclass(frozen=True)
class Case:
    """A sentence, and what its names mean; what stands behind a comma in a key only says which mention is meant."""

    text: str
    means: Mapping[str, int | str] = field(default_factory=dict)
    within: Mapping[str, int] = field(default_factory=dict)
    none: list[str] = field(default_factory=list)

    def name(self, key: str) -> Evidence:
        start = self.text.index(key)
        return Evidence.of(self.text, start, start + len(key.partition(",")[0]))

    @property
    def names(self) -> tuple[Evidence, ...]:
        return tuple(self.name(key) for key in (*self.means, *self.within, *self.none))


@cache
def world() -> SqliteGazetteer:
    return gazetteer()


@cache
def resolver() -> Resolver:
    return Resolver(world())


def named(text: str, *names: str, address: str | None = None) -> NamedPlaces:
    return NamedPlaces(text, tuple(Evidence.of(text, text.index(name), text.index(name) + len(name)) for name in names), address)


def cases() -> list[Case]:
    return [Case(**row) for row in tomllib.loads(CASES.read_text(encoding="utf-8"))["case"]]


def only(matches: list[Match]) -> Match:
    (match,) = matches
    return match


def place_id(match: Match) -> int | None:
    return None if match.place is None else match.place.id


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.text)
def test_names_mean_the_places_that_a_reader_takes_them_for(case: Case) -> None:
    found = {match.words: match for match in resolver().resolve(NamedPlaces(case.text, case.names))}
    for key, meant in case.means.items():
        match = found[case.name(key)]
        assert match.place is not None
        assert (match.place.id if isinstance(meant, int) else match.place.name, match.is_within) == (meant, False), key
    for key, meant in case.within.items():
        match = found[case.name(key)]
        assert (place_id(match), match.is_within) == (meant, True), key
    assert [found[case.name(key)].place for key in case.none] == [None] * len(case.none)


def test_a_match_carries_its_score_and_its_reasons_in_words() -> None:
    match = only(resolver().resolve(named("A march was held in Sfax, Tunisia.", "Sfax")))
    assert match.score > 0.8
    assert match.reasons == (
        "the town Sfax has this name",
        "it is well known (280,566 people)",
        "the words behind the name say that it is there",
    )


def test_a_name_that_could_mean_many_places_is_less_sure() -> None:
    known = only(resolver().resolve(named("Police in Springfield held a man.", "Springfield")))
    told = only(resolver().resolve(named("Police in Springfield, Missouri, held a man.", "Springfield")))
    assert known.score < 0.6 < told.score


def test_a_name_has_one_meaning_throughout_a_report() -> None:
    text = "Tripoli was calm. In Tripoli, Lebanon, shops had opened. Tripoli slept."
    names = tuple(Evidence.of(text, start, start + 7) for start in (0, 21, 57))
    assert [place_id(match) for match in resolver().resolve(NamedPlaces(text, names))] == [266826] * 3


def test_what_a_person_decided_stays() -> None:
    report = named("A union met in Brest and in Minsk.", "Brest", "Minsk")
    brest = world().place(3030300)
    assert brest is not None
    first, second = resolver().resolve(report, decided={report.names[0]: brest})
    assert (first.place, first.score, first.reasons) == (brest, 1.0, ("a person decided it",))
    assert second.place is not None
    assert second.place.name == "Minsk"


def test_the_country_of_a_publishers_address_counts() -> None:
    text = "Students met in Lancaster on Monday."
    assert place_id(only(resolver().resolve(named(text, "Lancaster", address="https://paper.example.co.uk/a")))) == 2644972
    assert place_id(only(resolver().resolve(named(text, "Lancaster", address="https://paper.example.com/a")))) != 2644972


def test_a_local_paper_leaves_unsaid_what_its_other_reports_tell() -> None:
    reports = [
        named("The council of Richmond met.", "Richmond"),
        named("A road in Richmond near Centerville was closed.", "Richmond", "Centerville"),
        named("Farmers came to Richmond from Hagerstown and Liberty.", "Richmond", "Hagerstown", "Liberty"),
        named("Wayne County, Indiana, has a new sheriff.", "Wayne County", "Indiana"),
    ]
    home = resolver().home(reports)
    assert place_id(only(resolver().resolve(reports[0]))) == RICHMOND_OF_VIRGINIA
    assert place_id(only(resolver().resolve(reports[0], home))) == RICHMOND_OF_INDIANA


def test_a_few_reports_make_no_home() -> None:
    assert resolver().home([named("The council of Richmond met.", "Richmond")] * 2) is None
    assert resolver().home([named("Nobody knows Xyrvothia.", "Xyrvothia")] * 4) is None


def test_a_report_without_names_has_no_places() -> None:
    assert resolver().resolve(NamedPlaces("Nothing happened.", ())) == []


def test_more_names_than_are_weighed_together_each_get_a_place() -> None:
    towns = sorted({key.partition(",")[0] for case in cases() for key in case.means})
    names = [f"{town} {kind}" for town in towns for kind in ("City", "County", "Town", "Village", "Province", "District", "State")]
    text = "; ".join(names)
    starts = list(accumulate((len(name) + 2 for name in names), initial=0))
    words = tuple(Evidence.of(text, start, start + len(name)) for start, name in zip(starts, names, strict=False))
    matches = resolver().resolve(NamedPlaces(text, words))
    assert [match.words for match in matches] == list(words)
    assert sum(match.place is not None for match in matches) > MOST_GROUPS
