import random
from datetime import timedelta

import pytest

from khronika.reach.judging import spells_of
from khronika.records.reach import Reach
from tests.reach.made import measured, states, time_of

SOON = timedelta(hours=1)


def judged(*rows: str) -> list[str]:
    """The states of rows of signs, each of a network of its own, judged right after the last sign."""
    found = [one for number, row in enumerate(rows) for one in measured(row, f"AS{number}")]
    return states(spells_of(found, time_of(max(map(len, rows))) + SOON))


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("rrrrrrrrrrrrrrrr", ["reached"]),
        ("rrrrrrrrbbbbbbbbbbbb", ["reached", "blocked"]),
        ("rrrrrrrrbbbbbbbbbbbbrrrrrrrrr", ["reached", "blocked", "restored"]),
        ("rrrrrrrrllllllllllllrrrrrrrrr", ["reached", "likely blocked", "restored"]),
        ("rrrrrrrrddddddddddddrrrrrrrrr", ["reached", "down", "restored"]),
        ("bbbbbbbbbbbbb", ["blocked"]),
        ("rrrrrrrrrr" + "rbbrbrrbbrbrbrbbrrbb" * 3, ["reached", "intermittent"]),
    ],
)
def test_a_row_of_measurements_has_these_states(row: str, told: list[str]) -> None:
    assert judged(row) == told


@pytest.mark.parametrize("row", ["rrrrrrrbrrrrrrrrr", "rrrrrrrrlrrrrrlrrrrr", "rrrrrrrrdrrrrrrrr"])
def test_one_measurement_that_errs_is_no_episode(row: str) -> None:
    assert judged(row) == ["reached"]


@pytest.mark.parametrize("row", ["b", "bb", "bbb", "rr", "r", "d", "l"])
def test_too_little_evidence_is_insufficient_and_neither_blocked_nor_fine(row: str) -> None:
    assert judged(row) == ["insufficient"]


def test_measurements_that_say_nothing_give_no_state_at_all() -> None:
    assert judged("????????????????") == []


def test_what_says_nothing_does_not_change_what_the_others_say() -> None:
    assert judged("rr?rrrr?rbbb??bbbbbb?b") == judged("rr rrrr rbbb  bbbbbb b") == ["reached", "blocked"]


def test_onset_and_end_lie_between_the_measurements_around_them() -> None:
    spells = spells_of(measured("rrrrrrrrrrbbbbbbbbbbbbrrrrrrrrrr"), time_of(32))
    blocked = spells[1]
    assert blocked.begun.holds(time_of(10) - SOON)
    assert blocked.ended is not None
    assert blocked.ended.holds(time_of(22) - SOON)
    assert blocked.ended == spells[2].begun


def test_a_change_in_a_gap_can_have_been_anywhere_in_it() -> None:
    spells = spells_of(measured("rrrrrrrrrr" + " " * 12 + "bbbbbbbbbb"), time_of(33))
    assert spells[1].begun.holds(time_of(9) + SOON)
    assert spells[1].begun.holds(time_of(22) - SOON)


def test_nothing_is_known_of_a_long_gap_within_a_block() -> None:
    spells = spells_of(measured("rrrrrrrrrrbbbbbbbbbb" + " " * 40 + "bbbbbbbbbb"), time_of(71))
    assert states(spells) == ["reached", "blocked"]
    assert spells[1].state_at(time_of(40)) is Reach.INSUFFICIENT
    assert spells[1].state_at(time_of(15)) is Reach.BLOCKED


def test_a_block_that_was_last_measured_long_ago_is_not_said_to_go_on() -> None:
    spells = spells_of(measured("rrrrrrrrrrbbbbbbbbbb"), time_of(20) + timedelta(days=30))
    assert states(spells) == ["reached", "blocked", "insufficient"]
    assert spells[1].ended is None


def test_a_block_of_some_networks_names_them_and_those_that_reach_the_site() -> None:
    rows = {"AS1": "rrrrrrrrrrbbbbbbbbbbbbrrrrrrrrrr", "AS2": "r" * 32}
    found = [one for network, row in rows.items() for one in measured(row, network)]
    blocked = spells_of(found, time_of(33))[1]
    assert (blocked.state, blocked.networks) == (Reach.BLOCKED, ("AS1",))
    assert "AS2" in blocked.reasons[-1]


def test_an_episode_begins_with_the_first_network_and_ends_with_the_last() -> None:
    rows = {"AS1": "rrrrrrrrrrbbbbbbbbbbbbbbrrrrrrrrrrrr", "AS2": "rrrrrrrrrrrrrbbbbbbbbbbbbbbrrrrrrrrr"}
    found = [one for network, row in rows.items() for one in measured(row, network)]
    spells = spells_of(found, time_of(37))
    assert states(spells) == ["reached", "blocked", "restored"]
    assert spells[1].begun.holds(time_of(10) - SOON)
    assert spells[1].ended is not None
    assert spells[1].ended.holds(time_of(27) - SOON)


def test_a_site_that_fails_at_the_control_too_is_down_and_not_blocked() -> None:
    assert judged("rrrrrrrrdddddddddddd", "rrrrrrrrdddddldddddd") == ["reached", "down"]
    assert judged("rrrrrrrrddddddddlddddddd", "rrrrrrrrllllldddddddddddd") == ["reached", "down"]


def test_networks_with_few_measurements_are_judged_together() -> None:
    rows = {f"AS{number}": " " * number + "r" + " " * 12 + "b" + " " * 11 + "b" for number in range(8)}
    found = [one for network, row in rows.items() for one in measured(row, network)]
    assert states(spells_of(found, time_of(33))) == ["reached", "blocked"]


def test_countries_are_judged_apart() -> None:
    found = measured("r" * 20, country="XA") + measured("rrrrrrrrbbbbbbbbbbbb", country="XB")
    assert [(spell.country, str(spell.state)) for spell in spells_of(found, time_of(21))] == [
        ("XA", "reached"),
        ("XB", "reached"),
        ("XB", "blocked"),
    ]


def test_the_order_in_which_measurements_come_does_not_matter() -> None:
    found = measured("rrrrrrrrbbbbbbbbbbbbrrrrrrrrr") + measured("rrrrrrrrrrbbbbbrbbbbrrrr", "AS2")
    expected = spells_of(found, time_of(30))
    for seed in range(5):
        random.Random(seed).shuffle(found)
        assert spells_of(found, time_of(30)) == expected


def test_measurements_of_the_future_do_not_count() -> None:
    assert states(spells_of(measured("rrrrrrrrbbbbbbbbbbbb"), time_of(7))) == ["reached"]


def test_a_spell_tells_its_rule_and_its_evidence() -> None:
    blocked = spells_of(measured("rrrrrrrrbbbbbbbbbbbb"), time_of(20))[1]
    assert blocked.rule == "stopped-firmly"
    assert blocked.mechanisms == ("dns.bogon",)
    assert (blocked.tally.all, blocked.tally.stopped, blocked.tally.firm) == (12, 12, 12)
    assert "12 measurements" in blocked.reasons[0]
