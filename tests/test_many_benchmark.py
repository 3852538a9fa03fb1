"""Miniatures of the measures of runs over many pages: they run, and their exit codes follow their limits."""

import os
import subprocess
import sys
from itertools import islice
from pathlib import Path

from benchmarks.made_pages import ONE_IN, made_pages, write_archive

from khronika.extract import trained_gate
from khronika.read import report_of
from khronika.read.parting import parts_in
from khronika.records.capture import Capture
from tests.scale.made import BEGUN

ROOT = Path(__file__).parents[1]


def run(measure: str, *options: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", f"benchmarks.{measure}", *options]
    environment = {**os.environ, "KHRONIKA_GOLD": ""}  # noqa: TID251 - a test's own edge
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)


def test_a_run_over_a_made_archive_is_measured_and_gives_the_same_claims_on_one_process_and_two() -> None:
    found = run(
        "many", "--pages", "40", "--pair-pages", "20", "--shard-size", "20", "--pairs", "1", "--ratio", "0", "--without", "clusters"
    )
    assert found.returncode == 0, found.stdout + found.stderr
    assert "loaded 2 reports" in found.stdout
    assert found.stdout.endswith("limit 0.00; claims the same\n")


def test_a_day_of_made_news_is_measured_beside_the_rival_and_the_limit_decides() -> None:
    found = run("rival", "--pairs", "1", "--ratio", "1000")
    assert found.returncode == 1, found.stdout + found.stderr
    assert found.stdout.startswith("made pages: 20, one in 20 relevant")


def test_the_steps_of_reading_made_news_are_profiled() -> None:
    found = run("profiles", "--times", "1")
    assert found.returncode == 0, found.stdout + found.stderr
    assert [line.split("  ")[0] for line in found.stdout.splitlines()[1:4]] == [
        "a page into its text",
        "the gate",
        "claims out of a report that passed",
    ]


def test_made_pages_are_the_same_each_time_and_the_gate_keeps_the_relevant_ones() -> None:
    pages = list(islice(made_pages(), 3 * ONE_IN))
    assert pages == list(islice(made_pages(), 3 * ONE_IN))
    reports = [report_of(Capture(page.html.encode(), "text/html", page.address, BEGUN, "made")) for page in pages]
    assert [trained_gate().passes(report.text) for report in reports] == [page.is_relevant for page in pages]
    assert all(report.published is not None and "Most read" not in report.text for report in reports)


def test_a_larger_archive_begins_with_the_smaller_one(tmp_path: Path) -> None:
    for pages in (10, 20):
        write_archive(tmp_path / f"{pages}.warc.gz", pages)
    [small], [large] = ([*parts_in([str(tmp_path / f"{pages}.warc.gz")], 100)] for pages in (10, 20))
    assert (small.count, large.count) == (12, 24)
