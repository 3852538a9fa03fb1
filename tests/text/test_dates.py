"""Words of time: which days they mean, from which point of view."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from khronika.records.when import Basis, When
from khronika.text.dates import Limit, TimeWords, find_times
from tests.text.case_tables import cases

PUBLISHED = "2016-05-21"


def interval(days: list[str]) -> When:
    earliest, latest = (date.fromisoformat(day) for day in days)
    return When(earliest, latest)


def found(row: Mapping[str, Any]) -> TimeWords:
    times = find_times(row["words"])
    assert [row["words"][time.start : time.end] for time in times] == [row["span"]]
    return times[0]


@pytest.mark.parametrize("row", [case for case in cases("dates") if "span" in case.values[0]])
def test_words_of_time_mean_these_days(row: Mapping[str, Any]) -> None:
    anchor = interval(row["anchor"]) if "anchor" in row else None
    published = date.fromisoformat(row.get("published", PUBLISHED))
    when = found(row).resolve(published, planned=row.get("planned", False), anchor=anchor)
    assert (None if when is None else [when.earliest.isoformat(), when.latest.isoformat()]) == row.get("when")
    if "basis" in row:
        assert when is not None
        assert when.basis == row["basis"]


@pytest.mark.parametrize("row", [case for case in cases("dates") if "span" not in case.values[0]])
def test_words_that_only_look_like_times_are_none(row: Mapping[str, Any]) -> None:
    assert find_times(row["words"]) == ()


@pytest.mark.parametrize("row", [case for case in cases("dates") if "modifier" in case.values[0]])
def test_a_time_that_goes_with_a_noun_says_so(row: Mapping[str, Any]) -> None:
    assert found(row).is_modifier


def test_a_date_that_opens_an_agency_report_says_so() -> None:
    assert [time.is_dateline for time in find_times("DAKAR, Feb 8 (Coast Wire) - A court sat on Feb 7.")] == [True, False]


@pytest.mark.parametrize(
    ("words", "limit"), [("since May 3", Limit.SINCE), ("until May 3", Limit.UNTIL), ("by May 3", Limit.BY), ("on May 3", Limit.WITHIN)]
)
def test_the_word_before_a_time_limits_it(words: str, limit: Limit) -> None:
    [time] = find_times(f"It was closed {words}.")
    assert time.limit is limit
    assert time.is_range_open == (limit is not Limit.WITHIN)


def test_without_a_publication_day_only_whole_dates_resolve() -> None:
    whole, relative, open_year = find_times("It was shut on May 3, 2012, on Tuesday, and on May 9.")
    assert whole.resolve(None) == When(date(2012, 5, 3), date(2012, 5, 3), Basis.STATED)
    assert relative.resolve(None) is None
    assert open_year.resolve(None) is None


def test_the_publication_day_is_no_default() -> None:
    assert find_times("Police detained four bakers in Dushanbe.") == ()


def test_a_time_beyond_the_calendar_has_no_days() -> None:
    [time] = find_times("Dinosaurs died 66 million years ago.")
    assert time.resolve(date(2016, 5, 21)) is None


VOCABULARY = """on in since until by from to and the a last next this early late mid- May March 17 18, 2016 3 Friday Sunday's week year
years month days ago later after before two several morning of June the weekend yesterday today summer 1990s
12/05/2019 , . ( ) - past same day"""
WORDS = st.sampled_from(VOCABULARY.split())
TEXTS = st.one_of(st.text(), st.lists(WORDS, max_size=14).map(" ".join))
DAYS = st.dates()


@given(TEXTS, st.none() | DAYS, st.booleans(), st.none() | st.tuples(DAYS, DAYS))
def test_any_text_and_any_day_give_an_interval_or_none(
    text: str, published: date | None, planned: bool, ends: tuple[date, date] | None
) -> None:
    anchor = None if ends is None else When(min(ends), max(ends))
    last = 0
    for time in find_times(text):
        assert last <= time.start < time.end <= len(text)
        last = time.end
        when = time.resolve(published, planned=planned, anchor=anchor)
        assert when is None or when.earliest <= when.latest
        assert when == time.resolve(published, planned=planned, anchor=anchor)


SAYS_SO = re.compile(r"next|tomorrow|later|coming|from|rest|end|after|\bto\b|and|until|this\s[jfmasond]|20|19|18|17", re.IGNORECASE)


@given(TEXTS, st.dates(date(1990, 1, 1), date(2100, 1, 1)))
@example("YESTERDAY-FRIDAY", date(2000, 1, 2))
def test_no_claim_lies_in_the_future_unless_it_is_planned_or_the_words_say_so(text: str, published: date) -> None:
    for time in find_times(text):
        when = time.resolve(published)
        says_so = SAYS_SO.search(text, time.start, time.end)
        assert when is None or says_so or when.latest <= published, text
