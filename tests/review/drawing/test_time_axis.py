"""Days on an axis: as many times as find room, within the drawing."""

from datetime import UTC, date, datetime

import pytest

from khronika.review.drawing.shapes import Unit
from khronika.review.drawing.time_axis import MOST_TICKS, TimeAxis, day_number, end_of_day, moment_number


def axis(first: str, last: str) -> TimeAxis:
    made = TimeAxis.around([day_number(date.fromisoformat(first)), end_of_day(date.fromisoformat(last))])
    assert made is not None
    return made


@pytest.mark.parametrize(
    ("first", "last", "unit"),
    [
        ("2021-06-05", "2021-06-05", Unit.DAY),
        ("2021-06-01", "2021-06-20", Unit.DAY),
        ("2021-06-05", "2022-01-13", Unit.MONTH),
        ("2016-05-18", "2021-02-04", Unit.YEAR),
        ("1890-01-01", "2021-02-04", Unit.YEAR),
        ("0001-01-01", "9999-12-31", Unit.YEAR),
    ],
)
def test_ticks_are_few_and_as_exact_as_they_can_be(first: str, last: str, unit: Unit) -> None:
    ticks = axis(first, last).ticks()
    assert 1 <= len(ticks) <= MOST_TICKS
    assert {tick.unit for tick in ticks} == {unit}
    assert all(0 <= tick.at <= 100 for tick in ticks)
    assert sorted(tick.day for tick in ticks) == [tick.day for tick in ticks]


def test_moments_stand_in_their_order_and_what_is_outside_at_the_edge() -> None:
    made = axis("2021-06-05", "2021-06-15")
    places = [made.at(day_number(date(2021, 6, day))) for day in (5, 8, 15)]
    assert places == sorted(places)
    assert (made.at(0), made.at(day_number(date(2030, 1, 1)))) == (0.0, 100.0)


def test_nothing_has_no_axis() -> None:
    assert TimeAxis.around([]) is None


def test_a_moment_is_a_part_of_its_day_in_universal_time() -> None:
    assert moment_number(datetime(2021, 6, 5, 12, tzinfo=UTC)) == day_number(date(2021, 6, 5)) + 0.5
