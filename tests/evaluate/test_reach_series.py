from collections.abc import Iterable
from datetime import datetime
from itertools import pairwise

from khronika.evaluate.labels import score_labels
from khronika.evaluate.made_series import QUIET, made_series
from khronika.evaluate.reach_series import END, EPISODE, LABELS, ONSET, WEEK, reach_series
from khronika.reach.judging import spells_of
from khronika.records.measurement import Measurement
from khronika.records.spell import Spell

MINIATURE = (2026, 40)
"""Seed and number of the series that are judged with every change; the long measure takes 500 of another seed."""


def nothing(measurements: Iterable[Measurement], now: datetime) -> list[Spell]:
    """A judge that never sees an episode."""
    return []


def test_the_same_seed_gives_the_same_series_and_each_is_its_own() -> None:
    assert list(made_series(1, 3)) == list(made_series(1, 3))
    assert list(made_series(1, 3))[:2] == list(made_series(1, 2))
    assert list(made_series(1, 1)) != list(made_series(2, 1))


def test_series_are_as_their_generator_says() -> None:
    made = list(made_series(3, 60))
    assert {len(one.episodes) for one in made} == {0, 1, 2}
    assert {episode.state for one in made for episode in one.episodes} == {"blocked", "intermittent", "down"}
    assert any(episode.end is None for one in made for episode in one.episodes)
    for one in made:
        assert all(one.start < measurement.at < one.now for measurement in one.measurements)
        assert [m.at for m in one.measurements] != sorted(m.at for m in one.measurements)
        assert all(left.end is not None and right.onset - left.end >= QUIET for left, right in pairwise(one.episodes))


def test_a_miniature_is_judged_rightly() -> None:
    rates = score_labels(reach_series(spells_of, *MINIATURE)).rates
    assert rates[ONSET].recall >= 0.95
    assert rates[END].recall >= 0.95
    assert rates[EPISODE].precision >= 0.95
    assert rates[WEEK].recall >= 0.99


def test_a_judge_that_sees_nothing_finds_every_quiet_week_and_no_episode() -> None:
    scores = score_labels(reach_series(nothing, *MINIATURE))
    assert scores.rates[WEEK].recall == 1
    assert [scores.rates[label].recall for label in LABELS if label != WEEK] == [0] * 6
    assert scores.misses


def test_a_judge_that_sees_episodes_everywhere_makes_them_up() -> None:
    def late(measurements: Iterable[Measurement], now: datetime) -> list[Spell]:
        listed = list(measurements)
        blocked = [
            spell for series in made_series(9, 5) for spell in spells_of(series.measurements, series.now) if spell.state == "blocked"
        ]
        return blocked if listed else []

    rates = score_labels(reach_series(late, *MINIATURE)).rates
    assert rates[EPISODE].precision < 0.5
    assert rates[WEEK].recall < 0.9
