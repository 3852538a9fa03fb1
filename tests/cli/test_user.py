"""Letting people in from the command line."""

from pathlib import Path

import pytest
from argon2 import PasswordHasher
from typer.testing import CliRunner

from khronika.cli import app
from khronika.store.access import passwords
from tests.cli.running import Ran

PASSWORD = "seven grey herons wading"  # noqa: S105 - of nobody


@pytest.fixture(autouse=True)
def _quick_hashes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passwords, "_hasher", PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))


def user(*words: str, typed: str = "") -> Ran:
    """``khronika user`` with what is typed where it asks."""
    result = CliRunner().invoke(app, ["user", *words], input=typed, catch_exceptions=False)
    return Ran(result.exit_code, result.stdout, result.stderr)


def last(ran: Ran) -> str:
    """The last line of results; what was asked before stands above it."""
    return ran.out.splitlines()[-1]


def test_a_user_is_added_listed_changed_and_removed(ledger: Path) -> None:
    added = user("add", "nadia", "--role", "coder", typed=f"{PASSWORD}\n{PASSWORD}\n")
    assert (added.code, last(added)) == (0, "nadia may work here as a coder")
    assert PASSWORD not in added.out + added.err
    assert PASSWORD.encode() not in ledger.read_bytes()
    assert "nadia  coder  since" in user("list").out
    assert user("role", "nadia", "admin").out == "nadia is an admin now\n"
    assert "only admin" in user("remove", "nadia").err
    assert user("role", "nadia", "reader").code == 2
    assert user("add", "ama", "--role", "admin", "--password-stdin", typed=f"{PASSWORD}\n").code == 0
    assert user("remove", "nadia").out == "nadia may not work here any more\n"
    assert "nadia" not in user("list").out


def test_a_forgotten_password_is_replaced(ledger: Path) -> None:
    user("add", "nadia", "--role", "coder", "--password-stdin", typed=f"{PASSWORD}\n")
    other = "nine red foxes running"
    assert last(user("reset", "nadia", typed=f"{other}\n{other}\n")) == "nadia has a new password; sessions are ended"
    reset = user("reset", "nadia", "--two-factor", "--password-stdin", typed=f"{PASSWORD}\n")
    assert reset.out == "nadia has a new password; sessions and second factor are gone\n"


@pytest.mark.parametrize(
    ("words", "typed", "told"),
    [
        (("add", "nadia", "--role", "coder"), "short\n", "12 characters"),
        (("add", "nadia", "--role", "coder"), f"{PASSWORD}\n{PASSWORD}!\n", "not the same"),
        (("add", "Nadia B", "--role", "coder"), "", "no spaces"),
        (("role", "nobody", "coder"), "", "there is no user nobody"),
        (("reset", "nobody"), f"{PASSWORD}\n{PASSWORD}\n", "there is no user nobody"),
    ],
)
def test_what_cannot_be_done_is_said(words: tuple[str, ...], typed: str, told: str) -> None:
    ran = user(*words, typed=typed)
    assert ran.code == 2
    assert told in ran.err


def test_an_empty_team_is_told_how_to_begin() -> None:
    assert "khronika user add" in user("list").err
