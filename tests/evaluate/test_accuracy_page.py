from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from khronika.evaluate import Interval, score_claims
from khronika.evaluate.accuracy_page import Scored, accuracy_page
from khronika.evaluate.labels import LabelScores
from khronika.evaluate.output import read_reports
from khronika.evaluate.pages import PageScores
from khronika.evaluate.scores import Rate, Scores
from khronika.evaluate.tally import Wrong
from tests.evaluate.made import COUNTRIES, DETENTION, HURT, RELEASE, TEXT, gold_set, lines, printed

LABELS = LabelScores("weather", "ab", {"rain": Rate(1, 2, 4)}, 3, (), (), Counter({Wrong("rain", True): 3}), {"fogs": 2})


@pytest.fixture
def scores(tmp_path: Path) -> Scores:
    claims = [
        printed(DETENTION, confidence=0.9, when=None),
        printed(RELEASE, type="acquittal", confidence=0.4),
        printed(HURT, confidence=0.8),
    ]
    read = read_reports([lines({"id": "one", "text": TEXT, "claims": claims})], "made")
    return score_claims(gold_set(tmp_path, DETENTION, RELEASE, HURT), read, COUNTRIES)


def test_the_first_table_holds_every_set_against_its_lines(scores: Scores) -> None:
    page = list(
        accuracy_page(
            [Scored(scores, {"claim.f1": Interval(0.5, 0.75)}), Scored(LABELS)], PageScores(0.9, 0.8, 1.0, 7), {"made": {"claim": 0.7}}
        )
    )
    assert "| `made` | claim | 0.667 | 0.667 | 0.667 | 0.500 to 0.750 | 0.70 | not reached |" in page
    assert "| `weather` | rain | 0.250 | 0.500 | 0.333 |  |  |  |" in page
    assert "| `web-pages` | text | 0.800 | 1.000 | 0.900 |  | 0.95 | not reached |" in page


def test_errors_are_told_by_what_they_are(scores: Scores) -> None:
    page = list(accuracy_page([Scored(scores), Scored(LABELS)], None, {}))
    for row in (
        "| release | 0 | 1 | 0 |",
        "| release | read as acquittal | 1 |",
        "| when of detention | missed | 1 |",
        "| rain | made up | 3 |",
        "3 reports, 0 not read, 2 fogs left out.",
    ):
        assert row in page


def test_confidence_has_its_table_where_claims_have_any(scores: Scores) -> None:
    assert "| 0.9 to 1.0 | 1 | 0.900 | 1.000 |" in list(accuracy_page([Scored(scores)], None, {}))
    assert not any("mean confidence" in row for row in accuracy_page([Scored(replace(scores, reliability=None))], None, {}))


def test_every_table_is_one(scores: Scores) -> None:
    """Each row has as many cells as the head of its table."""
    cells = 0
    for row in accuracy_page([Scored(scores), Scored(LABELS)], PageScores(0.9, 0.8, 1.0, 7), {}):
        cells = 0 if not row.startswith("|") else cells or row.count("|")
        assert row.count("|") == cells
