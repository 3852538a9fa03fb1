from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khronika.evaluate.timex import kind_of, timex_value
from khronika.text.calendar_days import Days, Grain, around


@pytest.mark.parametrize(
    ("first", "last", "grain", "value", "kind"),
    [
        ("1998-03-20", "1998-03-20", Grain.DAY, "1998-03-20", "day"),
        ("1998-03-21", "1998-03-22", Grain.DAY, "1998-W12-WE", "weekend"),
        ("1998-03-20", "1998-03-21", Grain.DAY, None, None),
        ("1998-03-21", "1998-12-31", Grain.DAY, None, None),
        ("1998-03-16", "1998-03-22", Grain.WEEK, "1998-W12", "week"),
        ("1998-12-28", "1999-01-03", Grain.WEEK, "1998-W53", "week"),
        ("1998-03-14", "1998-03-20", Grain.WEEK, None, None),
        ("1998-03-01", "1998-03-31", Grain.MONTH, "1998-03", "month"),
        ("1998-03-21", "1998-03-31", Grain.MONTH, "1998-03", "month"),
        ("1998-02-20", "1998-03-20", Grain.MONTH, None, None),
        ("1998-04-01", "1998-06-30", Grain.MONTH, "1998-Q2", "quarter"),
        ("1998-10-01", "1998-12-31", Grain.MONTH, "1998-Q4", "quarter"),
        ("1998-06-01", "1998-08-31", Grain.MONTH, "1998-SU", "season"),
        ("1998-12-01", "1999-02-28", Grain.MONTH, "1998-WI", "season"),
        ("1998-07-01", "1998-12-31", Grain.MONTH, "1998-H2", "half"),
        ("1998-01-01", "1998-06-30", Grain.YEAR, "1998-H1", "half"),
        ("1998-01-01", "1998-12-31", Grain.YEAR, "1998", "year"),
        ("1998-09-01", "1998-12-31", Grain.YEAR, "1998", "year"),
        ("1996-03-20", "1998-03-20", Grain.YEAR, None, None),
        ("1990-01-01", "1999-12-31", Grain.YEAR, "199", "decade"),
        ("1987-01-01", "1989-12-31", Grain.YEAR, "198", "decade"),
        ("1989-01-01", "1990-12-31", Grain.YEAR, None, None),
    ],
)
def test_days_have_the_value_of_the_period_that_they_are(first: str, last: str, grain: Grain, value: str | None, kind: str | None) -> None:
    found = timex_value(Days(date.fromisoformat(first), date.fromisoformat(last)), grain)
    assert found == value
    assert (None if found is None else kind_of(found)) == kind


@pytest.mark.parametrize("value", ["PRESENT_REF", "1998-WXX", "1998-QX", "1998-03-20TNI", "P3M", "XXXX-03", "19", ""])
def test_values_that_name_no_days_have_no_kind(value: str) -> None:
    assert kind_of(value) is None


@given(st.dates(date(1000, 1, 11), date(9999, 12, 20)), st.sampled_from(Grain))
def test_every_day_week_month_and_year_of_the_calendar_has_a_value(day: date, grain: Grain) -> None:
    assert kind_of(timex_value(around(grain, day), grain) or "") == grain
