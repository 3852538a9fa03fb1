import random
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khronika.errors import GoldError
from khronika.evaluate import Interval, LabelScores, Rate, label_intervals, label_lines, labelled_set, score_labels
from khronika.evaluate.figures import figures_of
from khronika.evaluate.floors import check_floors, first_floors, lower_floors, raise_floors
from khronika.evaluate.labels import LabelledSet, Sides, labelled
from khronika.evaluate.printed import error_lines, labels_by_name
from khronika.evaluate.tally import Wrong
from tests.evaluate.labelled import means

ONE = labelled("one", {"name": Sides({"a", "b"}, {"b", "c"}), "sort": Sides({"raid"}, set(), is_kind=True)}, was_read=True)
TWO = labelled("two", {"name": Sides({"a"}, set()), "sort": Sides({"raid"}, {"raid", "arrest"}, is_kind=True)}, was_read=False)
SET = LabelledSet("made", "ab", ("name", "sort"), (ONE, TWO), {"durations": 3})

sayings = st.frozensets(st.sampled_from("abcdef"))


@pytest.fixture
def scores() -> LabelScores:
    return score_labels(SET)


def test_each_label_has_its_own_rate_over_all_reports(scores: LabelScores) -> None:
    assert scores.rates["name"] == Rate(1, 3, 2)
    assert (scores.rates["sort"].precision, scores.rates["sort"].recall) == (0.5, 0.5)
    assert (scores.reports, scores.not_read) == (2, ("two",))


def test_what_only_one_side_says_is_listed_and_counted_by_kind_where_kinds_are_few(scores: LabelScores) -> None:
    assert [str(miss) for miss in scores.misses][:2] == ["one missed   name: 'a'", "one spurious name: 'c'"]
    assert scores.wrong == Counter(
        {Wrong("name", False): 2, Wrong("name", True): 1, Wrong("sort raid", False): 1, Wrong("sort arrest", True): 1}
    )


def test_the_commonest_errors_come_first(scores: LabelScores) -> None:
    assert list(error_lines(scores.wrong, 2)) == ["missed       2  name", "spurious     1  name"]
    assert list(error_lines(scores.wrong, 0)) == []


def test_floors_hold_precision_recall_and_f1_of_each_label_and_how_much_was_not_read(scores: LabelScores) -> None:
    assert figures_of(scores) == {
        "name.precision": 0.5,
        "name.recall": 0.3333,
        "name.f1": 0.4,
        "sort.precision": 0.5,
        "sort.recall": 0.5,
        "sort.f1": 0.5,
        "not_read": 1,
    }


def test_floors_of_labels_are_held_raised_and_let_down_as_others(scores: LabelScores) -> None:
    worse = score_labels(LabelledSet("made", "ab", ("name", "sort"), (TWO, TWO)))
    floors = first_floors(scores)
    assert check_floors(scores, floors) == []
    assert "made: name.f1 is 0.0, below its floor of 0.4" in [str(breach) for breach in check_floors(worse, floors)]
    assert raise_floors(worse, floors).figures["name.f1"] == 0.4
    assert lower_floors(worse, floors, "The names are no longer read.").figures["name.f1"] == 0.0


def test_the_lines_show_every_label_with_its_interval(scores: LabelScores) -> None:
    assert list(label_lines(scores, {"sort.f1": Interval(0.25, 0.75)})) == [
        "made: reports 2, not read 1, left out durations 3",
        "name       P 0.500  R 0.333  F1 0.400  gold     3 read     2",
        "sort       P 0.500  R 0.500  F1 0.500  gold     2 read     2  (0.250 to 0.750)",
    ]


def test_the_json_holds_every_label(scores: LabelScores) -> None:
    found = labels_by_name(scores)
    assert found["sort"] == {"p": 0.5, "r": 0.5, "f1": 0.5, "gold": 2, "read": 2}
    assert (found["reports"], found["not_read"], found["left_out"]) == (2, ["two"], {"durations": 3})


def test_intervals_come_from_draws_of_reports_and_the_same_chance_gives_the_same() -> None:
    found = label_intervals(SET.reports, random.Random(1))
    assert found == label_intervals(SET.reports, random.Random(1))
    assert found["name.f1"] == Interval(0.0, 0.5)
    alike = label_intervals([ONE, ONE], random.Random(1))
    assert alike == {"name.f1": Interval(0.5, 0.5), "sort.f1": Interval(0.0, 0.0)}
    with pytest.raises(GoldError, match="at least one report"):
        label_intervals([], random.Random(1))


@given(sayings, sayings)
def test_every_saying_is_right_missed_or_made_up(gold: frozenset[str], read: frozenset[str]) -> None:
    one = labelled("one", {"x": Sides(gold, read)}, was_read=True)
    assert one.hits.both["x"] + one.wrong[Wrong("x", False)] == len(gold)
    assert one.hits.both["x"] + one.wrong[Wrong("x", True)] == len(read)
    assert len(one.misses) == one.wrong.total()


def test_a_set_that_nobody_knows_is_refused(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match="there are hrdsattack, indiapoliceevents, timebank, names, lgl, geovirus"):
        labelled_set("weather", tmp_path, means(lambda _: {}))
