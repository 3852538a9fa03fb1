"""What was worked out is remembered over one state of the ledger, and over no other."""

from dataclasses import replace
from itertools import count

from khronika.pipeline import KINDS, Joiner, Placer, join_waiting
from khronika.records.viewer import Viewer
from khronika.records.visibility import Visibility
from khronika.records.visibility_decision import Subject, VisibilityDecision
from khronika.store import Ledger
from khronika.store.gazetteer import gazetteer
from khronika.store.remembered import MOST, Remembered
from tests.store.made import Page


def test_a_value_is_made_once_for_a_state_and_anew_for_another() -> None:
    remembered, made = Remembered(), count()
    asked = [remembered.value("what", state, lambda: next(made)) for state in ("a", "a", "b", "b", "a", None, None)]
    assert asked == [0, 0, 1, 1, 2, 3, 4]


def test_of_many_values_those_made_first_are_forgotten() -> None:
    remembered = Remembered()
    for what in range(MOST + 1):
        remembered.value(what, "a", lambda: "first")
    assert remembered.value(0, "a", lambda: "second") == "second"
    assert remembered.value(MOST, "a", lambda: "second") == "first"


def test_nothing_is_settled_while_something_waits_and_each_change_is_another_state(ledger: Ledger) -> None:
    joiner, states = Joiner(KINDS, Placer.over(gazetteer())), []
    for name in "ab":
        ledger.add([replace(Page(), address=f"https://news.example/{name}").item])
        with ledger.looking() as looking:
            assert looking.settled_at() is None
        join_waiting(ledger, joiner)
        with ledger.looking() as looking:
            states.append(looking.settled_at())
    assert None not in states
    assert len(set(states)) == 2


def test_what_a_viewer_does_not_see_follows_every_decision_at_once(ledger: Ledger) -> None:
    ledger.add([Page().item])
    join_waiting(ledger, Joiner(KINDS, Placer.over(gazetteer())))
    team = ledger.seen_by(Viewer(Visibility.TEAM))
    seen = []
    for change in (
        lambda: None,
        lambda: ledger.decide(VisibilityDecision(Subject.REPORT, Visibility.RESTRICTED, "a witness", (2,))),
        lambda: ledger.lift(max(one.number for one in ledger.decisions()), "an error"),
    ):
        change()
        for _ in range(2):
            with team.looking() as looking:
                seen.append(len(looking.reports([2])))
    assert seen == [1, 1, 0, 0, 1, 1]
