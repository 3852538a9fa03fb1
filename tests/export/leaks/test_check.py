"""What is sealed is found however it is written; what only looks like it asks for a person's word, with the reason."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from khronika.errors import RecordError
from khronika.export.leaks.allowance import still_open
from khronika.export.leaks.check import LeakCheck
from khronika.export.leaks.piece import Piece
from khronika.pipeline.sealing import known_to_check, sealed_name, sealed_words
from khronika.records.publication import AllowedWords
from khronika.store.gazetteer import gazetteer

CASES: list[dict[str, Any]] = tomllib.loads(Path(__file__).with_name("sentences.toml").read_text(encoding="utf-8"))["case"]
PUBLIC = ("Daulet Tuleshov", "Zarina Tuleshev", "Zhanbolat Seitkali")


@pytest.fixture(scope="module")
def check() -> LeakCheck:
    people = (
        ["Zhanbolat Tuleshev", "Жанболат Тулешев"],
        ["Erlan Market"],
        ["Hawa Min"],
        ["Mahmoud Al-Qahtawani", "محمود القحطواني"],
        ["王晓鹏"],
    )
    sealed = [
        *(sealed_name(names, is_person=True) for names in people),
        sealed_name(["Northern Dawn Initiative"], is_person=False),
        *map(sealed_words, ("Oral", "15", "she hid in the cellar of the bakery")),
    ]
    return LeakCheck.of(known_to_check(sealed, PUBLIC, gazetteer()))


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["words"]))
def test_words_are_judged_as_a_person_would(check: LeakCheck, case: dict[str, Any]) -> None:
    found = check.leaks_among([Piece("notes.txt", case["words"], (1,))])
    assert (found[0].verdict.value if found else "clear") == case["verdict"]
    assert str(case.get("why", "")) in " ".join(leak.why for leak in found)


def test_a_finding_says_where_the_words_are_which_spelling_and_why(check: LeakCheck) -> None:
    (leak,) = check.leaks_among([Piece("notes.csv", "none\nAbout Жанболата Тулешева,\nnone", (4, 5, 6))])
    assert leak.places == ("notes.csv, line 5",)
    assert (leak.words, leak.spelling) == ("Жанболата Тулешева", "Жанболат Тулешев")
    assert str(leak).endswith("without its ending it is “Жанболат” of “Жанболат Тулешев”, which must not stand here")


def test_the_same_words_are_one_finding_that_counts_its_places(check: LeakCheck) -> None:
    (leak,) = check.leaks_among(Piece(f"{number}.txt", "In Oral, and oral.", (1,)) for number in range(10))
    assert (leak.number, len(leak.places)) == (20, 5)
    assert str(leak).startswith("0.txt, line 1 and 19 more places: “Oral”: ")


def test_nothing_is_found_where_nothing_is_sealed() -> None:
    check = LeakCheck.of(known_to_check([], PUBLIC, gazetteer()))
    assert check.leaks_among([Piece("notes.txt", "Zhanbolat Tuleshev, 15")]) == ()


def test_a_persons_word_lets_pass_what_is_asked_about_and_nothing_else(check: LeakCheck) -> None:
    found = check.leaks_among([Piece("notes.txt", "Erlan Market in ORAL, at least 15.", (1,))])
    allowed = [AllowedWords("oral", "the town"), AllowedWords("Erlan Market", "let it go")]
    assert [leak.words for leak in still_open(found, allowed)] == ["Erlan Market", "15"]


def test_a_word_without_a_reason_is_none() -> None:
    with pytest.raises(RecordError, match="a reason"):
        AllowedWords("Oral", " ")
