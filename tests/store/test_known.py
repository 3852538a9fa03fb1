"""What was read once over a state of the ledger is not read again by the same who looks, and by nobody else."""

from khronika.pipeline import KINDS, Joiner, Placer, join_waiting
from khronika.pipeline.showing import incidents
from khronika.records.member import Sort
from khronika.records.viewer import Viewer
from khronika.records.visibility import Visibility
from khronika.records.visibility_decision import Subject, VisibilityDecision
from khronika.store import Ledger, ThingFilter
from khronika.store.gazetteer import gazetteer
from khronika.store.known import MOST, Known
from tests.questions import questions
from tests.store.made import Page


def test_each_key_is_looked_for_once_and_the_values_come_in_the_order_asked_for() -> None:
    known, asked = Known(), list[list[int]]()

    def doubled(keys: list[int]) -> dict[int, int]:
        asked.append(keys)
        return {key: 2 * key for key in keys if key != 3}

    assert list(known.of("double", [2, 1, 2], doubled).items()) == [(2, 4), (1, 2)]
    assert list(known.of("double", [1, 3, 4, 2], doubled).items()) == [(1, 2), (4, 8), (2, 4)]
    assert known.of("other", [1], lambda keys: dict.fromkeys(keys, 0)) == {1: 0}
    assert asked == [[2, 1], [3, 4]]


def test_of_many_values_those_found_first_are_forgotten_and_all_that_are_asked_for_are_given() -> None:
    known = Known()
    assert len(known.of("own", range(2 * MOST), lambda keys: dict.fromkeys(keys, "first"))) == 2 * MOST
    assert len(known.kinds["own"]) == MOST
    known.of("own", [-1], lambda keys: dict.fromkeys(keys, "first"))
    assert known.of("own", [0, -1], lambda keys: dict.fromkeys(keys, "second")) == {0: "second", -1: "first"}


READ_ONCE = ("reports.text", "member_links.score", "members.thing \nFROM members")
"""Words of the questions for texts, for pairs that may be one, and for the things of members."""


def test_a_second_look_reads_nothing_again_and_one_over_another_state_does(ledger: Ledger) -> None:
    joiner = Joiner(KINDS, Placer.over(gazetteer()))
    numbers = []
    for address in ("https://news.example/a", "https://news.example/b"):
        ledger.add([Page(address=address).item])
        join_waiting(ledger, joiner)
        for _ in range(2):
            with questions(ledger) as asked, ledger.looking() as looking:
                found = [incident.id for incident in incidents(looking, ThingFilter())]
                assert looking.things_of(found).keys() == set(found)
                looking.near_pairs(Sort.INCIDENT, 5)
            numbers.append([sum(words in statement for statement in asked) for words in READ_ONCE])
    assert numbers == [[1, 1, 1], [0, 0, 0], [1, 1, 1], [0, 0, 0]]


def test_what_one_sees_who_sees_all_is_not_shown_to_one_who_does_not(ledger: Ledger) -> None:
    ledger.add([Page().item])
    join_waiting(ledger, Joiner(KINDS, Placer.over(gazetteer())))
    ledger.decide(VisibilityDecision(Subject.REPORT, Visibility.RESTRICTED, "a witness", (2,)))
    seen = []
    for viewer in (Viewer(Visibility.SEALED), Viewer(Visibility.TEAM), Viewer(Visibility.SEALED)):
        with ledger.seen_by(viewer).looking() as looking:
            [thing] = looking.things(Sort.INCIDENT, ThingFilter())
            seen.append((len(looking.reports([2])), len(looking.tellings(looking.members_of([thing])[thing]))))
    assert seen == [(1, 2), (0, 0), (1, 2)]
