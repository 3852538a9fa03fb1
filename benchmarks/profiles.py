#!/usr/bin/env python3
"""Where the time goes when pages are read, before some commit and now.

``python -m benchmarks.profiles`` reads the pages of a day of news (``rival.py``) step by step: a page into its text, the gate over the
texts, claims out of the reports that pass; on one thread, with models loaded, the median of several times. Then each step once more under
cProfile, for the share that each library and room has in it; that makes Python's part look larger than it is, and is not in the times.
With ``--before COMMIT`` the same is done first, in a process of its own, with khronika as it was at that commit, checked out beside.
"""

import argparse
import cProfile
import json
import os
import pstats
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from time import process_time
from typing import Any

ROOT = Path(__file__).parents[1]
TIMES = 3
COSTLIEST = 6
"""So many parts of the steps are named as those that cost most."""

COMPILED = ("onnxruntime", "lxml", "spacy", "thinc", "numpy")
"""Libraries whose functions cProfile knows by their names alone."""

Profile = dict[str, Any]
Step = tuple[str, int, Callable[[], object]]


def steps(gold: str | None) -> list[Step]:
    """The steps, each with how many pages or reports it is given; they are done once here, so that models are loaded."""
    from benchmarks.rival import day_of_news  # noqa: PLC0415 - sets the number of threads, and loads much

    from khronika.extract import english_reader, trained_gate  # noqa: PLC0415
    from khronika.read import report_of  # noqa: PLC0415

    pages, gate, reader = day_of_news(gold), trained_gate(), english_reader()
    reports = [report_of(page) for page in pages]
    passing = [report for report in reports if report.language == "en" and gate.passes(report.text)]
    list(reader.read(passing))
    return [
        ("a page into its text", len(pages), lambda: [report_of(page) for page in pages]),
        ("the gate", len(reports), lambda: [gate.passes(report.text) for report in reports]),
        ("claims out of a report that passed", len(passing), lambda: list(reader.read(passing))),
    ]


def profile_of(step: Step, times: int) -> Profile:
    """How many milliseconds one page or report takes, and the share of each library and room, the greatest first."""
    name, number, run = step
    taken = median(seconds_of(run) for _ in range(times))
    profile = cProfile.Profile()
    profile.runcall(run)
    found = Counter[str]()
    for (file, _, function), (_, _, own, _, _) in pstats.Stats(profile).stats.items():  # type: ignore[attr-defined]
        found[_home(file, function)] += own
    whole = sum(found.values())
    shares = {home: seconds / whole for home, seconds in found.items()}
    return {"name": name, "number": number, "milliseconds": 1000 * taken / max(1, number), "shares": shares}


def seconds_of(run: Callable[[], object]) -> float:
    """How many seconds of the processor it takes."""
    begin = process_time()
    run()
    return process_time() - begin


def _home(file: str, function: str) -> str:
    """The library, or khronika's room, in which a function stands; what is built into Python or compiled by its own name."""
    parts = Path(file).parts
    if "khronika" in parts:
        return f"khronika/{parts[len(parts) - parts[::-1].index('khronika')]}"
    if "site-packages" in parts:
        return parts[parts.index("site-packages") + 1]
    return next((name for name in COMPILED if name in f"{file} {function}"), "Python")


def measured_in(source: Path, times: int) -> list[Profile]:
    """The steps in a process of its own, with khronika from that folder."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join((str(source), str(ROOT)))}
    command = [sys.executable, "-m", "benchmarks.profiles", "--times", str(times), "--json"]
    found: list[Profile] = json.loads(subprocess.check_output(command, cwd=ROOT, env=environment, text=True))  # noqa: S603
    return found


@contextmanager
def checked_out(commit: str) -> Iterator[Path]:
    """The sources as they were at the commit, in a folder that goes away."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "before"
        git = ("git", "-C", str(ROOT), "worktree")
        subprocess.run([*git, "add", "--quiet", "--detach", str(place), commit], check=True)  # noqa: S603
        try:
            yield place / "src"
        finally:
            subprocess.run([*git, "remove", "--force", str(place)], check=True)  # noqa: S603


def table(now: Sequence[Profile], before: Sequence[Profile] | None) -> str:
    """The steps for people: how long each takes, its share of all, and the parts that cost most."""
    whole = sum(step["milliseconds"] * step["number"] for step in now)
    old = {step["name"]: step for step in before or ()}
    rows = [f"{'':38}{'number':>8}{'before':>11}{'now':>11}{'share now':>11}"]
    for step in now:
        one, share = step["milliseconds"], step["milliseconds"] * step["number"] / whole
        was = f"{old[step['name']]['milliseconds']:8.1f} ms" if old else ""
        rows.append(f"{step['name']:38}{step['number']:>8}{was:>11}{one:8.1f} ms{share:>11.0%}")
    rows.append(f"\n{'what costs most, in ms a page or report':60}{'before':>11}{'now':>11}")
    costs = sorted(((step, home) for step in now for home in step["shares"]), key=lambda part: -_cost(*part) * part[0]["number"])
    for step, home in costs[:COSTLIEST]:
        was = f"{_cost(old[step['name']], home):11.1f}" if old else " " * 11
        rows.append(f"{step['name'] + ': ' + home:60}{was}{_cost(step, home):11.1f}")
    return "\n".join(rows)


def _cost(step: Profile, home: str) -> float:
    return float(step["milliseconds"] * step["shares"].get(home, 0))


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--before", metavar="COMMIT", help="an earlier commit to measure beside")
    parser.add_argument("--times", type=int, default=TIMES, help="of how many times the median is taken (default: %(default)s)")
    parser.add_argument("--json", action="store_true", help="print what was measured of this process alone, for programs")
    options = parser.parse_args()
    if options.json:
        found = [profile_of(step, options.times) for step in steps(os.environ.get("KHRONIKA_GOLD") or None)]
        sys.stdout.write(json.dumps(found) + "\n")
        return 0
    before = None
    if options.before:
        with checked_out(options.before) as source:
            before = measured_in(source, options.times)
    sys.stdout.write(table(measured_in(ROOT / "src", options.times), before) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
