"""The measure of speed runs, and its exit code follows its limit."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

SPEED = Path(__file__).parents[2] / "benchmarks" / "speed.py"
MINIATURE = SPEED.with_name("miniature.jsonl")


def run(*options: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, SPEED, MINIATURE, *options], capture_output=True, text=True, check=False)


@pytest.mark.parametrize(("limit", "code"), [("25", 0), ("0", 1)])
def test_the_miniature_is_measured_and_the_limit_decides(limit: str, code: int) -> None:
    found = run("--pairs", "1", "--limit", limit, "--json")
    assert found.stderr == ""
    assert found.returncode == code
    outcome = json.loads(found.stdout)
    assert (outcome["texts"], outcome["reports"]) == ("benchmarks/miniature.jsonl", 3)
    assert outcome["claims"] > 0
    (pair,) = outcome["pairs"]
    assert outcome["ratio"] == pair["khronika_seconds"] / pair["spacy_seconds"]


def test_no_pairs_are_refused() -> None:
    found = run("--pairs", "0")
    assert found.returncode == 2
    assert "--pairs must be at least 1" in found.stderr
