import sqlite3
from pathlib import Path

import pytest

from tests.cli.running import GOOD, khronika


@pytest.fixture(autouse=True)
def kept(home: Path) -> None:
    """A ledger with a report in it."""
    (home / "good.txt").write_text(GOOD)
    assert khronika("read", "good.txt", "--format", "none").code == 0


def change(ledger: Path, *statements: str) -> None:
    connection = sqlite3.connect(ledger)
    for statement in statements:
        connection.execute(statement)
    connection.commit()
    connection.close()


def test_a_ledger_as_it_was_stored_is_sound(ledger: Path) -> None:
    ran = khronika("verify")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith(f"{ledger} is as it was stored: captures 1, reports 1, versions 1, claims that count ")


def test_the_first_fault_is_named_and_how_many_more_there_are(ledger: Path) -> None:
    change(ledger, "UPDATE captures SET bytes = CAST('other' AS BLOB)", "UPDATE reports SET text = replace(text, 'Thandiwe', 'Nonsense')")
    ran = khronika("verify", ledger)
    assert ran.code == 1
    first, more = ran.out.splitlines()
    assert first.startswith(f"{ledger}: capture ")
    assert "the bytes are not those that were received" in first
    assert int(more.split()[0]) >= 1
    assert more.endswith("more faults") or more.endswith("more fault")


def test_one_changed_letter_is_one_fault(ledger: Path) -> None:
    change(ledger, "UPDATE claims SET body = replace(body, 'detention', 'detentiom') WHERE body LIKE '%detention%'")
    ran = khronika("verify")
    assert ran.code == 1
    assert ran.out.count("\n") == 2


@pytest.mark.parametrize("first", [0, 16, 100, 4096])
def test_a_file_that_is_damaged_anywhere_is_at_fault(ledger: Path, first: int) -> None:
    data = bytearray(ledger.read_bytes())
    data[first : first + 4000] = b"\xa5" * min(4000, len(data) - first)
    ledger.write_bytes(data)
    ran = khronika("verify")
    assert ran.code == 1, ran
    assert str(ledger) in ran.out
    assert "Traceback" not in ran.err


def test_a_file_that_is_cut_is_at_fault(ledger: Path) -> None:
    ledger.write_bytes(ledger.read_bytes()[:9000])
    assert khronika("verify").code == 1


@pytest.mark.parametrize("command", [["verify"], ["claims", "--ledger"]])
def test_an_empty_file_is_no_ledger_and_stays_empty(home: Path, command: list[str]) -> None:
    (home / "empty.db").touch()
    ran = khronika(*command, "empty.db")
    assert ran.code != 0
    assert "empty.db is empty and holds no ledger; restore a backup, or make a ledger with khronika read" in ran.out + ran.err
    assert (home / "empty.db").stat().st_size == 0


def test_checking_writes_nothing(ledger: Path) -> None:
    before = ledger.read_bytes()
    assert khronika("verify").code == 0
    assert ledger.read_bytes() == before


def test_a_file_of_something_else_is_at_fault(home: Path) -> None:
    ran = khronika("verify", "good.txt")
    assert ran.code == 1
    assert "is not a ledger" in ran.out


def test_a_ledger_that_is_not_there_cannot_be_verified(home: Path) -> None:
    ran = khronika("verify", "none.db")
    assert (ran.code, ran.out) == (2, "")
    assert "there is no ledger at none.db" in ran.err
    assert not (home / "none.db").exists()
