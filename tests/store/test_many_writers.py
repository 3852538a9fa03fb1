"""Eight processes that add at once, and one that adds very many reports: nothing is lost, nothing doubled, and the log stays whole."""

import subprocess
import sys
from pathlib import Path

from khronika.store import Added
from tests.store.conftest import OpenLedger
from tests.store.content import all_rows
from tests.store.made import many_pages

ROOT = Path(__file__).parents[2]
WRITERS = 8


def test_eight_processes_that_add_reports_at_once_lose_none_and_double_none(location: str, open_ledger: OpenLedger) -> None:
    command = [sys.executable, "-m", "tests.store.writer", location]
    processes = [subprocess.Popen([*command, str(number)], cwd=ROOT, stdout=subprocess.PIPE, text=True) for number in range(WRITERS)]
    told = [process.communicate(timeout=120)[0].strip() for process in processes]
    assert told == ["40"] * WRITERS
    ledger, reports = open_ledger(), WRITERS * 20 + 20
    assert (ledger.counts().reports, ledger.counts().versions, ledger.counts().claims) == (reports, reports, 2 * reports)
    assert list(ledger.verify()) == []
    assert ledger.add(page.item for page in many_pages(0, 20)) == Added(known=20)


def test_hundreds_of_reports_in_one_addition_are_one_batch_of_the_log(open_ledger: OpenLedger) -> None:
    ledger = open_ledger()
    assert ledger.add(page.item for page in many_pages(0, 400)) == Added(reports=400, claims=800)
    [batch] = all_rows(ledger)["batches"]
    assert batch[:3] == (1, 1, 2400)
    assert list(ledger.verify()) == []
