"""Keys by which programs work as users."""

import pytest

from khronika.errors import SettingsError
from khronika.records.role import Role
from khronika.records.user import User
from khronika.store.access import api_keys, change_role, make_api_key, remove_user, use_api_key, withdraw_api_key
from tests.store.access.conftest import Team
from tests.store.content import all_rows


def test_a_key_works_as_its_user_and_says_when_it_was_used(team: Team) -> None:
    nadia = team.add("nadia", Role.REVIEWER)
    key, words = make_api_key(team.ledger, nadia, "nightly export", Role.REVIEWER, 30)
    assert use_api_key(team.ledger, words) == (nadia, key)
    [held] = api_keys(team.ledger, nadia)
    assert (held.number, held.label, held.used) == (key.number, "nightly export", team.clock.now)
    assert words not in str(all_rows(team.ledger))
    assert use_api_key(team.ledger, words[:-1]) is None


def test_a_key_may_no_more_than_its_role_and_no_more_than_its_user(team: Team) -> None:
    nadia = team.add("nadia", Role.REVIEWER)
    _, words = make_api_key(team.ledger, nadia, "a reader", Role.READER, 30)
    _, strong = make_api_key(team.ledger, nadia, "a reviewer", Role.REVIEWER, 30)
    with pytest.raises(SettingsError, match="cannot make a key for a publisher"):
        make_api_key(team.ledger, nadia, "too much", Role.PUBLISHER, 30)
    change_role(team.ledger, "nadia", Role.CODER)
    found = [use_api_key(team.ledger, one) for one in (words, strong)]
    assert [one[0] for one in found if one is not None] == [User("nadia", Role.READER), User("nadia", Role.CODER)]


def test_a_key_that_expired_was_withdrawn_or_whose_user_is_gone_opens_nothing(team: Team) -> None:
    nadia = team.add("nadia", Role.CODER)
    _, first = make_api_key(team.ledger, nadia, "first", Role.READER, 1)
    second, withdrawn = make_api_key(team.ledger, nadia, "second", Role.READER, 100)
    _, third = make_api_key(team.ledger, nadia, "third", Role.READER, 100)
    withdraw_api_key(team.ledger, nadia, second.number)
    team.clock.wait(days=1, seconds=1)
    assert [use_api_key(team.ledger, words) is not None for words in (first, withdrawn, third)] == [False, False, True]
    with pytest.raises(SettingsError, match="has no key"):
        withdraw_api_key(team.ledger, team.add("ama", Role.ADMIN), 1)
    remove_user(team.ledger, "nadia")
    assert use_api_key(team.ledger, third) is None


@pytest.mark.parametrize("days", [0, 400])
def test_a_key_holds_for_a_year_at_most(team: Team, days: int) -> None:
    with pytest.raises(SettingsError, match="1 to 366 days"):
        make_api_key(team.ledger, team.add("nadia", Role.CODER), "a key", Role.READER, days)
