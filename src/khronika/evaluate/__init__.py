"""Gold and output into scores, and floors under which the scores must not fall."""

from khronika.evaluate.bootstrap import Draws, Interval, intervals
from khronika.evaluate.compare import compare
from khronika.evaluate.floors import FloorBreach, Floors, Lowering, check_floors, first_floors, lower_floors, raise_floors
from khronika.evaluate.floors_file import load_floors, store_floors
from khronika.evaluate.gold import GoldReport, GoldSet, load_gold
from khronika.evaluate.output import ReadReport, read_reports
from khronika.evaluate.printed import score_lines, scores_as_json
from khronika.evaluate.scores import Rate, Scores, score_claims, scores_of
from khronika.evaluate.tally import Compared, Miss

__all__ = [
    "Compared",
    "Draws",
    "FloorBreach",
    "Floors",
    "GoldReport",
    "GoldSet",
    "Interval",
    "Lowering",
    "Miss",
    "Rate",
    "ReadReport",
    "Scores",
    "check_floors",
    "compare",
    "first_floors",
    "intervals",
    "load_floors",
    "load_gold",
    "lower_floors",
    "raise_floors",
    "read_reports",
    "score_claims",
    "score_lines",
    "scores_as_json",
    "scores_of",
    "store_floors",
]
