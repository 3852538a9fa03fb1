"""The names of places that are found in own sentences; the gazetteer is a handful of names."""

import pytest

from khronika.extract.toponyms import place_names
from khronika.records.report import Passage, PassageKind, Report

KNOWN = frozenset({"Sukoharjo", "Weiswampach", "Benghazi", "Tripoli", "Douglas", "Moore County", "March", "Seoul", "Paris"})


def found(text: str) -> list[str]:
    report = Report("one", text, (Passage(PassageKind.BODY, 0, len(text)),), capture_sha256="0" * 64, address="file:///one", language="en")
    names = place_names(report, lambda name: name in KNOWN)
    assert all(name.stands_in(text) for name in names)
    return [name.quote for name in names]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Police in Lviv held two women on Monday.", ["Lviv"]),
        ("Rallies were held in the U.S. and in Canada.", ["U.S.", "Canada"]),
        ("She moved from Macon, Ga., to Toronto.", ["Macon", "Ga.", "Toronto"]),
        ("The Seoul City Council met.", ["Seoul"]),
        ("A deputy of Moore County Sheriff's Office spoke.", ["Moore County"]),
        ("The trader came from Sukoharjo, Central Java, in May.", ["Sukoharjo", "Central Java"]),
        ("Clouds hung near Weiswampach.", ["Weiswampach"]),
        ("In Libya, Tripoli and Benghazi saw rallies.", ["Libya", "Tripoli", "Benghazi"]),
        ("Ships crossed the Black Sea to Europe.", ["Black Sea", "Europe"]),
        ("The Democratic Republic of the Congo and Chad agreed.", ["Democratic Republic of the Congo", "Chad"]),
        ("NAIROBI — Police held a singer.", ["NAIROBI"]),
        ("The University of Nairobi was closed.", ["Nairobi"]),
        ("Kenya's capital was calm.", ["Kenya"]),
    ],
)
def test_a_name_of_a_place_is_found(text: str, names: list[str]) -> None:
    assert found(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "The Kenyan singer was held.",
        "It cost US$20 million.",
        "Editors of The New York Times wrote to him.",
        "Michael Douglas spoke; Douglas was tired.",
        "The trial begins in March.",
        "Paris Hilton sang.",
        "The Center was closed.",
        "A South Korean teacher was fined.",
    ],
)
def test_what_is_no_name_of_a_place_is_left(text: str) -> None:
    assert found(text) == []
