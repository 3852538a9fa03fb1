"""The commands that hide, seal and erase, from end to end."""

import json
import stat
from pathlib import Path

import pytest

from tests.cli.running import GOOD, khronika
from tests.store.bytes_left import traces

CANARY = "Thandiwe Moyo"


@pytest.fixture
def kept(home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A ledger with a report that names somebody, in a folder of its own."""
    folder = home / "ledger"
    monkeypatch.setenv("KHRONIKA_LEDGER", str(folder / "khronika.db"))
    monkeypatch.setenv("KHRONIKA_SEALING_KEY", str(home / "keys" / "sealing-key"))
    (home / "good.txt").write_text(GOOD)
    assert khronika("read", "good.txt", "--format", "none").code == 0
    return folder


def party(name: str) -> str:
    """The id of the case of a name."""
    cases = map(json.loads, khronika("cases", "--format", "jsonl").out.splitlines())
    return next(str(case["id"]) for case in cases if name in case["names"])


def number_in(out: str) -> str:
    return out.split()[1].rstrip(":")


def test_a_person_is_hidden_from_viewers_and_shown_again(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    decided = khronika("visibility", party(CANARY), "restricted", "--reason", "asked for it")
    assert decided.code == 0, decided
    assert CANARY in khronika("claims").out
    assert CANARY in khronika("visibilities").out
    monkeypatch.setenv("KHRONIKA_VIEW", "team")
    for command in ("claims", "incidents", "cases", "visibilities"):
        shown = khronika(command)
        assert CANARY not in shown.out + shown.err
        assert "[restricted 1]" in shown.out
    assert CANARY not in khronika("search", "moyo").out
    assert khronika("undo", number_in(decided.out)).code == 0
    assert CANARY in khronika("claims").out
    monkeypatch.setenv("KHRONIKA_VIEW", "friends")
    assert "KHRONIKA_VIEW is one of public, team" in khronika("claims").err


def test_who_refused_to_be_named_is_kept_out_of_what_is_public(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert khronika("consent", party(CANARY), "refused", "--for", "the yearly report", "--day", "2024-03-09").code == 0
    assert "consent refused: Thandiwe Moyo" in khronika("visibilities").out
    monkeypatch.setenv("KHRONIKA_VIEW", "public")
    assert CANARY not in khronika("claims").out


def test_a_sealed_person_stands_in_no_file_of_the_ledger_and_comes_back_with_the_key(kept: Path, home: Path) -> None:
    before = khronika("claims", "--format", "jsonl").out
    sealed = khronika("seal", party(CANARY), "--reason", "at risk")
    assert sealed.code == 0, sealed
    assert "keep a copy elsewhere" in sealed.err
    assert traces([CANARY], kept) == []
    assert stat.S_IMODE((home / "keys" / "sealing-key").stat().st_mode) == 0o600
    shown = [khronika(command) for command in ("claims", "incidents", "cases", "visibilities", "verify")]
    assert all(one.code == 0 and "Thandiwe" not in one.out + one.err for one in shown)
    assert "rows that are sealed" in shown[-1].out
    assert "nothing came since" in khronika("seal").out
    assert khronika("undo", number_in(sealed.out)).code == 0
    assert khronika("claims", "--format", "jsonl").out == before


def test_without_the_key_a_seal_holds_and_is_no_fault(kept: Path, home: Path) -> None:
    sealed = khronika("seal", party(CANARY), "--reason", "at risk")
    (home / "keys" / "sealing-key").unlink()
    verified = khronika("verify")
    assert verified.code == 0
    assert "not opened, for there is no key here" in verified.out
    refused = khronika("undo", number_in(sealed.out))
    assert refused.code == 2
    assert "KHRONIKA_SEALING_KEY" in refused.err


def test_an_erased_person_stands_in_no_file_and_a_tombstone_says_what_was_done(kept: Path, home: Path) -> None:
    refused = khronika("erase", party(CANARY), "--basis", "asked for it")
    assert refused.code == 2
    assert CANARY in khronika("claims").out
    erased = khronika("erase", party(CANARY), "--basis", "asked for it", "--yes")
    assert erased.code == 0, erased
    assert khronika("backup", str(kept / "backup.db")).code == 0
    assert khronika("export", "jsonl", str(kept / "out.jsonl")).code == 0
    assert traces([CANARY], kept) == []
    verified = khronika("verify", "--joined")
    assert verified.code == 0, verified
    assert "erased: a party" in verified.out
    assert "on this basis: asked for it" in verified.out


def test_a_basis_that_names_the_person_is_refused_without_saying_the_name_again(kept: Path) -> None:
    refused = khronika("erase", CANARY, "--by-name", "--basis", f"{CANARY} asked for it", "--yes")
    assert refused.code == 2
    assert CANARY not in refused.err


def test_everything_that_is_written_is_for_its_owner_alone(kept: Path) -> None:
    assert khronika("backup", str(kept / "backup.db")).code == 0
    assert khronika("export", "csv", str(kept / "tables")).code == 0
    assert khronika("export", "package", str(kept / "all.zip")).code == 0
    assert {oct(stat.S_IMODE(path.stat().st_mode) & 0o077) for path in (kept, *kept.rglob("*"))} == {"0o0"}
