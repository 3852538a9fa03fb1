"""Names: where they stand, what sort they are, whom a short form means."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khronika.extract.enumerations import Lists, enumerations
from khronika.extract.layout import lay_out
from khronika.extract.name_finding import find_names
from khronika.extract.names import Names
from khronika.records.mention import Kind
from khronika.records.report import PassageKind
from tests.extract.made import report_of


def todo(reason: str) -> pytest.MarkDecorator:
    return pytest.mark.xfail(strict=True, reason=reason)


def names_in(*paragraphs: str) -> Names:
    return lay_out(report_of((PassageKind.BODY, words) for words in paragraphs)).names


def texts(names: Names) -> list[str]:
    return [name.text for name in names]


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("On Monday police held Anna Maria Kowalczyk.", ["Anna Maria Kowalczyk"]),
        ("Enlarge Amadou Bello has been in jail since May.", ["Amadou Bello"]),
        ("Advertisement", []),
        ("West Bengal Chief Minister attacked", []),
        ("Crimean Tatars and African Americans met Algiers baker Omar Sanders.", ["Algiers", "Omar Sanders"]),
        ("Twelve Uzbeks met Rustam Karimov.", ["Rustam Karimov"]),
        ("In May the judge freed Dr. Amadou Bâ.", ["Amadou Bâ"]),
        ("He met Prime Minister Lars Holt in Oslo.", ["Lars Holt", "Oslo"]),
        ("She met Khaled al-Masri and Abu Bakr ibn Yusuf.", ["Khaled al-Masri", "Abu Bakr ibn Yusuf"]),
        ("They held Juan de la Cruz's brother.", ["Juan de la Cruz"]),
        ("They held Luan “Flakë” Berisha in Vlorë.", ["Luan “Flakë” Berisha", "Vlorë"]),
        pytest.param(
            "The Ministry of Justice and Human Rights said so.",
            ["Ministry of Justice and Human Rights"],
            marks=todo("an institution joined by and"),
        ),
        ("He spoke to J. B. Mutasa.", ["J. B. Mutasa"]),
        ("It was N'Djamena, not Sarh.", ["N'Djamena", "Sarh"]),
        ("The French police and an Iranian judge came.", []),
        ("On Thursday in March he left.", []),
        ("The reporter for Reporters Without Borders wept.", ["Reporters Without Borders"]),
        ("A man from the Côte-d'Or met Nguyễn Thị Hoa.", ["Côte-d'Or", "Nguyễn Thị Hoa"]),
        ("He met O'Neill Mbeki-Zulu.", ["O'Neill Mbeki-Zulu"]),
        ("She leads the Teachers' Union of Malawi.", ["Teachers' Union of Malawi"]),
        (
            "It hit the People’s Liberation Army and the Mothers' Committee of Lima.",
            ["People’s Liberation Army", "Mothers' Committee of Lima"],
        ),
        ("He taught at St. Anne's College in Accra.", ["St. Anne's College", "Accra"]),
        ("A raid on the Prisoners' Affairs Commission followed.", ["Prisoners' Affairs Commission"]),
        ("He sued Peru's Supreme Court and Honduras' National Congress.", ["Peru", "Supreme Court", "Honduras", "National Congress"]),
    ],
)
def test_these_names_stand_in_the_words(words: str, names: list[str]) -> None:
    assert texts(names_in(words)) == names


KNOWN_SMALL = todo("a capital at the start of a sentence makes a name of a common noun that neither report nor lists have in lower case")


@pytest.mark.parametrize(
    "words",
    [
        "Gunmen came at night.",
        "Nurses were there.",
        pytest.param("Prison officials came.", marks=KNOWN_SMALL),
        "Mobile data is back.",
        "Riot police came.",
        "Fishermen wept.",
        pytest.param("Welders wept.", marks=KNOWN_SMALL),
        "Phone lines fell.",
    ],
)
def test_a_common_noun_that_opens_a_sentence_is_no_name(words: str) -> None:
    assert texts(names_in(words)) == []


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("She read the Lusaka Herald.", Kind.OUTLET),
        pytest.param("She read telegraf-sever.info today.", Kind.SITE, marks=todo("an address in lower case")),
        ("He used Telegram today.", Kind.SITE),
        ("He went to Kazakhstan today.", Kind.PLACE),
        ("He went to Evin Prison today.", Kind.PLACE),
        ("He joined the Free Farmers Union today.", Kind.ORGANIZATION),
        ("He saw Milica Tarkan today.", Kind.PERSON),
        ("He lives in Nakuru today.", Kind.PLACE),
    ],
)
def test_a_name_is_of_a_kind(words: str, kind: Kind) -> None:
    assert [name.kind for name in names_in(words)] == [kind]


@pytest.mark.parametrize(
    ("first", "second", "fullest"),
    [
        ("They held Maks Orlo at home.", "The wife of Orlo wept.", "Maks Orlo"),
        ("They held Maks Orlo at home.", "The wife of Maks wept.", "Maks Orlo"),
        ("He joined the Free Farmers Union (FFU).", "Then the FFU left.", "Free Farmers Union"),
        ("They held Ana Rey and Luz Rey.", "The aunt of Rey wept.", "Luz Rey"),
    ],
)
def test_a_later_form_means_the_fullest(first: str, second: str, fullest: str) -> None:
    names = names_in(first, second)
    assert names.fullest(list(names)[-1]).text == fullest


@pytest.mark.parametrize("title", ["Mayor", "President", "Deputy Minister", "Gen."])
def test_a_name_covers_its_title(title: str) -> None:
    text = f"Police held {title} Ivo Lukic today."
    names = names_in(text)
    [name] = names
    assert text[name.title_start : name.end] == f"{title} Ivo Lukic"
    assert names.covering(text.index(title)) == name
    assert names.covering(text.index("Lukic")) == name
    assert names.covering(text.index("today")) is None


@pytest.mark.parametrize(
    ("words", "lists"),
    [
        ("They held Ana Rey, Ivo Lukic and Mia Babic.", [["Ana Rey", "Ivo Lukic", "Mia Babic"]]),
        ("They held Ana Rey, 27, and Ivo Lukic, 31.", [["Ana Rey", "Ivo Lukic"]]),
        ("They held Ana Rey (27) and Ivo Lukic (31).", [["Ana Rey", "Ivo Lukic"]]),
        ("They held trade unionist Ana Rey, labour organisers Ivo Lukic and Mia Babic.", [["Ana Rey", "Ivo Lukic", "Mia Babic"]]),
        ("They held Ana Rey, as well as Ivo Lukic.", [["Ana Rey", "Ivo Lukic"]]),
        ("Ana Rey, who met Ivo Lukic, wept.", []),
        ("Ana Rey was held by Ivo Lukic.", []),
        ("They held Ana Rey. Ivo Lukic and Mia Babic wept.", [["Ivo Lukic", "Mia Babic"]]),
    ],
)
def test_names_that_stand_in_one_list(words: str, lists: list[list[str]]) -> None:
    assert [[name.text for name in listed] for listed in enumerations(names_in(words), words)] == lists


@pytest.mark.parametrize(("words", "first"), [("teacher", "Ana Rey"), ("They", None), ("wept", None), ("Ana", None)])
def test_what_stands_between_listed_names_belongs_to_their_list(words: str, first: str | None) -> None:
    text = "They held Ana Rey, teacher Ivo Lukic and Mia Babic. Ada Moyo wept."
    found = Lists(names_in(text), text).first_around(text.index(words))
    assert (found and found.text) == first


def test_a_headline_has_the_names_of_the_report_again() -> None:
    parts = [(PassageKind.TITLE, "Family Of Orlo Asks Where Ana Rey Is"), (PassageKind.BODY, "Police held Maks Orlo and Ana Rey in Gulu.")]
    names = lay_out(report_of(parts)).names
    assert sorted(texts(names)[:2]) == ["Ana Rey", "Orlo"]


SCRIPTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)
PARTS = [
    "Dr.",
    "Mr",
    "President",
    "Anna Maria",
    "de la",
    "Cruz-Vega",
    "O'Neill",
    "Ministry of Justice",
    "the",
    "and",
    "UN",
    "X.com",
    ",",
    ".",
    "“",
    "”",
]
TITLED = st.lists(st.sampled_from([*PARTS, "(", ")", "—", "İstanbul", "ﬁ", "ß", "李明"]), max_size=12).map(" ".join)


@given(st.one_of(SCRIPTS, TITLED))
def test_any_text_gives_names_that_stand_in_it_one_behind_the_other(text: str) -> None:
    last = 0
    for name in find_names(text, 0, len(text), frozenset(), frozenset()):
        assert last <= name.title_start <= name.start < name.end <= len(text)
        assert text[name.start : name.end] == name.text
        last = name.end


@given(st.lists(TITLED, min_size=1, max_size=3))
def test_the_fullest_form_holds_the_words_of_the_short_one(paragraphs: list[str]) -> None:
    names = names_in(*[words for words in paragraphs if words] or ["Then"])
    for name in names:
        full = names.fullest(name)
        assert len(full.words) >= len(name.words)
        assert names.fullest(full).text == full.text
