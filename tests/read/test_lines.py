"""What single lines are: the tables of ``cases.toml``."""

import tomllib
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khronika.read.captions import is_caption, medium_kind
from khronika.read.credit_lines import byline_names, contributor_spans, is_credit
from khronika.read.dates import day_of_dateline, day_of_line, day_of_lines, stamp_of, written_day
from khronika.read.furniture import FURNITURE_WORDS_MAX, furniture_kind, without_about_boxes
from khronika.read.row import Row

Case = Mapping[str, object]
CASES = cast(Mapping[str, list[Case]], tomllib.loads((Path(__file__).parent / "cases.toml").read_text(encoding="utf-8")))


def cases(name: str) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("case", CASES[name], ids=lambda case: str(next(iter(case.values())))[:40])


def rows(*lines: str) -> list[Row]:
    return [Row(line, number) for number, line in enumerate(lines)]


@cases("furniture")
def test_furniture_is_told_from_sentences(case: Case) -> None:
    assert furniture_kind(str(case["line"])) == case.get("kind")


@given(st.lists(st.sampled_from(["share", "read more:", "please wait", "cookies", "newsletter", "x"]), min_size=FURNITURE_WORDS_MAX + 1))
def test_a_long_paragraph_is_never_furniture(words: list[str]) -> None:
    assert furniture_kind(" ".join(words)) is None


@cases("credit")
def test_credits_are_known_and_give_their_names(case: Case) -> None:
    line = str(case["line"])
    assert is_credit(line)
    assert list(byline_names(line)) == case.get("byline", [])
    assert [line[start:end] for start, end in contributor_spans(line)] == case.get("contributors", [])


@cases("text")
def test_sentences_that_begin_as_credits_do_are_none(case: Case) -> None:
    line = str(case["line"])
    assert not is_credit(line)
    assert contributor_spans(line) == ()


def test_contributors_at_the_end_of_a_paragraph_are_found_there() -> None:
    line = "The verdict is due in May. (Reporting by Zara Khan; Editing by Ann Other)"
    assert [line[start:end] for start, end in contributor_spans(line)] == ["Zara Khan"]


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=80))
def test_names_stand_where_their_line_says_them(words: str) -> None:
    for line in (f"With reporting by {words}", f"{words} contributed to this report."):
        for start, end in contributor_spans(line):
            assert 0 <= start < end <= len(line)
            assert line[start:end] == line[start:end].strip()


@cases("caption")
def test_captions_are_known_by_how_they_begin(case: Case) -> None:
    assert is_caption(str(case["line"]))
    assert medium_kind(str(case["line"])) == case["medium"]


@cases("no_caption")
def test_sentences_that_begin_with_a_captions_word_are_none(case: Case) -> None:
    assert not is_caption(str(case["line"]))


@cases("date_line")
def test_a_line_that_is_a_date_gives_its_day(case: Case) -> None:
    assert day_of_line(str(case["line"])) == case.get("day")


@cases("dateline")
def test_a_dateline_with_a_year_gives_its_day(case: Case) -> None:
    assert day_of_dateline(str(case["line"])) == case.get("day")


@cases("stamp")
def test_a_stamp_gives_the_day_as_it_is_written(case: Case) -> None:
    stamp = stamp_of(str(case["words"]))
    assert (stamp.date() if isinstance(stamp, datetime) else stamp) == case.get("day")


def test_the_day_of_an_update_counts_only_where_there_is_no_other() -> None:
    lines = ["Updated 6 May 2019", "4 May 2019"]
    assert day_of_lines(lines, day_of_line) == date(2019, 5, 4)
    assert day_of_lines(lines[:1], day_of_line) == date(2019, 5, 6)


@given(st.dates(date(1800, 1, 1)))
def test_a_written_day_is_read_back(day: date) -> None:
    assert written_day(f"on {day:%d %B} {day.year:04}, they said") == day
    assert written_day(day.isoformat()) == day


def test_an_about_box_at_the_end_is_left_out() -> None:
    page = rows("A title", "A sentence.", "Another one.", "Lake Agency", "Lake Agency offers news of three lakes.", "A notice.")
    assert [row.text for row in without_about_boxes(page)] == ["A title", "A sentence.", "Another one.", "A notice."]


def test_a_paragraph_that_begins_with_its_heading_is_no_about_box() -> None:
    page = rows("A title", "A sentence.", "Maria Paz", "Maria Paz was taken from her home at dawn.")
    assert without_about_boxes(page) == page


def test_a_box_at_the_beginning_is_the_report_itself() -> None:
    page = rows("Lake Agency", "Lake Agency is a target, its editor said.", "A sentence.", "Another one.", "A third.")
    assert without_about_boxes(page) == page
