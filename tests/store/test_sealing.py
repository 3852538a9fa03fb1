"""A sealed value opens with its key alone, and only where it was sealed."""

import sqlite3
import traceback
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khronika.errors import SettingsError
from khronika.pipeline import KINDS, Joiner, Placer, join_waiting
from khronika.pipeline.concealing import seal, unseal
from khronika.pipeline.naming_persons import known_persons
from khronika.store import FaultKind, Ledger
from khronika.store.gazetteer import gazetteer
from khronika.store.sealing import SealingKey, make_sealing_key, sealing_key
from tests.store.made import NOON, Page

CANARY = "Thandiwe Moyo"
KEY, OTHER = SealingKey(b"k" * 32), SealingKey(b"o" * 32)


@given(value=st.binary(), of=st.text())
def test_what_is_sealed_opens_as_it_was(value: bytes, of: str) -> None:
    assert KEY.open(*KEY.seal(value, of), of) == value


@given(value=st.binary(min_size=12))
def test_a_sealed_value_opens_with_no_other_key_and_in_no_other_place(value: bytes) -> None:
    wrapped, data = KEY.seal(value, "khronika report 7")
    assert value not in data
    assert OTHER.open(wrapped, data, "khronika report 7") is None
    assert KEY.open(wrapped, data, "khronika report 8") is None
    assert KEY.open(wrapped, data[:-1] + bytes([data[-1] ^ 1]), "khronika report 7") is None
    assert KEY.open("no hexadecimal", data, "khronika report 7") is None


def test_a_value_sealed_twice_looks_different_each_time() -> None:
    assert KEY.seal(b"the same", "x") != KEY.seal(b"the same", "x")


def test_a_key_in_a_file_comes_back_and_one_under_a_passphrase_with_the_passphrase_alone(tmp_path: Path) -> None:
    plain, guarded = make_sealing_key(tmp_path / "keys" / "plain", None), make_sealing_key(tmp_path / "guarded", "seven grey herons")
    assert sealing_key(tmp_path / "keys" / "plain", lambda: "") == plain
    assert sealing_key(tmp_path / "guarded", lambda: "seven grey herons") == guarded
    assert guarded.secret not in (tmp_path / "guarded").read_bytes()
    assert {path.stat().st_mode & 0o777 for path in (tmp_path / "keys" / "plain", tmp_path / "guarded")} == {0o600}
    with pytest.raises(SettingsError, match="its passphrase is another"):
        sealing_key(tmp_path / "guarded", lambda: "eight grey herons")


def test_no_key_is_made_over_another_and_what_is_none_is_refused(tmp_path: Path) -> None:
    (tmp_path / "key").write_text("a shopping list")
    with pytest.raises(SettingsError, match="name a new file"):
        make_sealing_key(tmp_path / "key", None)
    for name in ("key", "nothing"):
        with pytest.raises(SettingsError, match="KHRONIKA_SEALING_KEY"):
            sealing_key(tmp_path / name, lambda: "")


def test_a_key_shows_itself_nowhere() -> None:
    assert "k" * 8 not in f"{KEY!r} {KEY}"
    assert KEY.name != OTHER.name


@pytest.fixture
def sealed(tmp_path: Path) -> Ledger:
    """A ledger in which a person is sealed, with the key."""
    with Ledger.open(str(tmp_path / "ledger.db"), lambda: NOON, "Nadia") as ledger:
        ledger.add([Page().item])
        joiner = Joiner(KINDS, Placer.over(gazetteer()))
        join_waiting(ledger, joiner)
        with ledger.looking() as looking:
            person = known_persons(looking, CANARY)
        seal(ledger.with_key(KEY), joiner, person, "at risk")
        return ledger.with_key(KEY)


CHANGES = {
    "a sealed value that was changed": ("UPDATE sealed SET value = zeroblob(length(value)) WHERE noun = 'report'", 2),
    "a sealed value with a hash that fits": (
        "UPDATE sealed SET value = (SELECT value FROM sealed WHERE noun = 'capture'), "
        "value_sha256 = (SELECT value_sha256 FROM sealed WHERE noun = 'capture') WHERE noun = 'report'",
        2,
    ),
    "a sealed value that is gone": ("DELETE FROM sealed WHERE noun = 'report'", 1),
}


@pytest.mark.parametrize("change", CHANGES)
def test_what_somebody_did_to_a_sealed_value_is_found(sealed: Ledger, change: str) -> None:
    statement, faults = CHANGES[change]
    connection = sqlite3.connect(sealed.location, isolation_level=None)
    connection.execute(statement)
    connection.close()
    found = list(sealed.verify())
    assert {fault.kind for fault in found} == {FaultKind.SEALED}
    assert len(found) == faults


def test_what_is_sealed_is_sound_with_the_key_and_without_it_and_not_with_another(sealed: Ledger) -> None:
    assert list(sealed.verify()) == []
    assert list(replace(sealed, key=None).verify()) == []
    found = list(sealed.with_key(OTHER).verify())
    assert {fault.kind for fault in found} == {FaultKind.SEALED}
    assert len(found) == sealed.sealed_rows()


def test_no_error_and_no_trace_of_one_says_what_is_sealed(sealed: Ledger) -> None:
    said = []
    joiner = Joiner(KINDS, Placer.over(gazetteer()))
    for ledger in (replace(sealed, key=None), sealed.with_key(OTHER)):
        try:
            unseal(ledger, joiner, ledger.decisions()[0].number, "let me see")
        except Exception as error:  # noqa: BLE001 - whatever it is, it must not tell
            said.append("".join(traceback.format_exception(error)))
    assert len(said) == 2
    assert all("Thandiwe" not in words and "Moyo" not in words for words in said)
