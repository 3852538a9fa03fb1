"""How commands end where khronika itself is at fault."""

import json
from pathlib import Path

import pytest

from khronika.cli import app, reading
from khronika.cli.options import ReadFormat
from khronika.errors import RecordError
from khronika.extract import english
from khronika.records.claim import Claim
from khronika.records.reading import Reading
from khronika.records.report import Report
from tests.cli.running import GOOD, khronika


def test_a_wrong_record_is_a_fault_of_our_own_and_no_mistake_of_the_person(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> None:
        raise RecordError("a count needs a bound")

    monkeypatch.setattr(reading, "settings_of", fail)
    (home / "good.txt").write_text(GOOD)
    with pytest.raises(RecordError):
        khronika("read", "good.txt")


def test_a_report_that_our_own_fault_keeps_from_being_read_is_named_and_the_rest_is_kept(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail_at_one(report: Report, *rest: object) -> tuple[Claim, ...]:
        if report.id == "b":
            raise IndexError("no such word")
        return ()

    monkeypatch.setattr(english, "claims_of", fail_at_one)
    lines = [json.dumps({"id": id, "text": GOOD, "language": "en", "published": "2024-03-05"}) for id in "abc"]
    (home / "three.jsonl").write_text("\n".join(lines))
    ran = khronika("read", "three.jsonl", "--format", "none")
    assert ran.code == 1
    assert f"failed: {(home / 'three.jsonl').as_uri()}#b: a fault of khronika's own (IndexError in " in ran.err
    assert "2 reports read, 0 claims; 1 input failed. New in " in ran.err


def test_what_was_kept_is_told_where_a_fault_of_our_own_ends_the_run(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: Reading) -> None:
        raise ZeroDivisionError

    monkeypatch.setitem(reading.SHOW, ReadFormat.NONE, fail)
    (home / "good.txt").write_text(GOOD)
    told: list[str] = []
    monkeypatch.setattr(reading, "tell", lambda _label, words, _style="": told.append(words))
    with pytest.raises(ZeroDivisionError):
        khronika("read", "good.txt", "--format", "none")
    assert told[-1].startswith("1 report read, ")


def test_a_fault_of_our_own_is_shown_as_one_and_without_the_values_of_variables(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(reading, "settings_of", fail)
    (home / "good.txt").write_text(GOOD)
    with pytest.raises(ZeroDivisionError):
        khronika("read", "good.txt")
    assert not app.pretty_exceptions_enable
    assert not app.pretty_exceptions_show_locals
