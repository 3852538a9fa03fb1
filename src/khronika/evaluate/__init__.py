"""Gold and output into scores, and floors under which the scores must not fall."""

from khronika.evaluate.bootstrap import Draws, Interval, intervals, label_intervals
from khronika.evaluate.compare import compare
from khronika.evaluate.floors import FloorBreach, Floors, Lowering, check_floors, first_floors, lower_floors, raise_floors
from khronika.evaluate.floors_file import load_floors, store_floors
from khronika.evaluate.gold import GoldReport, GoldSet, load_gold
from khronika.evaluate.labelled_sets import Means, labelled_set
from khronika.evaluate.labels import LabelledSet, LabelScores, score_labels
from khronika.evaluate.output import ReadReport, read_reports
from khronika.evaluate.printed import error_lines, label_lines, score_lines, scores_as_json
from khronika.evaluate.scores import Rate, Scores, score_claims, scores_of
from khronika.evaluate.tally import Compared, Miss, Wrong

__all__ = [
    "Compared",
    "Draws",
    "FloorBreach",
    "Floors",
    "GoldReport",
    "GoldSet",
    "Interval",
    "LabelScores",
    "LabelledSet",
    "Lowering",
    "Means",
    "Miss",
    "Rate",
    "ReadReport",
    "Scores",
    "Wrong",
    "check_floors",
    "compare",
    "error_lines",
    "first_floors",
    "intervals",
    "label_intervals",
    "label_lines",
    "labelled_set",
    "load_floors",
    "load_gold",
    "lower_floors",
    "raise_floors",
    "read_reports",
    "score_claims",
    "score_labels",
    "score_lines",
    "scores_as_json",
    "scores_of",
    "store_floors",
]
