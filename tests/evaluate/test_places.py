"""LGL and GeoVirus in miniature, with articles written for these tests."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from khronika.errors import GoldError
from khronika.evaluate.labels import LabelScores, score_labels
from khronika.evaluate.places import GEOVIRUS, LGL, Locating, places
from khronika.evaluate.scores import Rate
from khronika.records.evidence import Evidence
from khronika.records.match import Match
from khronika.records.named_places import NamedPlaces
from khronika.records.place import Place, PlaceKind
from tests.evaluate.labelled import geovirus_article, lgl_article, nowhere, write_places

BREST = Place(629634, "Brest", PlaceKind.TOWN, 52.1, 23.7, "BY")
MINSK = Place(625144, "Minsk", PlaceKind.TOWN, 53.9, 27.6, "BY")
BELARUS = Place(630336, "Belarus", PlaceKind.COUNTRY, 53.0, 28.0, "BY")
BREST_OF_FRANCE = Place(3030300, "Brest", PlaceKind.TOWN, 48.4, -4.5, "FR")

TEXT = "A union met in Brest and in Minsk, Belarus, near the Mukhavets."
AT_BREST, AT_MINSK, NOWHERE_NEAR = "52.0 23.8", "53.8 27.5", "10 10"


def locating(found: Mapping[str, Place], at_home: Mapping[str, Place] | None = None) -> Locating:
    """Finds these names and no others; ``at_home`` is what the publisher's other reports tell."""

    def match(report: NamedPlaces, known: Mapping[str, Place]) -> list[Match]:
        return [Match(name, known.get(name.quote), 0.9, ("it is so",)) for name in report.names]

    def find(text: str) -> list[Evidence]:
        return [Evidence.of(text, text.index(name), text.index(name) + len(name)) for name in found if name in text]

    return Locating(
        find,
        lambda report: match(report, found),
        lambda reports: [match(report, at_home or found) for report in reports],
        lambda point, place: place is BELARUS and point[0] > 50,
    )


def scored(folder: Path, name: str, found: Locating) -> LabelScores:
    return score_labels(places(name, folder, found))


def test_names_are_right_where_their_words_are_and_places_where_they_are_near(tmp_path: Path) -> None:
    write_places(tmp_path, "lgl.xml.gz", lgl_article("one", TEXT, [("Brest", AT_BREST), ("Minsk", AT_MINSK)]))
    scores = scored(tmp_path, LGL, locating({"Brest": BREST_OF_FRANCE, "Minsk": MINSK, "Belarus": BELARUS}))
    assert scores.rates == {
        "recognised": Rate(2, 2, 3),
        "given": Rate(1, 2, 2),
        "held": Rate(1, 2, 2),
        "home": Rate(1, 2, 2),
        "own": Rate(1, 2, 2),
        "whole": Rate(1, 2, 3),
    }
    assert [str(miss) for miss in scores.misses] == [
        "one spurious recognised: 'Belarus'",
        "one missed   given: 'Brest'",
        "one missed   held: 'Brest'",
        "one missed   home: 'Brest'",
        "one missed   own: 'Brest'",
    ]


def test_a_name_without_a_point_is_left_out_and_what_is_found_over_it_counts_on_neither_side(tmp_path: Path) -> None:
    write_places(tmp_path, "lgl.xml.gz", lgl_article("one", TEXT, [("Brest", AT_BREST), ("the Mukhavets", None)]))
    scores = scored(tmp_path, LGL, locating({"Brest": BREST, "Mukhavets": MINSK}))
    assert scores.rates["recognised"] == Rate(1, 1, 1)
    assert scores.rates["given"] == Rate(1, 1, 1)
    assert scores.left_out == {"names without a point": 1}


def test_a_country_that_holds_golds_point_is_right_where_that_is_asked(tmp_path: Path) -> None:
    write_places(tmp_path, "GeoVirus.xml.gz", geovirus_article(TEXT, [("Belarus", AT_BREST), ("Minsk", NOWHERE_NEAR)]))
    scores = scored(tmp_path, GEOVIRUS, locating({"Belarus": BELARUS, "Minsk": BELARUS}))
    assert scores.rates["given"] == Rate(0, 2, 2)
    assert scores.rates["held"] == Rate(1, 2, 2)
    assert "home" not in scores.rates


def test_a_publishers_reports_explain_each_other(tmp_path: Path) -> None:
    articles = [lgl_article(id, TEXT, [("Brest", AT_BREST)], "http://paper.example/" + id) for id in ("one", "two")]
    write_places(tmp_path, "lgl.xml.gz", *articles)
    scores = scored(tmp_path, LGL, locating({"Brest": BREST_OF_FRANCE}, at_home={"Brest": BREST}))
    assert (scores.rates["given"], scores.rates["home"]) == (Rate(0, 2, 2), Rate(2, 2, 2))


@pytest.mark.parametrize("shift", [1, 0, 5])
def test_a_name_of_geovirus_is_taken_where_it_stands_nearest_to_its_offsets(tmp_path: Path, shift: int) -> None:
    write_places(
        tmp_path, "GeoVirus.xml.gz", geovirus_article(f"{TEXT} Brest was calm.", [("Brest", AT_BREST), ("Vitebsk", NOWHERE_NEAR)], shift)
    )
    scores = scored(tmp_path, GEOVIRUS, locating({"Brest": BREST}))
    assert scores.rates["whole"] == Rate(1, 1, 1)
    assert scores.left_out == {"names that the text does not hold": 1}


def test_nothing_found_is_all_missed(tmp_path: Path) -> None:
    write_places(tmp_path, "GeoVirus.xml.gz", geovirus_article(TEXT, [("Brest", AT_BREST)]))
    scores = scored(tmp_path, GEOVIRUS, nowhere())
    assert scores.rates["recognised"] == Rate(0, 1, 0)


def test_a_file_that_is_no_whole_xml_is_refused(tmp_path: Path) -> None:
    write_places(tmp_path, "lgl.xml.gz", "<article>")
    with pytest.raises(GoldError, match="no whole XML"):
        scored(tmp_path, LGL, nowhere())
    with pytest.raises(GoldError, match=r"GeoVirus\.xml\.gz"):
        scored(tmp_path, GEOVIRUS, nowhere())
