"""A miniature of the measure of the desk: every page is asked, a copied ledger is one, and the limit decides."""

import subprocess
import sys
from pathlib import Path

import pytest
from benchmarks.copied_ledger import copied
from benchmarks.growth import JOINER, grow, open_ledger

from khronika.pipeline import join_waiting
from khronika.pipeline.showing import incidents
from khronika.review.routes import ROUTES
from khronika.store import CountFilter, Exploring, ThingFilter

ROOT = Path(__file__).parents[1]
INCIDENTS = 40


@pytest.fixture(scope="module")
def grown(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("desk") / "grown.db"
    grow(path, INCIDENTS)
    return path


@pytest.mark.parametrize(("limit", "code"), [("30", 0), ("0", 1)])
def test_every_page_is_asked_and_the_limit_decides(grown: Path, limit: str, code: int) -> None:
    command = [sys.executable, "-m", "benchmarks.desk", str(grown), "--times", "2", "--limit", limit]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert ran.stderr == ""
    assert ran.returncode == code, ran.stdout
    shown = {line.split()[0] for line in ran.stdout.splitlines() if line.startswith("/")}
    assert {route.path for route in ROUTES if not route.changes} - {"/", "/open"} == shown
    assert "first view with styles and scripts, packed: " in ran.stdout


def test_a_copied_ledger_holds_as_many_incidents_once_more_in_other_years(grown: Path, tmp_path: Path) -> None:
    copied(grown, tmp_path / "copied.db", 3)
    with open_ledger(grown) as one, open_ledger(tmp_path / "copied.db") as three:
        assert three.counts().reports == 3 * one.counts().reports
        assert join_waiting(three, JOINER).reports == 0
        with one.looking() as looking, three.looking() as other:
            shown, copies = (list(incidents(each, ThingFilter())) for each in (looking, other))
            counts, sums = (Exploring(each.connection, CountFilter()).by_type() for each in (looking, other))
        assert len({incident.id for incident in copies}) == 3 * len(shown)
        assert {type: 3 * found.incidents for type, found in counts.items()} == {type: found.incidents for type, found in sums.items()}
        years = {incident.days.earliest.year for incident in copies if incident.days is not None}
        assert {year + 8 for year in (incident.days.earliest.year for incident in shown if incident.days is not None)} <= years
