"""Over the claims of all examples: the order of reading changes nothing, and judgements that are withdrawn leave nothing behind."""

from collections.abc import Iterable
from pathlib import Path
from random import Random

import pytest

from khronika.pipeline import join_waiting
from khronika.pipeline.naming_things import pair_judgement
from khronika.records.judgement import Verdict
from khronika.records.member import Sort
from khronika.store import Ledger, ThingFilter
from tests.expected import NOON, REPORTS, read_by_hand
from tests.test_joining import JOINER, state

VERDICTS = (Verdict.SAME, Verdict.DIFFERENT, Verdict.UNSURE)


def joined_in(path: Path, keys: Iterable[str], each: int) -> Ledger:
    """A ledger that the reports came into in this order, joined after every few of them."""
    ledger = Ledger.open(str(path), lambda: NOON, "Nadia")
    for place, key in enumerate(keys, 1):
        ledger.add([read_by_hand(key)])
        if place % each == 0:
            assert join_waiting(ledger, JOINER).faults == {}
    assert join_waiting(ledger, JOINER).faults == {}
    return ledger


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[str, ...]]:
    """What the reports give in the order of the table."""
    with joined_in(tmp_path_factory.mktemp("plain") / "a.db", REPORTS, len(REPORTS)) as ledger:
        return state(ledger)


@pytest.mark.parametrize("seed", range(4))
def test_the_order_of_reading_changes_nothing(tmp_path: Path, plain: list[tuple[str, ...]], seed: int) -> None:
    random = Random(seed)
    keys = random.sample(list(REPORTS), len(REPORTS))
    with joined_in(tmp_path / "a.db", keys, random.randint(1, 5)) as ledger:
        assert state(ledger) == plain


@pytest.mark.parametrize("seed", range(4))
def test_judgements_that_are_withdrawn_leave_nothing_behind(tmp_path: Path, plain: list[tuple[str, ...]], seed: int) -> None:
    random = Random(seed)
    with joined_in(tmp_path / "a.db", REPORTS, len(REPORTS)) as ledger:
        numbers = [_judge(ledger, random) for _ in range(6)]
        changed = state(ledger)
        for number in random.sample(numbers, len(numbers)):
            ledger.withdraw(number, "taken back")
            join_waiting(ledger, JOINER)
        assert state(ledger) == plain
    assert changed != plain


def _judge(ledger: Ledger, random: Random) -> int:
    """A person's word about two members of one sort, whatever they are."""
    sort = random.choice((Sort.INCIDENT, Sort.PARTY))
    with ledger.looking() as looking:
        members = sorted(id for ids in looking.members_of(looking.things(sort, ThingFilter())).values() for id in ids)
        one, other = random.sample(members, 2)
        judgement = pair_judgement(looking, random.choice(VERDICTS), (one, other), "as the person sees it")
    number = ledger.judge(judgement)
    join_waiting(ledger, JOINER)
    return number
