"""Sessions end: by themselves, by hand, and never by being guessed."""

import pyotp
import pytest

from khronika.errors import SettingsError
from khronika.records.role import Role
from khronika.records.session import SessionStep
from khronika.store.access import confirm_second_factor, end_session, make_recovery_codes, offer_second_factor, session_of, sessions_of
from tests.store.access.conftest import Team
from tests.store.content import all_rows


def test_a_session_ends_when_nobody_uses_it(team: Team) -> None:
    team.add("nadia", Role.CODER)
    token = team.token("nadia")
    for _ in range(3):
        team.clock.wait(minutes=119)
        assert session_of(team.ledger, token) is not None
    team.clock.wait(minutes=120)
    assert session_of(team.ledger, token) is None


def test_a_session_ends_after_a_day_of_work_however_busy(team: Team) -> None:
    team.add("nadia", Role.CODER)
    token = team.token("nadia")
    for _ in range(11):
        team.clock.wait(hours=1)
        assert session_of(team.ledger, token) is not None
    team.clock.wait(hours=1)
    assert session_of(team.ledger, token) is None


def test_a_session_that_waits_for_enrolment_ends_soon(team: Team) -> None:
    team.add("ama", Role.ADMIN)
    token = team.token("ama")
    session = session_of(team.ledger, token)
    assert session is not None
    assert session.step is SessionStep.ENROLMENT
    team.clock.wait(minutes=10)
    assert session_of(team.ledger, token) is None


def test_the_ledger_does_not_hold_what_opens_a_session(team: Team) -> None:
    team.add("nadia", Role.CODER)
    token = team.token("nadia")
    [row] = all_rows(team.ledger)["sessions"]
    assert token not in row
    assert session_of(team.ledger, row[0]) is None


def test_a_user_sees_their_sessions_and_ends_one_but_nobody_elses(team: Team) -> None:
    nadia, ama = team.add("nadia", Role.CODER), team.add("ama", Role.CODER)
    first = team.session("nadia")
    team.clock.wait(seconds=1)
    second = team.session("nadia")
    assert sessions_of(team.ledger, nadia) == [second, first]
    assert not end_session(team.ledger, ama, first.id)
    assert end_session(team.ledger, nadia, first.id)
    assert sessions_of(team.ledger, nadia) == [second]
    assert team.logged()[-1] == "signed out nadia"


def test_a_second_factor_holds_only_once_a_code_shows_that_the_app_has_it(team: Team) -> None:
    team.add("ama", Role.ADMIN)
    session = team.session("ama")
    address = offer_second_factor(team.ledger, session)
    assert offer_second_factor(team.ledger, session) == address
    with pytest.raises(SettingsError, match="check the clock of your phone"):
        confirm_second_factor(team.ledger, session, "000000")
    token, codes = confirm_second_factor(team.ledger, session, team.code(pyotp.parse_uri(address).secret))
    opened = session_of(team.ledger, token)
    assert opened is not None
    assert (opened.step, len(codes)) == (SessionStep.OPEN, 10)
    assert session_of(team.ledger, "") is None


def test_new_recovery_codes_take_the_place_of_the_old_ones(team: Team) -> None:
    nadia = team.add("nadia", Role.CODER)
    _, old, _ = team.enrol("nadia")
    assert not set(old) & set(make_recovery_codes(team.ledger, nadia))
    assert len([row for row in all_rows(team.ledger)["credentials"] if row[2] == "recovery code"]) == 10
