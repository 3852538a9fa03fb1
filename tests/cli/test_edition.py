"""``khronika edition``, as a person uses it."""

from pathlib import Path

import pytest

from khronika.export.loss import loss_path
from tests.cli.running import khronika

REPORT = (
    "A week in Gweru\n\nPolice detained Farai Dube, a reporter, in Gweru on 4 March 2024. "
    "The court released Rudo Mhlangazi in Oral on 6 March 2024.\n"
)


@pytest.fixture(autouse=True)
def kept(home: Path) -> None:
    """A ledger with a report in it."""
    (home / "week.txt").write_text(REPORT)
    assert khronika("read", "week.txt", "--format", "none").code == 0


def hide(name: str) -> None:
    ran = khronika("visibility", name, "restricted", "--reason", "asked for it", "--by-name")
    assert ran.code == 0, ran.err


def test_an_edition_leaves_is_logged_and_verifies_on_another_machine(home: Path) -> None:
    hide("Rudo Mhlangazi")
    ran = khronika("edition", "week.zip")
    assert ran.code == 0, ran.err
    assert [path.name for path in home.iterdir() if path.stat().st_mode & 0o077] == ["week.txt"]
    ran = khronika("verify", "week.zip")
    assert ran.code == 0, ran.out
    assert ran.out.split()[-1] in khronika("verify", "week.zip").out
    assert khronika("verify").code == 0
    assert khronika("import", "week.zip", "--ledger", "elsewhere.db").code == 0
    told = khronika("claims", "--ledger", "elsewhere.db").out
    assert "Farai Dube" in told
    assert "Mhlangazi" not in told


def test_nothing_is_left_where_the_check_refuses(home: Path) -> None:
    hide("Oral Maseru")
    hide("Gweruh Policea")
    before = sorted(path.name for path in home.iterdir())
    ran = khronika("edition", "week.zip")
    assert ran.code == 1
    assert "asked: week.zip/csv/claims.csv, line 3" in ran.err.replace("\n", " ")
    assert "week.zip does not leave" in ran.out
    assert sorted(path.name for path in home.iterdir()) == before


def test_a_persons_word_is_asked_for_with_its_reason_and_kept(home: Path) -> None:
    hide("Maseru Oral")
    assert khronika("edition", "week.zip").code == 1
    assert khronika("edition", "week.zip", "--allow", "Oral").code == 2
    ran = khronika("edition", "week.zip", "--allow", "oral", "--allow", "Kadoma", "--reason", "the town")
    assert ran.code == 0, ran.err
    assert "not asked: the check does not ask about “Kadoma”" in ran.err
    assert khronika("verify").code == 0


def test_what_is_sealed_is_looked_for_with_the_key_and_nothing_leaves_without_it(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KHRONIKA_SEALING_KEY", str(home / "keys" / "sealing-key"))
    assert khronika("seal", "Rudo Mhlangazi", "--by-name", "--reason", "at risk").code == 0
    assert khronika("edition", "week.jsonl", "--format", "jsonl").code == 0
    words = (home / "week.jsonl").read_text()
    assert "Farai Dube" in words
    assert [part for part in ("Rudo", "Mhlangazi", "sealed") if part in words] == []
    (home / "keys" / "sealing-key").rename(home / "elsewhere")
    ran = khronika("edition", "second.zip")
    assert ran.code == 2
    assert "without the sealing key" in ran.err
    assert not (home / "second.zip").exists()


def test_a_plan_writes_nothing(home: Path) -> None:
    before = sorted(path.name for path in home.iterdir())
    ran = khronika("edition", "week.zip", "--plan")
    assert ran.code == 0
    assert "it would hold 1 captures, 1 reports" in ran.out
    assert sorted(path.name for path in home.iterdir()) == before


def test_nothing_is_written_over(home: Path) -> None:
    loss_path(home / "week.zip").write_text("mine")
    ran = khronika("edition", "week.zip")
    assert ran.code == 2
    assert "is there already" in ran.err
    assert loss_path(home / "week.zip").read_text() == "mine"
