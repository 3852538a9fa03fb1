"""What a line of the log commits to."""

from dataclasses import replace

from khronika.store.log import START, Change, commitment, head_of
from khronika.store.noun import RETRIEVAL

ROW = {
    "report": 2,
    "address": "https://news.example/a",
    "at": "2024-03-05T12:00:00.000000+00:00",
    "how": "http 200",
    "media_type": "text/html",
}
LINE = Change(3, "2024-03-05T12:00:00.000000+00:00", "Nadia", "added", "retrieval", 3, None, "ab")


def test_a_commitment_is_to_one_row_under_one_salt() -> None:
    made = commitment(RETRIEVAL, ROW, b"salt")
    assert made == commitment(RETRIEVAL, dict(reversed(ROW.items())), b"salt")
    assert made != commitment(RETRIEVAL, ROW, b"pepper")
    assert made != commitment(RETRIEVAL, ROW | {"how": "http 203"}, b"salt")


def test_a_column_that_a_later_version_adds_changes_no_commitment() -> None:
    later = replace(RETRIEVAL, committed=(*RETRIEVAL.committed, "proxy"))
    assert commitment(later, ROW | {"proxy": None}, b"salt") == commitment(RETRIEVAL, ROW, b"salt")
    assert commitment(later, ROW | {"proxy": "socks5"}, b"salt") != commitment(RETRIEVAL, ROW, b"salt")


def test_a_line_is_one_line_of_json() -> None:
    assert LINE.line == b'[3,"2024-03-05T12:00:00.000000+00:00","Nadia","added","retrieval",3,null,"ab"]\n'


def test_a_head_is_of_these_lines_in_this_order_after_that_head() -> None:
    one, two = LINE.line, replace(LINE, number=4).line
    heads = {head_of(START, [one, two]), head_of(START, [two, one]), head_of(START, [one]), head_of("1" * 64, [one, two])}
    assert len(heads) == 4
