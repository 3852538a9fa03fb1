"""What is counted of incidents is what is shown of them, however reports came and whatever people judged and took back."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from random import Random

import pytest

from khronika.pipeline import counting as pipeline_counting
from khronika.pipeline import join_waiting, joined_faults
from khronika.pipeline.counting import counted
from khronika.pipeline.naming_things import pair_judgement
from khronika.pipeline.showing import incidents
from khronika.records.claim_type import ClaimType
from khronika.records.documented import Documented
from khronika.records.incident import Incident, ToldAs
from khronika.records.judgement import Verdict
from khronika.records.member import Sort
from khronika.records.supported import Interval
from khronika.store import CountFilter, Exploring, Ledger, ThingFilter
from tests.databases import DATABASES, new_location
from tests.expected import NOON, REPORTS, read_by_hand
from tests.store.made import Page
from tests.test_joining import JOINER, PAGES

BULAWAYO = 894701
MARCH_4, MARCH_6 = (Interval(date(2024, 3, day), date(2024, 3, day)) for day in (4, 6))


@pytest.fixture(params=DATABASES)
def ledger(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Ledger]:
    """A ledger of two accounts of a detention in Bulawayo, and a sentence in Minsk."""
    with new_location(request.param, tmp_path) as location, Ledger.open(location, lambda: NOON, "Nadia") as made:
        for page in PAGES:
            made.add([page.item])
            assert join_waiting(made, JOINER).uncounted == {}
        yield made


def exploring(ledger: Ledger, filter: CountFilter) -> tuple[dict[ClaimType, int], dict[Interval | None, int], list[str]]:
    """The counts by type and by day, and the ids."""
    with ledger.looking() as looking:
        found = Exploring(looking.connection, filter)
        return {type: one.incidents for type, one in found.by_type().items()}, found.by_days(), found.newest(0, 9)


def test_incidents_are_counted_by_type_day_country_and_place(ledger: Ledger) -> None:
    with ledger.looking() as looking:
        found = Exploring(looking.connection, CountFilter())
        assert found.by_told() == {}
        assert Exploring(looking.connection, CountFilter(ToldAs.DENIED)).by_told() == {ToldAs.FACT: 2}
        assert found.by_type() == {
            ClaimType.DETENTION: Documented(1, 1, 0, 0, 0, is_open=False),
            ClaimType.SENTENCE: Documented(1, 1, 0, 0, 0, is_open=False),
        }
        assert found.by_days() == {MARCH_4: 1, MARCH_6: 1}
        assert found.by_country() == {"ZW": 1}
        assert found.by_spot() == {BULAWAYO: 1}


@pytest.mark.parametrize(
    ("filter", "type", "days"),
    [
        (CountFilter(types=frozenset({ClaimType.SENTENCE})), ClaimType.SENTENCE, MARCH_6),
        (CountFilter(areas=(" минск ",)), ClaimType.SENTENCE, MARCH_6),
        (CountFilter(areas=(" bulawayo ", str(BULAWAYO), "ZW")), ClaimType.DETENTION, MARCH_4),
        (CountFilter(until=date(2024, 3, 5)), ClaimType.DETENTION, MARCH_4),
        (CountFilter(since=date(2024, 3, 5)), ClaimType.SENTENCE, MARCH_6),
    ],
)
def test_filters_narrow_what_is_counted(ledger: Ledger, filter: CountFilter, type: ClaimType, days: Interval) -> None:
    types, by_days, ids = exploring(ledger, filter)
    assert (types, by_days, len(ids)) == ({type: 1}, {days: 1}, 1)
    assert exploring(ledger, CountFilter(ids=tuple(ids))) == (types, by_days, ids)
    assert exploring(ledger, CountFilter(ids=())) == ({}, {}, [])


def test_what_is_not_a_fact_is_counted_apart(ledger: Ledger) -> None:
    assert exploring(ledger, CountFilter(told_as=ToldAs.DENIED)) == ({}, {}, [])


def test_the_newest_come_first_and_by_the_page(ledger: Ledger) -> None:
    with ledger.looking() as looking:
        found = Exploring(looking.connection, CountFilter())
        assert found.newest(0, 9) == found.newest(0, 1) + found.newest(1, 9)
        assert [incident.days for incident in incidents(looking, ThingFilter(ids=tuple(found.newest(0, 1))))] == [MARCH_6]


def test_counts_follow_a_judgement_and_its_withdrawal(ledger: Ledger) -> None:
    with ledger.looking() as looking:
        [thing] = looking.things(Sort.INCIDENT, ThingFilter(several=True))
        one, other = looking.members_of([thing])[thing]
        judgement = pair_judgement(looking, Verdict.DIFFERENT, (one, other), "two nurses of one name")
    number = ledger.judge(judgement)
    join_waiting(ledger, JOINER)
    assert exploring(ledger, CountFilter())[0] == {ClaimType.DETENTION: 2, ClaimType.SENTENCE: 1}
    ledger.withdraw(number, "one nurse")
    join_waiting(ledger, JOINER)
    assert exploring(ledger, CountFilter())[0] == {ClaimType.DETENTION: 1, ClaimType.SENTENCE: 1}


def test_counts_follow_a_page_that_changed(ledger: Ledger) -> None:
    later = Page(text="Nobody is held\n\nThe court is quiet.", address="https://three.example/minsk", at=NOON.replace(hour=15))
    ledger.add([later.item])
    join_waiting(ledger, JOINER)
    assert exploring(ledger, CountFilter())[0] == {ClaimType.DETENTION: 1}


@pytest.mark.parametrize("seed", range(2))
def test_what_is_counted_is_what_is_shown(tmp_path: Path, seed: int) -> None:
    chance = Random(seed)
    with Ledger.open(str(tmp_path / "a.db"), lambda: NOON, "Nadia") as ledger:
        for key in chance.sample(list(REPORTS), len(REPORTS)):
            ledger.add([read_by_hand(key)])
            if chance.random() < 0.1:
                join_waiting(ledger, JOINER)
        join_waiting(ledger, JOINER)
        check_counts(ledger)


def check_counts(ledger: Ledger) -> None:
    """Holds the counts against all incidents, worked out one by one."""
    with ledger.looking() as looking:
        shown = list(incidents(looking, ThingFilter()))
        found = Exploring(looking.connection, CountFilter())
        facts = [incident for incident in shown if incident.is_fact]
        assert found.by_told() == Counter(incident.told_as for incident in shown if not incident.is_fact)
        assert {type: one.incidents for type, one in found.by_type().items()} == Counter(incident.type for incident in facts)
        assert found.by_days() == Counter(incident.days for incident in facts)
        assert found.by_spot() == Counter(spot for incident in facts for spot in counted(incident).spots)
        assert sorted(found.newest(0, 999)) == sorted(incident.id for incident in facts)


def test_an_incident_that_cannot_be_worked_out_waits_and_the_others_are_counted(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    plain = pipeline_counting.counted

    def faulty(incident: Incident) -> object:
        if incident.type is ClaimType.SENTENCE:
            raise IndexError("a fault of our own")
        return plain(incident)

    with ledger.joining() as joining:
        joining.counting().let_wait(exploring(ledger, CountFilter())[2])
    monkeypatch.setattr(pipeline_counting, "counted", faulty)
    joined = join_waiting(ledger, JOINER)
    assert [type(fault) for fault in joined.uncounted.values()] == [IndexError]
    monkeypatch.undo()
    assert join_waiting(ledger, JOINER).uncounted == {}
    assert joined_faults(ledger, JOINER) == []
