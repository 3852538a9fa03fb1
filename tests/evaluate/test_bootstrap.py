import random
from collections import Counter

import pytest

from khronika.errors import GoldError
from khronika.evaluate.bootstrap import HEADLINES, Draws, Interval, intervals
from khronika.evaluate.tally import Compared, Hits, Tally


def compared(both: int, gold: int, read: int) -> Compared:
    hits = Hits(Counter(raid=both), Counter(raid=gold), Counter(raid=read))
    return Compared("one", Tally(slots=hits, types=hits, links=hits, hedged=2, shown_as_fact=1), (), True)


REPORTS = [compared(both, 10, 10) for both in (1, 3, 5, 7, 9)]


def test_the_same_chance_gives_the_same_intervals() -> None:
    assert intervals(REPORTS, random.Random(1)) == intervals(REPORTS, random.Random(1))


def test_an_interval_holds_the_figure_itself_and_narrows_with_its_share() -> None:
    wide = intervals(REPORTS, random.Random(1))["claim.f1"]
    narrow = intervals(REPORTS, random.Random(1), Draws(share=0.5))["claim.f1"]
    assert wide.low < narrow.low < 0.5 < narrow.high < wide.high


def test_reports_that_are_all_alike_leave_no_width() -> None:
    found = intervals([compared(1, 2, 2)] * 4, random.Random(1), Draws(rounds=20))
    assert found == dict.fromkeys([*HEADLINES, "slots.raid.f1", "types.raid.f1"], Interval(0.5, 0.5))


def test_one_draw_is_the_lowest_and_the_highest() -> None:
    found = intervals(REPORTS, random.Random(1), Draws(rounds=1))["claim.f1"]
    assert found.low == found.high


def test_no_reports_give_no_intervals() -> None:
    with pytest.raises(GoldError, match="at least one report"):
        intervals([], random.Random(1))


@pytest.mark.parametrize(("rounds", "share"), [(0, 0.95), (1000, 0.0), (1000, 1.0), (1000, 95.0)])
def test_draws_that_give_no_interval_are_refused(rounds: int, share: float) -> None:
    with pytest.raises(GoldError, match="is usual"):
        Draws(rounds, share)
