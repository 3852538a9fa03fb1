"""Weeks: what surely fell into each, what may have, and what is told of none."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from khronika.records.supported import Interval
from khronika.review.atlas.timeline import BARS_AT_MOST, strip_of
from khronika.review.atlas.weeks import Week, Weeks, weeks_of

MONDAY, SUNDAY, NEXT = date(2024, 3, 4), date(2024, 3, 10), date(2024, 3, 11)


def test_a_day_is_sure_and_days_of_two_weeks_may_be_in_each() -> None:
    found = weeks_of({Interval(MONDAY, SUNDAY): 2, Interval(SUNDAY, NEXT): 3})
    assert found.weeks == (Week(MONDAY, 2, 5), Week(NEXT, 0, 3))
    assert found.weeks[0].sunday == SUNDAY


def test_what_is_told_of_a_year_or_of_no_day_is_no_weeks() -> None:
    found = weeks_of({Interval(date(2024, 1, 1), date(2024, 12, 31)): 4, None: 7})
    assert (found.weeks, found.wide, found.dayless) == ((), 4, 7)


def test_weeks_without_anything_between_others_are_there() -> None:
    found = weeks_of({Interval(MONDAY, MONDAY): 1, Interval(date(2024, 3, 25), date(2024, 3, 25)): 1})
    assert [week.most for week in found.weeks] == [1, 0, 0, 1]


days = st.dates(date(2020, 1, 1), date(2024, 12, 31))


@given(
    st.dictionaries(st.builds(lambda one, other: Interval(min(one, other), max(one, other)), days, days), st.integers(1, 9), max_size=20)
)
def test_no_incident_is_lost_or_counted_twice_as_sure(by_days: dict[Interval | None, int]) -> None:
    found = weeks_of(by_days)
    assert sum(week.least for week in found.weeks) + found.wide <= sum(by_days.values())
    assert sum(week.most for week in found.weeks) + found.wide >= sum(by_days.values())
    assert all(week.least <= week.most for week in found.weeks)


def test_few_weeks_are_bars_and_many_one_line() -> None:
    few, many = (Weeks(tuple(Week(MONDAY, 1, 2) for _ in range(number)), 0, 0) for number in (BARS_AT_MOST, BARS_AT_MOST + 1))
    assert len(strip_of(few).bars) == BARS_AT_MOST
    assert strip_of(few).sure == ""
    assert strip_of(many).bars == ()
    assert strip_of(many).sure.startswith("M")
