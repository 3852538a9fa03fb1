"""What measurements say of what is told: judged from rows of signs, four a day from 2 March 2026 on."""

from datetime import date, timedelta

import pytest
from tests.reach.made import measured, time_of

from khronika.reach.judging import spells_of
from khronika.records.agreement import Agreement, agreement
from khronika.records.reach import Reach
from khronika.records.supported import Interval

YES, NO, NOTHING = Agreement.CONFIRMS, Agreement.CONTRADICTS, Agreement.SAYS_NOTHING
BLOCKED_FOR_A_WEEK = "r" * 40 + "b" * 28 + "r" * 40
"""Stopped from 12 to 18 March."""


@pytest.mark.parametrize(
    ("row", "state", "days", "said"),
    [
        (BLOCKED_FOR_A_WEEK, Reach.BLOCKED, (12, 12), YES),
        (BLOCKED_FOR_A_WEEK, Reach.BLOCKED, (15, 15), YES),
        (BLOCKED_FOR_A_WEEK, Reach.INTERMITTENT, (1, 31), YES),
        (BLOCKED_FOR_A_WEEK, Reach.BLOCKED, (5, 6), NO),
        (BLOCKED_FOR_A_WEEK, Reach.BLOCKED, (22, 23), NO),
        (BLOCKED_FOR_A_WEEK, Reach.RESTORED, (19, 19), YES),
        (BLOCKED_FOR_A_WEEK, Reach.RESTORED, (15, 15), NO),
        ("r" * 40 + "d" * 28 + "r" * 40, Reach.BLOCKED, (15, 15), NO),
        ("r" * 40 + " " * 40 + "r" * 40, Reach.BLOCKED, (15, 15), NOTHING),
        ("b" * 20 + " " * 40 + "b" * 20, Reach.BLOCKED, (12, 12), NOTHING),
        ("b", Reach.BLOCKED, (2, 2), NOTHING),
        ("rr", Reach.BLOCKED, (2, 2), NOTHING),
        ("r" * 20, Reach.BLOCKED, (28, 28), NOTHING),
        ("", Reach.BLOCKED, (2, 2), NOTHING),
    ],
)
def test_measurements_bear_out_what_is_told_or_not(row: str, state: Reach, days: tuple[int, int], said: Agreement) -> None:
    spells = spells_of(measured(row), time_of(len(row)) + timedelta(hours=1)) if row else []
    assert agreement(state, Interval(*(date(2026, 3, day) for day in days)), spells) is said


def test_of_what_is_told_without_a_day_measurements_say_nothing() -> None:
    assert agreement(Reach.BLOCKED, None, spells_of(measured(BLOCKED_FOR_A_WEEK), time_of(108))) is NOTHING
