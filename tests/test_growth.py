"""A miniature of the measure of growth: it runs, its ledgers are the beginning of larger ones, and its exit code follows its limit."""

import subprocess
import sys
from itertools import islice
from pathlib import Path

from benchmarks.made_incidents import happenings
from benchmarks.made_reports import made_reports

from khronika.store.writing import check

ROOT = Path(__file__).parents[1]


def run(*options: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-m", "benchmarks.growth", *options], cwd=ROOT, capture_output=True, text=True, check=False)


def test_a_ledger_twice_as_large_is_measured_and_the_limit_decides(tmp_path: Path) -> None:
    within = run("400", "800", "--times", "5", "--ratio", "6", "--seconds", "5", "--folder", str(tmp_path))
    assert within.stderr == ""
    assert within.returncode == 0, within.stdout
    assert [line[:20].rstrip() for line in within.stdout.splitlines()][1:4] == ["adding one report", "opening one case", "searching"]
    beyond = run("400", "--times", "5", "--ratio", "0", "--folder", str(tmp_path))
    assert beyond.returncode == 1, beyond.stdout


def test_made_reports_hold_what_they_claim_and_are_the_same_each_time() -> None:
    made = [item for items in islice(made_reports(), 300) for item in items]
    for capture, reading in made:
        check(capture, reading)
    assert made == [item for items in islice(made_reports(), 300) for item in items]
    assert len(made) > 200


def test_a_larger_ledger_begins_with_the_smaller_one() -> None:
    assert list(islice(happenings(), 50)) == list(islice(happenings(), 90))[:50]
