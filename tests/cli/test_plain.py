import json
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from khronika.cli.plain import harmless_json, plain

OBEYED = {*range(0x20), *range(0x7F, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x2028, 0x2029}


@given(st.text(st.characters()))
def test_no_terminal_obeys_what_is_shown(words: str) -> None:
    shown = plain(words)
    assert not {ord(character) for character in shown} & OBEYED
    assert all(unicodedata.category(character) not in ("Cc", "Cs", "Zl", "Zp") for character in shown)
    shown.encode()


@given(st.text(st.characters(exclude_categories=["Cc", "Cf", "Cs", "Zl", "Zp"])))
def test_ordinary_words_are_shown_as_they_are(words: str) -> None:
    assert plain(words) == words


def test_every_control_leaves_a_trace() -> None:
    assert plain("\x1b]0;owned\x07 \x9b31m \u202ereversed\r\n") == "␛]0;owned␇ \ufffd31m \ufffdreversed␍ "


def test_words_of_scripts_that_need_joiners_and_marks_keep_them() -> None:
    for words in ("می\u200cخواهم", "क्\u200dष", "\u200fשלום\u200e", "Кыргыз", "e\u0301"):
        assert plain(words) == words


@given(st.dictionaries(st.text(), st.text(st.characters(exclude_categories=["Cs"]))))
def test_harmless_json_is_the_same_json(values: dict[str, str]) -> None:
    line = harmless_json(json.dumps(values, ensure_ascii=False))
    assert json.loads(line) == values
    assert not {ord(character) for character in line} & (OBEYED - {0x2028, 0x2029})
