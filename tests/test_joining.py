"""What is joined depends on the reports and the judgements alone: not on the order, and a judgement taken back leaves nothing behind."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from random import Random
from tempfile import mkdtemp

import pytest
from sqlalchemy import false, select

from khronika.pipeline import KINDS, Joiner, Placer, join_waiting
from khronika.pipeline.kinds_of_things import Incidents
from khronika.pipeline.naming_things import pair_judgement
from khronika.pipeline.reasons import reasons_of
from khronika.pipeline.showing import incidents
from khronika.records.claim_type import ClaimType
from khronika.records.judgement import Verdict
from khronika.records.member import Sort
from khronika.records.viewer import Viewer
from khronika.records.visibility import Visibility
from khronika.store import Ledger, Looking, ThingFilter, near_pairs, thing_conditions
from khronika.store import members as store_members
from khronika.store.gazetteer import gazetteer
from khronika.store.guard import Guard
from khronika.store.joined_schema import members, standings
from tests.databases import DATABASES, new_location
from tests.store.made import NOON, Page

JOINER = Joiner(KINDS, Placer.over(gazetteer()))
FIRST = "Police in Bulawayo detained Thandiwe Moyo on March 4, said Rudo Ncube of the nurses' union."
OTHER = "Thandiwe Moyo was detained in Bulawayo on March 4. Nobody says on which grounds, and her lawyer has not seen her since."
COPIED = f"{FIRST} Her colleagues waited before the station until midnight, and sang. No officer would tell them why."
PAGES = (
    Page(text=f"Nurse held in Bulawayo\n\n{FIRST}", address="https://one.example/nurse"),
    Page(text=f"A nurse is missing from her ward\n\n{OTHER}", address="https://two.example/ward"),
    Page(text="Ольга Ткач\n\nMinsk: Ольга Ткач was sentenced on March 6 in Минск.", address="https://three.example/minsk"),
)
ELSEWHERE = Page(text="A nurse\n\nThandiwe Moyo was detained in Harare on March 6.", address="https://two.example/ward")

Joined = Callable[[Sequence[Page]], Ledger]


@pytest.fixture(params=DATABASES)
def joined(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Joined]:
    """Makes ledgers to which pages came one by one."""
    with ExitStack() as made:

        def make(pages: Sequence[Page]) -> Ledger:
            location = made.enter_context(new_location(request.param, Path(mkdtemp(dir=tmp_path))))
            ledger = made.enter_context(Ledger.open(location, lambda: NOON, "Nadia"))
            for page in pages:
                ledger.add([page.item])
                assert join_waiting(ledger, JOINER).faults == {}
            return ledger

        yield make


def state(ledger: Ledger) -> list[tuple[str, ...]]:
    """Which member belongs to which thing, and what became of reports."""
    with ledger.engine.connect() as connection:
        rows: Iterator[tuple[str, ...]] = (tuple(row) for row in connection.execute(select(members.c.id, members.c.thing)))
        notices = [(str(row[0]),) for row in connection.execute(select(standings.c.standing))]
        return sorted([*rows, *notices])


def test_two_outlets_tell_of_one_detention(joined: Joined) -> None:
    with joined(PAGES) as ledger, ledger.looking() as looking:
        several = looking.things(Sort.INCIDENT, ThingFilter(several=True))
        assert [len(ids) for ids in looking.members_of(several).values()] == [2]


def test_the_reasons_for_one_incident_tell_nothing_of_a_report_that_is_hidden(joined: Joined) -> None:
    with joined(PAGES) as ledger, ledger.looking() as looking:
        [thing] = looking.things(Sort.INCIDENT, ThingFilter(several=True))
        assert len(list(reasons_of(looking, thing, Incidents()))) == 1
        hidden = looking.tellings(looking.members_of([thing])[thing])[0].report_number
        guarded = Looking(looking.connection, Guard(Viewer(Visibility.TEAM), reports=frozenset({hidden})))
        assert list(reasons_of(guarded, thing, Incidents())) == []


@pytest.mark.parametrize("many", [0, 10_000])
@pytest.mark.parametrize("sort", [Sort.INCIDENT, Sort.PARTY])
def test_a_place_finds_only_things_of_the_sort_that_is_asked_for(
    joined: Joined, monkeypatch: pytest.MonkeyPatch, sort: Sort, many: int
) -> None:
    monkeypatch.setattr(thing_conditions, "MANY", many)
    with joined(PAGES) as ledger, ledger.looking() as looking:
        found = looking.things(sort, ThingFilter(areas=("ZW",)))
        assert found
        assert {id[0] for id in found} == {sort.letter}
        assert not set(found) & set(looking.things(sort, ThingFilter(areas=("BY",))))
        assert set(looking.things(sort, ThingFilter(types=frozenset({ClaimType.DETENTION}), areas=("ZW",)))) <= set(found)


@pytest.mark.parametrize("seed", range(4))
def test_the_order_of_reading_does_not_matter(joined: Joined, seed: int) -> None:
    shuffled = list(PAGES)
    Random(seed).shuffle(shuffled)
    with joined(PAGES) as one, joined(shuffled) as other:
        assert state(one) == state(other)


def test_a_judgement_holds_before_the_rules_and_its_withdrawal_gives_back_what_was_before(joined: Joined) -> None:
    with joined(PAGES) as ledger:
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


def test_nobody_is_asked_about_a_pair_that_somebody_has_judged(joined: Joined, monkeypatch: pytest.MonkeyPatch) -> None:
    with joined((PAGES[0], ELSEWHERE)) as ledger:
        with ledger.looking() as looking:
            [thing] = looking.things(Sort.INCIDENT, ThingFilter(several=True))
            one, other = looking.members_of([thing])[thing]
            judgement = pair_judgement(looking, Verdict.DIFFERENT, (one, other), "two arrests")
        ledger.judge(judgement)
        join_waiting(ledger, JOINER)
        with ledger.looking() as looking:
            assert looking.near_pairs(Sort.INCIDENT, 10) == []
            monkeypatch.setattr(near_pairs, "_is_judged", false)
            assert [(pair.left, pair.right) for pair in looking.near_pairs(Sort.INCIDENT, 11)] == [(one, other)]


def test_a_judgement_follows_its_words_into_a_changed_page(joined: Joined) -> None:
    with joined(PAGES) as ledger:
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


def test_two_outlets_that_print_one_text_are_one_voice_and_what_they_write_besides_is_not(joined: Joined) -> None:
    pages = [
        Page(text=f"Nurse held in Bulawayo\n\n{COPIED}", address="https://one.example/agency"),
        Page(text=f"A nurse in custody\n\n{COPIED}", address="https://two.example/agency"),
        Page(text=f"Her lawyer speaks\n\n{OTHER}", address="https://three.example/lawyer"),
    ]
    with joined(pages) as ledger, ledger.looking() as looking:
        texts = looking.members_of(looking.things(Sort.REPORT, ThingFilter()))
        assert sorted(len(ids) for ids in texts.values()) == [1, 2]


def test_an_incident_counts_the_outlets_of_one_text_once(joined: Joined) -> None:
    written = ((f"A nurse in custody\n\n{COPIED}", "one"), (f"Nurse held\n\n{COPIED}", "two"), (f"Her lawyer speaks\n\n{OTHER}", "three"))
    with joined([]) as ledger:
        for text, outlet in written:
            capture, reading = Page(text=text, address=f"https://{outlet}.example/nurse").item
            ledger.add([(capture, replace(reading, report=replace(reading.report, publisher=outlet)))])
        join_waiting(ledger, JOINER)
        with ledger.looking() as looking:
            [incident] = incidents(looking, ThingFilter(several=True))
    assert len(incident.tellings) == 3
    assert incident.verified.voices == 2
    assert {telling.voice for telling in incident.tellings} == {"one", "three"}


def test_a_key_that_very_many_share_is_compared_with_few(joined: Joined, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(store_members.COMPARED_AT_MOST, Sort.REPORT, 3)
    pages = [Page(text=f"Nurse held, {number}\n\n{COPIED}", address=f"https://{number}.example/nurse") for number in range(6)]
    with joined(pages) as ledger, ledger.joining() as joining:
        ids = sorted(one for one in joining.members(Sort.REPORT).things_of(_text_members(ledger)))
        near = joining.members(Sort.REPORT).near(ids)
    assert [sorted(near[id]) for id in ids] == [ids[:3]] * 6


def _text_members(ledger: Ledger) -> list[str]:
    with ledger.engine.connect() as connection:
        return [str(id) for id in connection.scalars(select(members.c.id).where(members.c.sort == Sort.REPORT.value))]
