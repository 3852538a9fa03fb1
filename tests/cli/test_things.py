"""``incidents``, ``cases``, ``sites``, ``judge``, ``judgements`` and ``undo`` over the claims of the examples, read by hand."""

import csv
import io
import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from khronika.store import Ledger
from tests.cli.running import khronika
from tests.expected import NOON, REPORTS, read_by_hand


@pytest.fixture(scope="module")
def joined(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger with all examples, joined."""
    path = tmp_path_factory.mktemp("things") / "ledger.db"
    with Ledger.open(str(path), lambda: NOON, "Ama") as opened:
        opened.add([read_by_hand(key) for key in REPORTS])
    assert khronika("incidents", "--ledger", path, "--type", "kidnapping").code == 2
    assert khronika("incidents", "--ledger", path, "--several").code == 0
    return path


@pytest.fixture(autouse=True)
def kept(joined: Path, ledger: Path) -> None:
    shutil.copy(joined, ledger)


def lines(*arguments: str) -> list[dict[str, Any]]:
    ran = khronika(*arguments, "--format", "jsonl")
    assert ran.code == 0, ran.err
    return [json.loads(line) for line in ran.out.splitlines()]


@pytest.mark.parametrize(
    ("options", "number"),
    [
        (["--person", "Бокаев", "--type", "release"], 2),
        (["--person", "Bokayev", "--since", "2021-02-01", "--until", "2021-02-28"], 1),
        (["--place", "Oral", "--type", "detention"], 3),
        (["--place", "NG", "--type", "unblock"], 1),
        (["--place", "Qaraghandy"], 0),
        (["--type", "resignation", "--several"], 1),
    ],
)
def test_incidents_are_filtered(options: list[str], number: int) -> None:
    assert len(lines("incidents", *options)) == number


def test_an_incident_that_is_opened_shows_its_words_its_reasons_and_its_links() -> None:
    found = lines("incidents", "--type", "detention", "--place", "Moscow")
    [moscow] = [one for one in found if one["count"] and one["count"]["low"] and one["count"]["low"]["number"] == 1167]
    shown = " ".join(khronika("incidents", moscow["id"]).out.split())
    for words in ("1,167", "part of", "no longer count", "both on 2021-01-23"):
        assert words in shown


def test_every_value_that_is_worked_out_has_its_claims() -> None:
    for one in lines("incidents"):
        claims = {telling["id"] for telling in one["claims"]}
        for value in (one["when"], *one["where"], *one["people"], *one["figures"], *one["penalties"]):
            assert value is None or set(value["claims"]) <= claims


def test_a_denied_incident_is_no_fact() -> None:
    denied = [one for one in lines("incidents") if one["verification"] == "denied"]
    assert denied
    assert not any(one["is_fact"] for one in denied)
    assert all("DENIED" in khronika("incidents", one["id"]).out for one in denied)


def test_a_case_is_followed_from_detention_to_release() -> None:
    [case] = lines("cases", "--person", "Max Bokayev")
    assert set(case["names"]) == {"Maks Bokaev", "Maks Bokayev", "Max Bokayev"}
    assert case["state"]["state"] == "released"
    shown = khronika("cases", "--person", "Bokaev", "--since", "2016-01-01").out
    assert "days held    1,724" in shown
    assert "should have ended by" in shown


def test_a_site_has_its_lanes() -> None:
    found = [one for one in lines("sites", "--place", "NG") if "Twitter" in one["names"]]
    assert [{kind: lane["state"] for kind, lane in one["lanes"].items()} for one in found] == [
        {"announced": "restored", "reported": "restored", "measured": "insufficient"}
    ]


def test_a_site_that_is_said_to_be_blocked_and_was_not_measured_tells_what_to_measure(home: Path) -> None:
    shown = khronika("sites").out
    assert "to measure   azattyq.org, rus.azattyq.org" in shown
    assert "to measure   name its hosts in a table of sites" in shown
    (home / "sites.csv").write_text("name,site\nUralskaya Nedelya,uralskweek.kz\n")
    assert "to measure   uralskweek.kz" in khronika("sites", "--site-table", "sites.csv").out
    assert "to measure" not in khronika("sites", "--place", "NG", "--type", "unblock").out


def test_sheets_have_a_row_for_each_thing() -> None:
    for command in ("incidents", "cases", "sites"):
        rows = list(csv.DictReader(io.StringIO(khronika(command, "--format", "csv").out)))
        assert len(rows) == len(lines(command))
        assert all(next(iter(row.values())) for row in rows)


def test_a_judgement_joins_holds_and_is_undone() -> None:
    released = lines("incidents", "--person", "Bokayev", "--type", "release")
    one, other = (incident["id"] for incident in released)
    before = lines("incidents")
    judged = khronika("judge", "same", one[:9], other[:9], "--reason", "the wire tells of it")
    assert judged.code == 0, judged.err
    assert len(lines("incidents", "--person", "Bokayev", "--type", "release")) == 1
    listed = khronika("judgements").out
    assert "the wire tells of it" in listed
    number = judged.out.split()[1].rstrip(":")
    assert khronika("undo", number, "--reason", "another thing").code == 0
    assert lines("incidents") == before
    assert "the wire tells of it" not in khronika("judgements").out
    assert "the wire tells of it" in khronika("judgements", "--everything").out
    assert khronika("verify").code == 0


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["judge", "same", "i000000000", "i111111111", "--reason", "x"], "i000000000"),
        (["undo", "7", "--reason", "x"], "7"),
        (["incidents", "i000000000"], "i000000000"),
        (["incidents", "--since", "2021-02-30"], "2021-02-30"),
        (["cases", "--since", "2021-02-02", "--until", "2021-02-01"], "2021-02-02"),
    ],
)
def test_what_cannot_be_done_is_told_and_changes_nothing(arguments: list[str], words: str) -> None:
    before = lines("incidents")
    ran = khronika(*arguments)
    assert ran.code == 2
    assert words in ran.err
    assert lines("incidents") == before
