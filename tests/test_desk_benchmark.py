"""A miniature of the measure of the desk: every page is asked, a copied ledger is one, and the limit decides."""

import subprocess
import sys
from pathlib import Path

import pytest
from benchmarks.copied_ledger import copied
from benchmarks.desk import Measured, holds, is_asked
from benchmarks.growth import JOINER, grow, open_ledger

from khronika.pipeline import join_waiting
from khronika.pipeline.showing import incidents
from khronika.records.role import Role
from khronika.review.routes import ROUTES
from khronika.store import CountFilter, Exploring, ThingFilter

ROOT = Path(__file__).parents[1]
INCIDENTS = 40


@pytest.fixture(scope="module")
def grown(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("desk") / "grown.db"
    grow(path, INCIDENTS)
    return path


def test_every_page_is_asked_by_everybody_who_may(grown: Path) -> None:
    command = [sys.executable, "-m", "benchmarks.desk", str(grown), "--times", "1", "--limit", "30"]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert ran.stderr == ""
    assert ran.returncode == 0, ran.stdout
    shown = {tuple(line.split()[:2]) for line in ran.stdout.splitlines() if line.startswith("/")}
    pages = {route.path for route in ROUTES if not route.changes}
    assert {path for path, role in shown if role == "admin"} == pages - {"/", "/open", "/publish/export", "/api/v1/export"}
    assert {path for path, role in shown if role == "reader"} == {route.path for route in ROUTES if is_asked(route, Role.READER)}
    assert "first view with styles and scripts, packed: " in ran.stdout


@pytest.mark.parametrize(
    ("page", "first_view", "holds_all"),
    [
        (Measured([0.149]), 199_999, True),
        (Measured([0.15]), 199_999, False),
        (Measured([0.1], is_there=False), 199_999, False),
        (Measured([0.1]), 200_000, False),
    ],
)
def test_the_limits_decide(page: Measured, first_view: int, *, holds_all: bool) -> None:
    assert holds({("/inbox", Role.ADMIN): page, ("/sites", Role.READER): Measured([0.2], [0.1])}, first_view, 0.15) == holds_all


def test_one_from_whom_much_is_hidden_is_held_to_the_limit_when_a_page_is_asked_for_again() -> None:
    assert not holds({("/sites", Role.READER): Measured([0.1], [0.15])}, 1, 0.15)


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
