import json
import sqlite3
from pathlib import Path

import pytest

from tests.cli.running import GOOD, RUSSIAN, UNDATED, Ran, khronika
from tests.read.servers import Answer, Site, raw_server


@pytest.fixture
def good(home: Path) -> Path:
    path = home / "good.txt"
    path.write_text(GOOD)
    return path


def rows(ran: Ran) -> list[dict[str, object]]:
    return [json.loads(line) for line in ran.out.splitlines()]


def test_the_table_has_a_heading_and_every_value_beside_the_words_that_state_it(good: Path) -> None:
    ran = khronika("read", good)
    assert ran.code == 0
    lines = [" ".join(line.split()) for line in ran.out.splitlines()]
    assert lines[1:5] == ["Two nurses detained in Bulawayo", "publisher not said · published 5 March 2024", "good.txt", lines[4]]
    assert "when 4 March 2024 (relative) “Monday”" in lines
    assert "where Bulawayo, ZW “Bulawayo”" in lines
    assert "penalty prison, 2 years “two years in prison”" in lines or "penalty prison, 2 years “two years”" in lines
    assert "\x1b" not in ran.out


def test_a_line_of_json_has_quotes_that_stand_in_the_text(good: Path) -> None:
    (row,) = rows(khronika("read", good, "--format", "jsonl"))
    assert isinstance(row["claims"], list)
    assert row["claims"]
    for claim in row["claims"]:
        for entry in claim["evidence"]:
            assert str(row["text"])[entry["start"] : entry["end"]] == entry["quote"]


def test_nothing_stands_on_standard_output_where_nothing_is_wanted(good: Path, ledger: Path) -> None:
    ran = khronika("read", good, "--format", "none")
    assert (ran.code, ran.out) == (0, "")
    assert ran.err.startswith("1 report read, ")
    assert ledger.exists()


def test_nothing_is_kept_where_nothing_shall_be(good: Path, ledger: Path) -> None:
    ran = khronika("read", good, "--no-store", "--format", "none")
    assert ran.code == 0
    assert "Nothing is kept" in ran.err
    assert not ledger.exists()


def test_a_day_that_was_supplied_stays_when_the_same_is_read_without_it(home: Path) -> None:
    (home / "undated.txt").write_text(UNDATED)
    for day in (["--published", "2024-03-05"], []):
        assert khronika("read", "undated.txt", "--format", "none", *day).code == 0
    assert {row["published"] for row in rows(khronika("claims", "--format", "jsonl"))} == {"2024-03-05"}


def test_two_reports_of_one_file_with_one_id_are_told_and_both_are_kept(home: Path) -> None:
    texts = (GOOD, GOOD.replace("Thandiwe Moyo", "Nomsa Khumalo"))
    lines = [json.dumps({"id": "a", "text": text, "language": "en", "published": "2024-03-05"}) for text in texts]
    (home / "two.jsonl").write_text("\n".join([*lines, lines[1], json.dumps({"id": "b", "text": GOOD, "language": "en"})]))
    ran = khronika("read", "two.jsonl", "--format", "none")
    assert ran.code == 0
    told = [line for line in ran.err.splitlines() if line.startswith("same id: ")]
    words = "lines 1 and 2 hold different reports with one id, a; to a ledger these are versions of one report, of which line 2 counts"
    assert told == [f"same id: two.jsonl: {words}. Give each an id of its own"]
    of_a = [row for row in rows(khronika("claims", "--format", "jsonl")) if row["id"] == "a"]
    assert ["Nomsa Khumalo" in str(row["text"]) for row in of_a] == [True]
    everything = [row for row in rows(khronika("claims", "--everything", "--format", "jsonl")) if row["id"] == "a"]
    assert len(everything) == 2
    assert khronika("verify").code == 0


def test_an_id_may_stand_in_two_files(home: Path) -> None:
    for name, text in (("one", GOOD), ("two", GOOD.replace("nurses", "doctors"))):
        (home / f"{name}.jsonl").write_text(json.dumps({"id": "a", "text": text, "language": "en"}))
    assert "same id" not in khronika("read", "one.jsonl", "two.jsonl", "--format", "none").err


def test_the_ledger_that_is_named_is_the_one_that_keeps(good: Path, ledger: Path, home: Path) -> None:
    assert khronika("read", good, "--format", "none", "--ledger", "other.db").code == 0
    assert (home / "other.db").exists()
    assert not ledger.exists()


def test_reading_the_same_again_adds_nothing(good: Path) -> None:
    khronika("read", good, "--format", "none")
    again = khronika("read", good, "--format", "none")
    assert again.code == 0
    assert again.err.rstrip().endswith(": 0 reports, 0 claims")


def test_a_report_without_a_day_is_told_with_the_option_that_gives_one(home: Path) -> None:
    (home / "note.txt").write_text(UNDATED)
    ran = khronika("read", "note.txt")
    assert ran.code == 0
    assert "no day: note.txt" in ran.err
    assert "--published DAY" in ran.err
    assert "publication day not said" in ran.out
    dated = khronika("read", "note.txt", "--published", "2024-03-05")
    assert "no day" not in dated.err
    assert "4 March 2024 (relative)" in dated.out


def test_the_day_of_the_option_is_for_reports_that_say_none(good: Path) -> None:
    (row,) = rows(khronika("read", good, "--published", "2011-01-01", "--format", "jsonl"))
    assert row["published"] == "2024-03-05"


@pytest.mark.parametrize("day", ["2024-13-01", "yesterday", "20240305", "2024-02-30", ""])
def test_a_wrong_day_is_refused_with_one_that_works(good: Path, ledger: Path, day: str) -> None:
    ran = khronika("read", good, "--published", day)
    assert ran.code == 2
    assert "is no day; give one such as 2021-05-03" in " ".join(ran.err.replace("│", " ").split())
    assert not ledger.exists()


def test_a_language_that_nobody_reads_is_not_read_which_is_not_no_claims(home: Path) -> None:
    (home / "minsk.txt").write_text(RUSSIAN)
    ran = khronika("read", "minsk.txt")
    assert ran.code == 0
    assert "not read: its language is ru" in ran.out
    assert "\nno claims" not in ran.out
    assert "not read: minsk.txt" in ran.err
    assert "1 report in a language that nobody reads" in ran.err
    (row,) = rows(khronika("read", "minsk.txt", "--format", "jsonl"))
    assert row["not_read"] == "ru"
    assert "claims" not in row


def test_a_report_without_claims_says_so(home: Path) -> None:
    (home / "weather.txt").write_text(
        "Rain in the hills\n\n5 March 2024\n\nIt rained for three hours in the hills, and the river was brown.\n"
    )
    assert "\nno claims\n" in khronika("read", "weather.txt").out


def test_an_input_that_is_not_there_is_named_and_the_rest_is_kept(good: Path) -> None:
    ran = khronika("read", "nowhere.txt", good, "--format", "none")
    assert ran.code == 1
    assert "failed: nowhere.txt: there is no such file or folder; check the path" in ran.err
    assert "New in" in ran.err
    assert ": 1 report, " in ran.err


def test_where_no_input_is_there_nothing_is_done(ledger: Path) -> None:
    ran = khronika("read", "nowhere.txt", "a/b")
    assert (ran.code, ran.out) == (2, "")
    assert [line.split(":")[1] for line in ran.err.splitlines()] == [" nowhere.txt", " a/b"]
    assert not ledger.exists()


@pytest.mark.parametrize("arguments", [["read"], ["read", "good.txt", "--format", "pdf"], ["read", "--unknown", "good.txt"], ["reed"]])
def test_wrong_usage_ends_with_two(good: Path, arguments: list[str]) -> None:
    ran = khronika(*arguments)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err


def test_a_ledger_that_a_newer_khronika_made_is_left_alone(good: Path, ledger: Path) -> None:
    khronika("read", good, "--format", "none")
    with sqlite3.connect(ledger) as connection:
        connection.execute("UPDATE khronika_version SET version_num = '9999'")
    connection.close()
    before = ledger.read_bytes()
    for arguments in (["read", good], ["claims"], ["verify"]):
        ran = khronika(*arguments)
        assert (ran.code, ran.out) == (2, "")
        assert ran.err.startswith("error: ")
        assert "newer khronika" in ran.err
        assert ran.err.count("\n") == 1
    assert ledger.read_bytes() == before


@pytest.mark.parametrize("place", [".", "good.txt/ledger.db", "postgresql://nadia@/ledger?host=/no/such/folder"])
def test_a_ledger_out_of_reach_is_told_in_one_line(good: Path, place: str) -> None:
    ran = khronika("read", good, "--ledger", place)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("error: ")
    assert ran.err.count("\n") == 1


def test_a_private_address_is_refused_with_the_option_that_allows_it(home: Path) -> None:
    ran = khronika("read", "http://127.0.0.1:9/a")
    assert ran.code == 1
    assert "--allow-host 127.0.0.1" in ran.err


@pytest.mark.enable_socket
def test_an_address_is_read_as_a_file_is_and_what_the_site_asks_is_respected() -> None:
    page = f"<html><body><h1>Two held</h1><p>{GOOD.splitlines()[4]}</p></body></html>"
    with Site({"/a": Answer(page.encode()), "/robots.txt": Answer(b"User-agent: *\nDisallow: /")}) as site:
        allowed = ("read", f"{site.address}/a", "--allow-host", "127.0.0.1", "--format", "none")
        refused = khronika(*allowed)
        assert refused.code == 1
        assert "--ignore-robots" in refused.err
        ignored = khronika(*allowed, "--ignore-robots")
    assert ignored.code == 0
    assert f"warning: {site.address}/a: robots.txt is not asked" in ignored.err
    assert "1 report read" in ignored.err


@pytest.mark.enable_socket
def test_an_address_that_does_not_answer_fails_alone_and_in_time(good: Path) -> None:
    with raw_server(b"", then_wait_seconds=2) as address:
        ran = khronika("read", address, good, "--allow-host", "127.0.0.1", "--timeout", "0.2", "--format", "none")
    assert ran.code == 1
    assert "did not answer within 0.2 seconds" in ran.err
    assert "--timeout" in ran.err
    assert "1 report read" in ran.err


def test_a_proxy_that_is_none_is_refused_with_one_that_works_and_without_its_password() -> None:
    ran = khronika("read", "https://news.example/a", "--proxy", "ftp://ama:secret@proxy.example")
    assert ran.code == 2
    assert "socks5h://127.0.0.1:9050" in ran.err
    assert "secret" not in ran.err
