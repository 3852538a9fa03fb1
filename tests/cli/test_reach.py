import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from khronika.records.codec_measurement import encode_measurement
from tests.cli.running import khronika
from tests.reach.made import measured
from tests.reach.ooni import PAGE, line

REPORT = (
    "Website blocked in Kazakhstan\n\n22 May 2026\n\n"
    "On May 16, 2026, access to the website of Radio Azattyq was blocked in Kazakhstan, rights groups said.\n\n"
    "Access to the website of Radio Azattyq was restored on May 21, 2026.\n"
)


def write_measurements(path: Path, signs: str = "r" * 40 + "b" * 20 + "r" * 20) -> None:
    """Four measurements a day from Kazakhstan, from 6 May 2026 on."""
    made = measured(signs, "AS9198", "KZ", datetime(2026, 5, 6, tzinfo=UTC))
    path.write_bytes(b"\n".join(encode_measurement(replace(one, address="https://rus.azattyq.org/")) for one in made))


def test_measurements_are_kept_once_and_shown_as_states(home: Path) -> None:
    write_measurements(home / "m.jsonl")
    assert khronika("reach", "import", "m.jsonl").out == "measurements 80, addresses on lists 0, new to the ledger 80, not read 0\n"
    assert "new to the ledger 0" in khronika("reach", "import", "m.jsonl").out
    shown = json.loads(khronika("reach", "states", "rus.azattyq.org", "--format", "jsonl").out)
    assert [(one["state"], one["country"]) for one in shown["spells"]] == [
        ("reached", "KZ"),
        ("blocked", "KZ"),
        ("restored", "KZ"),
        ("insufficient", "KZ"),
    ]
    begun = shown["spells"][1]["begun"]
    assert begun["earliest"] <= "2026-05-15T18:00:00+00:00"
    assert begun["latest"] >= "2026-05-16T00:00:00+00:00"
    assert khronika("verify").code == 0


def test_oonis_measurements_get_their_findings_and_a_bad_line_fails_alone(home: Path) -> None:
    (home / "m.jsonl").write_bytes(line() + b"\nnonsense\n" + line(measurement_start_time="2026-03-03 06:00:00") + b"\n")
    ran = khronika("reach", "import", "m.jsonl")
    assert (ran.code, ran.out) == (1, "measurements 2, addresses on lists 0, new to the ledger 2, not read 1\n")
    assert "failed: m.jsonl line 2: it is no measurement" in ran.err
    assert "insufficient from the first measurement on" in " ".join(khronika("reach", "states").out.split())


def test_where_nothing_can_be_read_nothing_is_done(home: Path) -> None:
    ran = khronika("reach", "import", "gone.jsonl")
    assert ran.code == 2
    assert "gone.jsonl: there is no such file or folder" in ran.err


def test_a_users_fingerprints_find_a_block_page(home: Path) -> None:
    (home / "marks.csv").write_text("name,location_found,pattern_type,pattern\nboard,body,contains,What happened in the town\n")
    control = json.loads(line())["test_keys"]["control"] | {"http_request": {"status_code": 200, "body_length": 9, "title": "Other"}}
    assert "What happened in the town" in PAGE
    lines = [
        line(measurement_start_time=f"2026-03-0{day} 0{hour}:00:00", test_keys={"control": control}) for day in (1, 2) for hour in (1, 2, 3)
    ]
    (home / "m.jsonl").write_bytes(b"\n".join(lines))
    khronika("reach", "import", "m.jsonl", "--fingerprints", "marks.csv")
    shown = json.loads(khronika("reach", "states", "news.example", "--format", "jsonl").out)
    assert (shown["spells"][0]["state"], shown["spells"][0]["mechanisms"]) == ("blocked", ["http.blockpage"])


def test_lists_of_what_to_measure_are_kept_and_shown_with_the_site(home: Path) -> None:
    (home / "kz.csv").write_text(
        "url,category_code,category_description,date_added,source,notes\nhttps://rus.azattyq.org/,NEWS,News,2024-05-06,a,\n"
    )
    write_measurements(home / "m.jsonl")
    khronika("reach", "import", "kz.csv", "m.jsonl")
    assert "kz: NEWS https://rus.azattyq.org/" in khronika("reach", "states", "rus.azattyq.org").out


def test_a_site_that_nobody_measured_is_insufficient_and_never_fine(home: Path) -> None:
    write_measurements(home / "m.jsonl")
    khronika("reach", "import", "m.jsonl")
    out = khronika("reach", "states", "meduza.io").out
    assert "insufficient: no measurement says anything" in out
    assert "reached" not in out


def test_a_site_is_asked_for_by_the_name_that_reports_give_it(home: Path) -> None:
    write_measurements(home / "m.jsonl")
    khronika("reach", "import", "m.jsonl")
    assert "blocked since between" in khronika("reach", "states", "RFE/RL's Kazakh Service").out
    ran = khronika("reach", "states", "The Courier")
    assert (ran.code, "no name of a site that is known" in ran.err) == (2, True)
    (home / "sites.csv").write_text("name,site\nThe Courier,rus.azattyq.org\n")
    assert "blocked since between" in khronika("reach", "states", "The Courier", "--site-table", "sites.csv").out


def test_states_can_be_asked_for_of_one_country_and_network(home: Path) -> None:
    write_measurements(home / "m.jsonl")
    khronika("reach", "import", "m.jsonl")
    assert "blocked" in khronika("reach", "states", "rus.azattyq.org", "--country", "kz", "--network", "as9198").out
    assert "insufficient" in khronika("reach", "states", "rus.azattyq.org", "--country", "RU").out


def test_states_come_as_rows_of_a_sheet(home: Path) -> None:
    write_measurements(home / "m.jsonl")
    khronika("reach", "import", "m.jsonl")
    rows = khronika("reach", "states", "--format", "csv").out.splitlines()
    assert rows[0].startswith("site,country,state,rule,networks,begun_earliest")
    assert [row.split(",")[2] for row in rows[1:]] == ["reached", "blocked", "restored", "insufficient"]


def test_what_is_measured_stands_beside_what_is_reported(home: Path) -> None:
    (home / "report.txt").write_text(REPORT)
    write_measurements(home / "m.jsonl")
    assert khronika("read", "report.txt", "--format", "none").code == 0
    before = json.loads(khronika("sites", "--format", "jsonl").out)
    assert before["lanes"]["measured"]["state"] == "insufficient"
    khronika("reach", "import", "m.jsonl")
    lanes = json.loads(khronika("sites", "--format", "jsonl").out)["lanes"]
    assert lanes["reported"]["onset"] == {"earliest": "2026-05-16", "latest": "2026-05-16"}
    assert lanes["measured"]["onset"]["earliest"] <= "2026-05-16" <= lanes["measured"]["onset"]["latest"]
    assert [one["state"] for one in lanes["measured"]["spells"]] == ["reached", "blocked", "restored", "insufficient"]
    assert [(one["state"], one["measured"]) for one in lanes["reported"]["turns"]] == [("blocked", "confirms"), ("restored", "confirms")]
    assert "restored 21 May 2026" in (words := " ".join(khronika("sites").out.split()))
    assert words.count("(measured: confirms)") == 2
    assert "KZ: blocked since between 2026-05-15" in " ".join(khronika("sites").out.split())


def test_a_claim_that_measurements_speak_against_is_said_to_be_contradicted(home: Path) -> None:
    (home / "report.txt").write_text(REPORT)
    write_measurements(home / "m.jsonl", "r" * 90)
    khronika("read", "report.txt", "--format", "none")
    khronika("reach", "import", "m.jsonl")
    turns = json.loads(khronika("sites", "--format", "jsonl").out)["lanes"]["reported"]["turns"]
    assert [(one["state"], one["measured"]) for one in turns] == [("blocked", "contradicts"), ("restored", "confirms")]
    [block] = [json.loads(line)["id"] for line in khronika("incidents", "--type", "block", "--format", "jsonl").out.splitlines()]
    assert json.loads(khronika("incidents", block, "--format", "jsonl").out)["measured"] == "contradicts"
    assert "measured     contradicts" in khronika("incidents", block).out


@pytest.mark.parametrize("command", ["import", "states"])
def test_each_command_says_what_it_does(command: str) -> None:
    assert khronika("reach", command, "--help").code == 0
