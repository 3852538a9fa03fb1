"""What holds of users on whichever database their ledger is."""

from khronika.records.role import Role
from khronika.records.session import SessionStep
from khronika.store.access import (
    Refused,
    SignedIn,
    accounts,
    api_keys,
    change_role,
    end_session,
    give_code,
    make_api_key,
    remove_user,
    session_of,
    sessions_of,
    sign_in,
    use_api_key,
    withdraw_api_key,
)
from tests.store.access.conftest import HOME, PASSWORD, Team


def test_users_come_work_and_go_on_every_database(team_anywhere: Team) -> None:
    team = team_anywhere
    nadia = team.add("nadia", Role.CODER)
    team.add("ama", Role.ADMIN)
    secret, codes, _ = team.enrol("nadia")
    for wrong in ("000000", "111111"):
        assert give_code(team.ledger, team.session("nadia"), wrong) == Refused()
    opened = [give_code(team.ledger, team.session("nadia"), code) for code in (team.code(secret), codes[0], codes[0])]
    assert [isinstance(one, SignedIn) for one in opened] == [True, True, False]
    key, words = make_api_key(team.ledger, nadia, "a key", Role.READER, 1)
    assert use_api_key(team.ledger, words) is not None
    withdraw_api_key(team.ledger, nadia, key.number)
    assert api_keys(team.ledger, nadia) == []
    change_role(team.ledger, "nadia", Role.REVIEWER)
    assert [(one.user.role, one.has_second_factor, one.codes_left) for one in accounts(team.ledger)] == [
        (Role.ADMIN, False, 0),
        (Role.REVIEWER, True, 9),
    ]
    first = next(one for one in sessions_of(team.ledger, nadia) if one.step is SessionStep.OPEN)
    assert end_session(team.ledger, nadia, first.id)
    waiting = team.token("nadia")
    assert session_of(team.ledger, waiting) is not None
    remove_user(team.ledger, "nadia")
    assert session_of(team.ledger, waiting) is None
    for _ in range(6):
        refused = sign_in(team.ledger, "nadia", PASSWORD, HOME)
    assert isinstance(refused, Refused)
    assert refused.wait
    assert list(team.ledger.verify()) == []
