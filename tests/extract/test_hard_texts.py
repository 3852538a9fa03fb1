"""Strange characters, very small and very long texts: nothing falls, no offset moves, no claim is lost."""

import pytest

from khronika.records.report import PassageKind
from tests.extract.always import claims_of, holds
from tests.extract.made import claims_of_words, readings_of, report_of

BODY, TITLE = PassageKind.BODY, PassageKind.TITLE


def todo(reason: str) -> pytest.MarkDecorator:
    return pytest.mark.xfail(strict=True, reason=reason)


ARREST = "Police in Gulu arrested teacher Maks Orlo on Tuesday."


def test_the_plain_sentence_gives_a_whole_claim() -> None:
    [claim] = claims_of_words(ARREST)
    assert [(mention.name and mention.name.value) for mention in claim.targets] == ["Maks Orlo"]
    assert [place.value.name for place in claim.where] == ["Gulu"]
    assert claim.when is not None


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Maks Orlo", "Maks\u00a0Orlo"),
        (" on Tuesday", "\u00a0on\u00a0Tuesday"),
        ("Police in", "Police\u00a0in"),
        ("arrested ", "arrested  "),
        ("arrested ", "arrested\t"),
        ("arrested ", "arrested\n"),
        ("Police", "\ufeffPolice"),
        ("Police", "🚨 Police"),
        ("Police", "\u200fPolice"),
        ("Police", "- Police"),
        ("Police", "• Police"),
        (".", ". 🕊️"),
        (".", ""),
        pytest.param("arrested", "ar\u00adrest\u00aded", marks=todo("soft hyphens are not looked through")),
        pytest.param("arrested", "arrested\u200b", marks=todo("a zero-width space is not looked through")),
        ("Maks", "Maks\u200d"),
        ("Maks Orlo", "Maks Örló"),
        ("Maks Orlo", "Maks O\u0308rlo\u0301"),
    ],
)
def test_a_sentence_keeps_its_claim_with_a_strange_character(old: str, new: str) -> None:
    words = ARREST.replace(old, new)
    [reading] = readings_of([report_of([(BODY, words)])])
    holds(reading)
    [claim] = claims_of(reading)
    [target] = claim.targets
    assert target.name is not None
    assert [place.value.name for place in claim.where] == ["Gulu"]
    assert claim.when is not None


@pytest.mark.parametrize(
    "parts",
    [
        [(TITLE, "Police arrest five teachers")],
        [(TITLE, " "), (BODY, "\u00a0")],
        [(TITLE, "?"), (BODY, "Police arrested a clerk.")],
        [(BODY, ".")],
        [(BODY, "arrested")],
        [(BODY, "“")],
        [(BODY, "Arrested.\n\nArrested.")],
        [(PassageKind.CREDIT, "Photo: Police arrest a man")],
        [(PassageKind.CAPTION, "Arrested")],
        [],
    ],
)
def test_small_and_empty_reports_are_read(parts: list[tuple[PassageKind, str]]) -> None:
    [reading] = readings_of([report_of(parts)])
    holds(reading)


@pytest.mark.parametrize(
    "words",
    [
        "Police arrested " + ", ".join(f"Ana Rey{'abcdefghijklmnopqrstuvwxyz'[number % 26]}" for number in range(100)) + " and Ivo Lukic.",
        "Police said " + "that he said " * 90 + "Ana Rey was arrested.",
        "Police arrested the man " + "who beat the man " * 60 + "in Gulu.",
        "(" * 300 + "Police arrested Ana Rey" + ")" * 300 + ".",
        "“Police arrested Ana Rey, " * 40,
        "arrest " * 170,
        "A" * 5000 + " was arrested.",
        "Ana Rey was arrested" + "!" * 3000,
        "1,000,000 " * 100 + "people were arrested.",
    ],
    ids=["names", "speech", "clauses", "brackets", "quotations", "triggers", "word", "marks", "numbers"],
)
def test_very_long_sentences_are_read_without_a_fall(words: str) -> None:
    [reading] = readings_of([report_of([(BODY, words)])])
    holds(reading)
