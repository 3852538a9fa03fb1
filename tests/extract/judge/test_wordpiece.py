from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khronika.extract.judge.weights import FOLDER
from khronika.extract.judge.wordpiece import MOST_PIECES, WordPieces

VOCABULARY = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "block", "##ed", "##s", "site", ".", "ca", "##fe", "中"]
PIECES = WordPieces(VOCABULARY)
WHOLE = WordPieces(FOLDER.joinpath("vocab.txt").read_text(encoding="utf-8").splitlines())


def named(words: Sequence[str]) -> list[str]:
    return [VOCABULARY[number] for number in PIECES.cut(words)[0]]


@pytest.mark.parametrize(
    ("words", "pieces"),
    [
        (["Blocked", "sites", "."], ["block", "##ed", "site", "##s", "."]),
        (["Café"], ["ca", "##fe"]),
        (["site.site"], ["site", ".", "site"]),
        (["blockx"], ["[UNK]"]),
        (["中site"], ["中", "site"]),
        (["\u200b"], []),
        ([], []),
    ],
)
def test_a_word_is_cut_into_the_longest_pieces(words: list[str], pieces: list[str]) -> None:
    assert named(words) == ["[CLS]", *pieces, "[SEP]"]


def test_each_word_keeps_the_place_of_its_first_piece() -> None:
    assert PIECES.cut(["sites", "\u200b", "blocked"])[1] == [1, 2, 3]


@given(st.lists(st.text(max_size=30), max_size=300))
def test_any_words_have_a_place_in_a_sentence_of_bounded_length(words: list[str]) -> None:
    ids, firsts = WHOLE.cut(words)
    assert len(ids) <= MOST_PIECES
    assert len(firsts) == len(words)
    assert all(0 <= first < len(ids) for first in firsts)
    assert firsts == sorted(firsts)
