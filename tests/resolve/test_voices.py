"""Who is one source with whom, for one thing."""

from itertools import combinations
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khronika.resolve.voices import Printed, voices_of
from tests.resolve.made_copies import report_of

Rows = list[tuple[str, str]]
"""Publishers, and the text that each printed; "AFP:" before a text credits the agency."""


def printed(rows: Rows) -> list[Printed]:
    found = []
    for place, (publisher, text) in enumerate(rows):
        credit = ("AFP",) if text.startswith("AFP:") else ()
        found.append(Printed(report_of("A line.", f"https://{publisher}.example/{place}", byline=credit, publisher=publisher), text))
    return found


CASES: list[tuple[str, Rows, int]] = [
    ("one report", [("Shore", "a")], 1),
    ("two outlets, two texts", [("Shore", "a"), ("Steppe", "b")], 2),
    ("two outlets, one text", [("Shore", "a"), ("Steppe", "a")], 1),
    ("one outlet, two texts", [("Shore", "a"), ("Shore", "b")], 1),
    ("two outlets credit one agency", [("Shore", "AFP:a"), ("Steppe", "AFP:b")], 1),
    ("two outlets print one text, and each a report of its own", [("Shore", "a"), ("Steppe", "a"), ("Shore", "b"), ("Steppe", "c")], 2),
    ("three print one text, one of them also its own", [("Shore", "a"), ("Steppe", "a"), ("Wave", "a"), ("Shore", "b")], 2),
    ("copies never link what else is printed", [("Shore", "a"), ("Steppe", "a"), ("Steppe", "b"), ("Wave", "b"), ("Wave", "c")], 3),
]


@pytest.mark.parametrize(("rows", "number"), [row[1:] for row in CASES], ids=[row[0] for row in CASES])
def test_as_many_voices_as_independent_sources(rows: Rows, number: int) -> None:
    assert len(set(voices_of(printed(rows)).values())) == number


def test_a_copy_has_the_voice_of_who_printed_first() -> None:
    assert set(voices_of(printed([("Shore", "a"), ("Steppe", "a")])).values()) == {"Shore"}


def test_publishers_of_one_group_are_one_voice_under_its_name() -> None:
    told = printed([("Shore", "a"), ("Steppe", "b"), ("Wave", "c")])
    voices = voices_of(told, {"shore": "one owner", "steppe": "one owner"})
    assert sorted(voices.values()) == ["Wave", "one owner", "one owner"]


ROWS = st.lists(st.tuples(st.sampled_from("KLMNO"), st.sampled_from(["a", "b", "c", "d", "AFP:e", "AFP:f"])), min_size=1, max_size=9)


@given(ROWS)
def test_there_are_as_many_voices_as_reports_of_which_no_two_depend_on_each_other(rows: Rows) -> None:
    sources = [(publisher, text[:4] if text.startswith("AFP:") else text) for publisher, text in rows]
    most = max(
        number
        for number in range(1, len(rows) + 1)
        for chosen in combinations(sources, number)
        if len({one[0] for one in chosen}) == len({one[1] for one in chosen}) == number
    )
    assert len(set(voices_of(printed(rows)).values())) == most


@given(ROWS, st.integers())
def test_the_order_of_reading_does_not_matter(rows: Rows, seed: int) -> None:
    listed = printed(rows)
    shuffled = list(listed)
    Random(seed).shuffle(shuffled)
    assert voices_of(listed) == voices_of(shuffled)
