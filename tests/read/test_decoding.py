"""Bytes into text where the encoding is said, and where it is not."""

import logging

import pytest

from khronika.read.decoding import text_of

NAMED = "Police arrested José Muñoz in Managua on Monday, his sister said."


@pytest.mark.parametrize(
    "text",
    [
        NAMED,
        "José Muñoz",
        "“Nine held” – the café’s owner was not among them.",
        "La police a arrêté neuf personnes à Lomé ; l’avocat a été libéré.",
        "A polícia deteve nove pessoas em São Tomé após a manifestação. As acusações são graves.",
        "Police said £20 was taken, and left in 5° of frost.",
    ],
)
def test_text_of_no_named_encoding_is_western_and_that_is_said(text: str, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        assert text_of(text.encode("cp1252"), "a.txt") == text
    assert [record.getMessage() for record in caplog.records] == ["a.txt: guessed encoding windows-1252, for none is named"]


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Районный суд в Орске оштрафовал учительницу за плакат.", "cp1251"),
        ("Районный суд в Орске оштрафовал учительницу за плакат.", "koi8-r"),
        ("Police held the editor of Новая газета on Monday, the paper's lawyers said in a statement.", "cp1251"),
        ("اعتقلت الشرطة تسعة أشخاص يوم الاثنين في المدينة", "cp1256"),
        ("Η αστυνομία συνέλαβε εννέα άτομα τη Δευτέρα.", "cp1253"),
        ("警方星期一逮捕了九个人,律师说。", "gb18030"),
        ("警察は月曜日に九人を逮捕したと弁護士が述べた。", "cp932"),
    ],
)
def test_words_of_another_script_tell_their_encoding(text: str, encoding: str, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        assert text_of(text.encode(encoding), "a.txt") == text
    assert "a.txt: guessed encoding" in caplog.text


@pytest.mark.parametrize(
    ("data", "declared"),
    [
        (NAMED.encode(), None),
        (NAMED.encode("utf-16"), None),
        (NAMED.encode("latin-1"), "iso-8859-1"),
        (b"\xef\xbb\xbf" + NAMED.encode(), "iso-8859-1"),
    ],
)
def test_nothing_is_guessed_where_the_encoding_is_known(data: bytes, declared: str | None, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        assert text_of(data, "a.txt", declared) == NAMED
    assert caplog.text == ""
