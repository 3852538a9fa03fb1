from collections import Counter
from pathlib import Path

import pytest

from khronika.evaluate.compare import compare
from khronika.evaluate.output import read_reports
from khronika.evaluate.slips import How, Slip
from tests.evaluate.made import COUNTRIES, DETENTION, HURT, MARCH, RELEASE, TEXT, Json, gold_set, lines, printed


@pytest.fixture
def slips(tmp_path: Path) -> "Slips":
    return Slips(tmp_path)


class Slips:
    """Compares readings with a gold set of a detention, a release, a march and an injury."""

    def __init__(self, folder: Path) -> None:
        self.gold = gold_set(folder, DETENTION, RELEASE, MARCH, HURT)

    def of(self, *claims: Json) -> Counter[Slip]:
        read = read_reports([lines({"id": "one", "text": TEXT, "claims": list(claims)})], "made")
        (compared,) = compare(self.gold, read, COUNTRIES)
        return compared.slips


def test_what_is_read_as_gold_has_it_is_no_slip(slips: Slips) -> None:
    assert slips.of(*map(printed, (DETENTION, RELEASE, MARCH, HURT))) == Counter()


def test_a_claim_of_another_type_at_the_same_words_counts_once(slips: Slips) -> None:
    found = slips.of(printed(DETENTION), printed(RELEASE, type="acquittal"), printed(MARCH), printed(HURT))
    assert found == {Slip("release", How.OTHER, read_as="acquittal"): 1}


def test_a_claim_that_nothing_answers_is_missed_and_one_that_answers_none_made_up(slips: Slips) -> None:
    found = slips.of(printed(DETENTION), printed(MARCH), printed(HURT), printed(HURT, type="raid", p=2))
    assert found == {Slip("release", How.MISSED): 1, Slip("raid", How.MADE_UP): 1}


def test_values_are_missed_made_up_or_others(slips: Slips) -> None:
    changed = printed(DETENTION, when=["2023-03-04", "2023-03-04"], actors=[], grounds="blocking a road")
    found = slips.of(changed, printed(RELEASE), printed(MARCH), printed(HURT))
    assert found == {
        Slip("detention", How.OTHER, "when"): 1,
        Slip("detention", How.MISSED, "actor"): 1,
        Slip("detention", How.MADE_UP, "grounds"): 1,
    }
