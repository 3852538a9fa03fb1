"""Words are cut alike in every script."""

import sys
import unicodedata

from khronika.text.search_words import UNSPACED, forms_of


def test_a_mark_belongs_to_the_word_that_it_stands_in() -> None:
    signs = (sign for sign in map(chr, range(sys.maxunicode + 1)) if unicodedata.category(sign).startswith("M"))
    marks = [sign for sign in signs if not UNSPACED.search(sign)]
    assert len(marks) > 2_000
    assert [sign for sign in marks if len(forms_of(f"a{sign}b c")) != 2] == []


def test_signs_between_words_belong_to_none() -> None:
    assert forms_of("a—b…c/d\u200be") == ["a", "b", "c", "d", "e"]
