"""A miniature of ``scripts/measure leaks``: planted leaks that must not pass, and editions without any that must."""

from itertools import islice
from pathlib import Path

from benchmarks.leaks import clean_seeds, outcome_of_clean, outcomes_of_plants

from tests.export.leaks.planting import plants

PLANTS = 24
CLEAN = 2


def test_no_planted_leak_passes(tmp_path: Path) -> None:
    outcomes = list(outcomes_of_plants(islice(plants(seed=5), PLANTS), tmp_path))
    assert [outcome.plant for outcome in outcomes if not outcome.own] == []


def test_no_edition_without_a_leak_is_refused(tmp_path: Path) -> None:
    outcomes = [outcome_of_clean(seed, tmp_path / str(seed)) for seed in islice(clean_seeds(), CLEAN)]
    assert [leak for outcome in outcomes for leak in outcome if leak.verdict != "ask"] == []
