"""What people decide about claims holds in what is joined, and is gone again when it is taken back."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from khronika.pipeline import KINDS, Joiner, Placer, join_waiting, joined_faults
from khronika.pipeline.reviewing import Reviewing
from khronika.pipeline.showing import incidents
from khronika.records.claim import Claim
from khronika.records.claim_type import ClaimType
from khronika.records.correction import Field
from khronika.records.judgement import Judgement
from khronika.store import ClaimFilter, Ledger, ThingFilter
from khronika.store.gazetteer import gazetteer
from tests.expected import NOON, claims_in, read, read_by_hand

KEY = "wire-1128"
JOINER = Joiner(KINDS, Placer.over(gazetteer()))


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(str(tmp_path / "a.db"), lambda: NOON, "Nadia") as opened:
        opened.add([read_by_hand(KEY)])
        join_waiting(opened, JOINER)
        yield opened


def claim_with_targets() -> Claim:
    """A claim of the example about two targets or more."""
    return max(claims_in(KEY), key=lambda claim: (len(claim.targets), claim.id))


def judged(ledger: Ledger, judgement: Judgement) -> int:
    number = ledger.judge(judgement)
    assert join_waiting(ledger, JOINER).faults == {}
    return number


def told(ledger: Ledger) -> dict[str, list[Claim]]:
    """The claims of each incident."""
    with ledger.looking() as looking:
        return {one.id: [telling.claim for telling in one.tellings] for one in incidents(looking, ThingFilter())}


def undone(ledger: Ledger, number: int) -> None:
    ledger.withdraw(number, "a slip")
    assert join_waiting(ledger, JOINER).faults == {}


def test_a_rejected_claim_tells_of_nothing_until_the_rejection_is_taken_back(ledger: Ledger) -> None:
    claim, before = claim_with_targets(), told(ledger)
    number = judged(ledger, Reviewing(read(KEY), claim).rejected("it is a headline about something else"))
    assert claim.id not in {one.id for claims in told(ledger).values() for one in claims}
    assert claim.id not in {one.id for _, one in ledger.claims(ClaimFilter())}
    assert claim.id in {one.id for _, one in ledger.claims(ClaimFilter(everything=True))}
    undone(ledger, number)
    assert told(ledger) == before


def test_a_corrected_value_counts_and_says_whose_it_is(ledger: Ledger) -> None:
    claim, before = claim_with_targets(), told(ledger)
    day = json.dumps({"earliest": "2015-03-01", "latest": "2015-03-02"})
    number = judged(ledger, Reviewing(read(KEY), claim).corrected(Field.WHEN, day, None, None))
    [found] = [one for claims in told(ledger).values() for one in claims if one.id == claim.id]
    assert found.when is not None
    assert (found.when.value.earliest.isoformat(), found.when.by, found.when.is_own) == ("2015-03-01", "Nadia", True)
    assert joined_faults(ledger, JOINER) == []
    undone(ledger, number)
    assert told(ledger) == before


def test_a_claim_of_another_type_makes_an_incident_of_that_type(ledger: Ledger) -> None:
    claim = claim_with_targets()
    judged(ledger, Reviewing(read(KEY), claim).corrected(Field.TYPE, '"raid"', None, None))
    with ledger.looking() as looking:
        raids = list(incidents(looking, ThingFilter(types=frozenset({ClaimType.RAID}))))
    assert claim.id in {telling.claim.id for one in raids for telling in one.tellings}


def test_a_split_makes_two_incidents_and_its_withdrawal_one(ledger: Ledger) -> None:
    claim, before = claim_with_targets(), told(ledger)
    part = next(claim.targets[-1].evidence())
    number = judged(ledger, Reviewing(read(KEY), claim).split(part))
    after = told(ledger)
    assert len(after) == len(before) + 1
    assert joined_faults(ledger, JOINER) == []
    assert list(ledger.verify()) == []
    undone(ledger, number)
    assert told(ledger) == before
    assert joined_faults(ledger, JOINER) == []
