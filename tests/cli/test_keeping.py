"""The commands that keep a ledger safe, on each database: backup, restore, head, and verify against a head."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.running import GOOD, khronika
from tests.databases import DATABASES, new_location
from tests.store.insider import rewrite_log


@pytest.fixture(params=DATABASES)
def kept(request: pytest.FixtureRequest, tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A ledger with a report in it, which the environment names, and a key of one's own."""
    with new_location(request.param, tmp_path) as location:
        monkeypatch.setenv("KHRONIKA_LEDGER", location)
        monkeypatch.setenv("KHRONIKA_KEY", str(tmp_path / "key.pem"))
        (home / "good.txt").write_text(GOOD)
        assert khronika("read", "good.txt", "--format", "none").code == 0
        yield location


def test_every_command_works_on_every_database(kept: str) -> None:
    assert "Thandiwe Moyo" in khronika("claims").out
    listed = khronika("incidents", "--format", "jsonl")
    assert listed.out.count("\n") == 2
    assert "Thandiwe Moyo" in khronika("cases").out
    assert khronika("sites").code == 0
    assert khronika("judgements").code == 0
    assert khronika("verify").code == 0
    again = khronika("read", "good.txt", "--format", "none")
    assert "0 reports, 0 claims" in again.err


def test_reports_are_found_by_their_words(kept: str) -> None:
    found = khronika("search", "rudo", "nurs")
    assert found.code == 0
    assert found.out.splitlines()[0] == "2024-03-05 Two nurses detained in Bulawayo"
    assert "nurses detained" in found.out
    assert "no report has all of these words" in khronika("search", "mutare").err
    assert khronika("search", "?").code == 2


def test_a_judgement_is_made_and_taken_back(kept: str) -> None:
    ids = [line.partition('"id":"')[2].partition('"')[0] for line in khronika("incidents", "--format", "jsonl").out.splitlines()]
    judged = khronika("judge", "different", *ids, "--reason", "two towns")
    assert judged.code == 0, judged
    number = judged.out.split()[1].rstrip(":")
    assert khronika("undo", number).code == 0
    assert khronika("verify").code == 0


def test_a_backup_is_restored_under_another_name(kept: str, home: Path) -> None:
    before = khronika("claims", "--format", "jsonl").out
    backed = khronika("backup", "backup.db")
    assert backed.code == 0, backed
    assert "and was checked" in backed.out.replace("\n", " ")
    restored = khronika("restore", "backup.db", "--ledger", home / "new.db")
    assert restored.code == 0, restored
    assert khronika("claims", "--format", "jsonl", "--ledger", home / "new.db").out == before
    again = khronika("restore", "backup.db")
    assert again.code == 2
    assert "holds something already" in again.err.replace("\n", " ")


def test_a_head_that_was_signed_before_is_checked(kept: str, home: Path) -> None:
    made = khronika("head", "head.json")
    assert made.code == 0, made
    key = made.out.split()[-1]
    checked = khronika("verify", "--head", "head.json", "--signer", key)
    assert checked.code == 0, checked
    assert "signed at" in checked.out
    assert khronika("verify", "--head", "head.json", "--signer", "0" * 64).code == 2
    (home / "head.json").write_text((home / "head.json").read_text().replace('"batch":1', '"batch":2'))
    forged = khronika("verify", "--head", "head.json")
    assert (forged.code, "its signature does not fit" in forged.err.replace("\n", " ")) == (2, True)


def test_a_log_that_an_insider_wrote_anew_is_found_by_the_head(ledger: Path, home: Path, tmp_path: Path) -> None:
    (home / "good.txt").write_text(GOOD)
    khronika("read", "good.txt", "--format", "none")
    assert khronika("head", "head.json", "--key", tmp_path / "key.pem").code == 0
    insider = sqlite3.connect(ledger, isolation_level=None)
    insider.execute("UPDATE retrievals SET how = 'somebody else'")
    rewrite_log(insider)
    insider.close()
    assert khronika("verify").code == 0
    found = khronika("verify", "--head", "head.json")
    assert found.code == 1
    assert "it is not the batch that" in found.out


def test_a_backup_that_is_not_there_is_told(home: Path) -> None:
    ran = khronika("restore", "none.db")
    assert ran.code == 2
    assert "there is no backup at none.db" in ran.err
    assert not (home / "none.db").exists()
