"""Who may work on a ledger, and that the log tells of each change without a value."""

import pytest

from khronika.errors import SettingsError
from khronika.records.role import Role
from khronika.records.user import User
from khronika.store.access import (
    accounts,
    add_user,
    change_password,
    change_role,
    has_users,
    remove_user,
    session_of,
    sign_in,
    user_named,
)
from tests.store.access.conftest import HOME, PASSWORD, Team
from tests.store.content import all_rows


def test_a_new_ledger_has_no_users(team: Team) -> None:
    assert not has_users(team.ledger)
    assert accounts(team.ledger) == []


def test_a_user_is_known_by_their_name_in_any_case(team: Team) -> None:
    nadia = team.add("Nadia", Role.CODER)
    assert user_named(team.ledger, "NADIA") == nadia
    [account] = accounts(team.ledger)
    assert (account.user, account.has_password, account.has_second_factor, account.since) == (nadia, True, False, team.clock.now)
    with pytest.raises(SettingsError, match="a user nadia already"):
        add_user(team.ledger, User("nadia", Role.ADMIN), PASSWORD)


@pytest.mark.parametrize("password", ["short words", "x" * 2000, "nadia likes herons", "ababababababab"])
def test_a_password_that_is_easily_guessed_is_refused(team: Team, password: str) -> None:
    with pytest.raises(SettingsError, match="four or five unrelated words"):
        add_user(team.ledger, User("nadia", Role.CODER), password)
    assert not has_users(team.ledger)


def test_another_role_holds_from_the_next_request_on(team: Team) -> None:
    team.add("nadia", Role.CODER)
    token = team.token("nadia")
    change_role(team.ledger, "nadia", Role.READER)
    session = session_of(team.ledger, token)
    assert session is not None
    assert session.user.role is Role.READER


def test_a_removed_user_is_signed_out_and_does_not_come_in_again(team: Team) -> None:
    team.add("nadia", Role.CODER)
    token = team.token("nadia")
    remove_user(team.ledger, "nadia")
    assert session_of(team.ledger, token) is None
    assert not hasattr(sign_in(team.ledger, "nadia", PASSWORD, HOME), "token")
    assert accounts(team.ledger) == []
    with pytest.raises(SettingsError, match="there is no user nadia"):
        change_role(team.ledger, "nadia", Role.CODER)


def test_a_user_who_comes_back_under_the_same_name_has_nothing_of_before(team: Team) -> None:
    team.add("nadia", Role.CODER)
    team.enrol("nadia")
    remove_user(team.ledger, "nadia")
    team.add("nadia", Role.READER)
    [account] = accounts(team.ledger)
    assert (account.user.role, account.has_second_factor, account.codes_left) == (Role.READER, False, 0)


def test_the_only_admin_stays(team: Team) -> None:
    team.add("ama", Role.ADMIN)
    with pytest.raises(SettingsError, match="ama is the only admin"):
        remove_user(team.ledger, "ama")
    with pytest.raises(SettingsError, match="ama is the only admin"):
        change_role(team.ledger, "ama", Role.CODER)
    team.add("nadia", Role.ADMIN)
    assert remove_user(team.ledger, "ama").name == "ama"


def test_a_new_password_ends_the_sessions_and_can_take_the_second_factor_away(team: Team) -> None:
    team.add("nadia", Role.CODER)
    *_, token = team.enrol("nadia")
    change_password(team.ledger, "nadia", "nine red foxes running", remove_factor=False)
    assert session_of(team.ledger, token) is None
    assert accounts(team.ledger)[0].has_second_factor
    change_password(team.ledger, "nadia", "nine red foxes walking", remove_factor=True)
    [account] = accounts(team.ledger)
    assert (account.has_second_factor, account.codes_left) == (False, 0)
    assert not hasattr(sign_in(team.ledger, "nadia", PASSWORD, HOME), "token")


def test_the_log_tells_of_every_change_and_holds_no_secret(team: Team) -> None:
    team.add("nadia", Role.CODER)
    secret, codes, _ = team.enrol("nadia")
    change_role(team.ledger, "nadia", Role.REVIEWER)
    remove_user(team.ledger, "nadia")
    assert team.logged()[:2] == ["password set nadia", "signed in nadia"]
    rows = all_rows(team.ledger)
    assert [(row[2], row[4]) for row in rows["changes"] if row[4] == "user"] == [("admin", "user")] * 3
    told = str([rows[table] for table in ("changes", "accesses", "users", "credentials", "sessions")])
    assert [secret for secret in (PASSWORD, secret, *codes) if secret in told] == []
    assert list(team.ledger.verify()) == []
