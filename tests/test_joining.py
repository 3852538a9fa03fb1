"""What is joined depends on the reports and the judgements alone: not on the order, and a judgement taken back leaves nothing behind."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random

import pytest
from sqlalchemy import select

from khronika.pipeline import KINDS, Joiner, Placer, join_waiting
from khronika.pipeline.naming_things import pair_judgement
from khronika.records.judgement import Verdict
from khronika.records.member import Sort
from khronika.store import Ledger, ThingFilter
from khronika.store.gazetteer import gazetteer
from khronika.store.joined_schema import members, standings
from tests.store.made import NOON, Page

JOINER = Joiner(KINDS, Placer.over(gazetteer()))
FIRST = "Police in Bulawayo detained Thandiwe Moyo on March 4, said Rudo Ncube of the nurses' union."
OTHER = "Thandiwe Moyo was detained in Bulawayo on March 4. Nobody says on which grounds, and her lawyer has not seen her since."
PAGES = (
    Page(text=f"Nurse held in Bulawayo\n\n{FIRST}", address="https://one.example/nurse"),
    Page(text=f"A nurse is missing from her ward\n\n{OTHER}", address="https://two.example/ward"),
    Page(text="Ольга Ткач\n\nMinsk: Ольга Ткач was sentenced on March 6 in Минск.", address="https://three.example/minsk"),
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path


def joined(path: Path, pages: Sequence[Page]) -> Ledger:
    """A ledger to which the pages came one by one."""
    ledger = Ledger.open(str(path), lambda: NOON, "Nadia")
    for page in pages:
        ledger.add([page.item])
        assert join_waiting(ledger, JOINER).faults == {}
    return ledger


def state(ledger: Ledger) -> list[tuple[str, ...]]:
    """Which member belongs to which thing, and what became of reports."""
    with ledger.engine.connect() as connection:
        rows: Iterator[tuple[str, ...]] = (tuple(row) for row in connection.execute(select(members.c.id, members.c.thing)))
        notices = [(str(row[0]),) for row in connection.execute(select(standings.c.standing))]
        return sorted([*rows, *notices])


def test_two_outlets_tell_of_one_detention(folder: Path) -> None:
    with joined(folder / "a.db", PAGES) as ledger, ledger.looking() as looking:
        several = looking.things(Sort.INCIDENT, ThingFilter(several=True))
        assert [len(ids) for ids in looking.members_of(several).values()] == [2]


@pytest.mark.parametrize("sort", [Sort.INCIDENT, Sort.PARTY])
def test_a_place_finds_only_things_of_the_sort_that_is_asked_for(folder: Path, sort: Sort) -> None:
    with joined(folder / "a.db", PAGES) as ledger, ledger.looking() as looking:
        found = looking.things(sort, ThingFilter(areas=("ZW",)))
        assert found
        assert {id[0] for id in found} == {sort.letter}
        assert not set(found) & set(looking.things(sort, ThingFilter(areas=("BY",))))


@pytest.mark.parametrize("seed", range(4))
def test_the_order_of_reading_does_not_matter(folder: Path, seed: int) -> None:
    shuffled = list(PAGES)
    Random(seed).shuffle(shuffled)
    with joined(folder / "a.db", PAGES) as one, joined(folder / "b.db", shuffled) as other:
        assert state(one) == state(other)


def test_a_judgement_holds_before_the_rules_and_its_withdrawal_gives_back_what_was_before(folder: Path) -> None:
    with joined(folder / "a.db", PAGES) as ledger:
        before = state(ledger)
        with ledger.looking() as looking:
            [thing] = looking.things(Sort.INCIDENT, ThingFilter(several=True))
            one, other = looking.members_of([thing])[thing]
            judgement = pair_judgement(looking, Verdict.DIFFERENT, (one, other), "two nurses of one name")
        number = ledger.judge(judgement)
        join_waiting(ledger, JOINER)
        with ledger.looking() as looking:
            assert looking.things(Sort.INCIDENT, ThingFilter(several=True)) == []
        ledger.withdraw(number, "one nurse")
        join_waiting(ledger, JOINER)
        assert state(ledger) == before


def test_a_judgement_follows_its_words_into_a_changed_page(folder: Path) -> None:
    with joined(folder / "a.db", PAGES) as ledger:
        with ledger.looking() as looking:
            [thing] = looking.things(Sort.INCIDENT, ThingFilter(several=True))
            one, other = looking.members_of([thing])[thing]
            judgement = pair_judgement(looking, Verdict.DIFFERENT, (one, other), "two nurses of one name")
        ledger.judge(judgement)
        changed = Page(
            text=f"Nurse held in Bulawayo, updated\n\nA new beginning.\n\n{FIRST}",
            address="https://one.example/nurse",
            at=NOON.replace(hour=15),
        )
        ledger.add([changed.item])
        join_waiting(ledger, JOINER)
        with ledger.looking() as looking:
            assert looking.things(Sort.INCIDENT, ThingFilter(several=True)) == []
