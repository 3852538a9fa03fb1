from pathlib import Path

import pytest

from khronika.errors import GoldError
from khronika.evaluate.labels import score_labels
from khronika.evaluate.name_pairs import ALL, PERSONS, RAPIDFUZZ, name_pairs
from khronika.evaluate.scores import Rate
from khronika.evaluate.tally import Wrong
from khronika.records.mention import Kind
from tests.evaluate.labelled import write_names


def same_first_letter(left: str, right: str, kind: Kind) -> bool:
    return left[0] == right[0]


def test_pairs_are_scored_for_persons_and_for_all(tmp_path: Path) -> None:
    write_names(
        tmp_path,
        ("Person", "Rosa Mamani", "R. Mamani", "true"),
        ("Person", "Rosa Mamani", "Mamani, Rosa", "true"),
        ("Person", "Rosa Mamani", "Ruth Mamani", "false"),
        ("Company", "Courier Ltd", "Courier Limited", "true"),
        ("Vessel", "Courier", "Pelican", "false"),
    )
    scores = score_labels(name_pairs(tmp_path, same_first_letter))
    assert scores.rates == {PERSONS: Rate(1, 2, 2), ALL: Rate(2, 3, 3), RAPIDFUZZ: Rate(2, 2, 2)}
    [told] = scores.told
    assert told.startswith("rapidfuzz: token_")
    assert scores.reports == 5
    assert scores.wrong[Wrong("persons of made", is_spurious=True)] == 1
    assert next(str(miss) for miss in scores.misses) == "line 3 missed   persons: 'Rosa Mamani | Mamani, Rosa'"


def test_a_file_of_something_else_is_refused(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match="holds name_bench's pairs"):
        name_pairs(tmp_path, same_first_letter)
    write_names(tmp_path, ("Person", "Rosa", "Rosa", "perhaps"))
    with pytest.raises(GoldError, match="line 2: is_match is 'perhaps'"):
        name_pairs(tmp_path, same_first_letter)
    (tmp_path / "names" / "cases.csv").write_text("left,right\n")
    with pytest.raises(GoldError, match="there is no column case_group"):
        name_pairs(tmp_path, same_first_letter)
