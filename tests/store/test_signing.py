"""A signed head finds what the ledger by itself cannot tell: a log that somebody wrote anew, or cut."""

import stat
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import delete, update

from khronika.errors import RecordError, SettingsError
from khronika.records.body import body_of
from khronika.records.signed_head import LogHead, SignedHead
from khronika.store import FaultKind, Ledger
from khronika.store.log import START
from khronika.store.schema import metadata, retrievals
from khronika.store.signing import public_part, sign, signed_head_in, signing_key
from tests.store.content import all_rows
from tests.store.insider import rewrite_log_in
from tests.store.made import NOON, Page, many_pages


@pytest.fixture
def signed(ledger: Ledger, tmp_path: Path) -> SignedHead:
    """The head of a ledger with a report, to which others were added since."""
    ledger.add([Page().item])
    head = sign(ledger.head(), signing_key(tmp_path / "key.pem"), NOON, "Nadia")
    ledger.add(page.item for page in many_pages(0, 2))
    return head


def test_a_ledger_that_was_only_added_to_is_sound_by_its_head(ledger: Ledger, signed: SignedHead) -> None:
    assert list(ledger.verify(signed)) == []


def test_an_insider_who_changes_a_value_and_writes_the_log_anew_is_found(ledger: Ledger, signed: SignedHead) -> None:
    with ledger.writing() as connection:
        connection.execute(update(retrievals).where(retrievals.c.number == 3).values(how="http 404"))
        rewrite_log_in(connection)
    assert list(ledger.verify()) == []
    [fault] = ledger.verify(signed)
    assert (fault.kind, fault.id) == (FaultKind.BATCH, "1")
    assert "it is not the batch that Nadia signed at 2024-03-05 12:00 UTC: the log was written anew up to there" in fault.sentence


def test_an_insider_who_takes_everything_away_is_found(ledger: Ledger, signed: SignedHead) -> None:
    with ledger.writing() as connection:
        for table in reversed(metadata.sorted_tables):
            connection.execute(delete(table))
    assert list(ledger.verify()) == []
    [fault] = ledger.verify(signed)
    assert "is gone: the log was cut" in fault.sentence


def test_a_head_of_nothing_fits_every_ledger(ledger: Ledger, tmp_path: Path) -> None:
    assert ledger.head() == LogHead(0, 0, START)
    nothing = sign(ledger.head(), signing_key(tmp_path / "key.pem"), NOON, "Nadia")
    ledger.add([Page().item])
    assert list(ledger.verify(nothing)) == []


def test_the_head_is_that_of_the_newest_batch(ledger: Ledger, signed: SignedHead) -> None:
    number, _, last, _, head = all_rows(ledger)["batches"][-1]
    assert ledger.head() == LogHead(number, last, head) != signed.head


def test_a_signed_head_is_read_back_as_it_was_written(signed: SignedHead) -> None:
    assert signed_head_in(body_of(signed).encode()) == signed


FORGED: list[tuple[str, Callable[[SignedHead], SignedHead]]] = [
    ("another batch", lambda signed: replace(signed, head=replace(signed.head, head="0" * 64))),
    ("another time", lambda signed: replace(signed, at=NOON.replace(hour=9))),
    ("another name", lambda signed: replace(signed, who="Ama")),
    ("another key", lambda signed: replace(signed, key="0" * 64)),
    ("no key", lambda signed: replace(signed, key="nobody")),
    ("no signature", lambda signed: replace(signed, signature="")),
]


@pytest.mark.parametrize(("case", "forge"), FORGED)
def test_a_head_that_says_something_else_than_what_was_signed_is_none(
    signed: SignedHead, case: str, forge: Callable[[SignedHead], SignedHead]
) -> None:
    with pytest.raises(RecordError):
        signed_head_in(body_of(forge(signed)).encode())


def test_what_is_no_head_at_all_is_none() -> None:
    for data in (b"", b"[]", b"\xff", b'{"head": 1}'):
        with pytest.raises(RecordError):
            signed_head_in(data)


def test_the_key_is_made_once_for_its_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "keys" / "key.pem"
    key = signing_key(path)
    assert public_part(signing_key(path)) == public_part(key)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_a_file_without_a_key_is_told(tmp_path: Path) -> None:
    (tmp_path / "key.pem").write_text("Dear diary")
    with pytest.raises(SettingsError, match=r"holds no key that can be used .*; name another file with --key"):
        signing_key(tmp_path / "key.pem")
