import json
import random
from pathlib import Path

from khronika.evaluate import Interval, compare, intervals, score_lines, scores_as_json, scores_of
from tests.evaluate.made import COUNTRIES, DETENTION, RELEASE, gold_set, printed, reading


def test_the_table_shows_every_rate_and_ends_with_the_headline(tmp_path: Path) -> None:
    gold = gold_set(tmp_path)
    compared = compare(gold, reading(printed(DETENTION), printed(RELEASE)), COUNTRIES)
    found = list(score_lines(scores_of(gold, compared), intervals(compared, random.Random(0))))
    assert found[0] == "slot  type              P 1.000  R 0.400  F1 0.571  gold     5 read     2"
    assert "type  detention         P 1.000  R 0.500  F1 0.667  gold     2 read     1" in found
    assert found[-5] == "made: reports 1, not read 0, evidence faults 7"
    assert found[-4] == "shown as fact 0.000 of 0  (0.000 to 0.000)"
    assert found[-1] == "slot  P 1.000  R 0.588  F1 0.741  (0.741 to 0.741)"


def test_without_intervals_the_table_shows_none(tmp_path: Path) -> None:
    gold = gold_set(tmp_path)
    found = list(score_lines(scores_of(gold, compare(gold, {}, COUNTRIES)), {}))
    assert found[-1] == "slot  P 0.000  R 0.000  F1 0.000"


def test_the_json_holds_figures_and_intervals(tmp_path: Path) -> None:
    gold = gold_set(tmp_path)
    scores = scores_of(gold, compare(gold, reading(printed(DETENTION)), COUNTRIES))
    found = json.loads(scores_as_json(scores, {"claim.f1": Interval(0.1, 0.4)}))
    assert found["set"] == "made"
    assert found["claim"] == {"p": 1.0, "r": 0.2, "f1": 0.3333, "gold": 5, "read": 1}
    assert found["intervals"] == {"claim.f1": [0.1, 0.4]}
    assert "intervals" not in json.loads(scores_as_json(scores, {}))
