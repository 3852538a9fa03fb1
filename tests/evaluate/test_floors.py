from dataclasses import replace
from pathlib import Path

import pytest

from khronika.errors import GoldError
from khronika.evaluate.figures import TYPE_GROUPS, figures_of
from khronika.evaluate.floors import check_floors, first_floors, lower_floors, raise_floors
from khronika.evaluate.scores import Scores, score_claims
from khronika.records.claim_type import ClaimType
from tests.evaluate.made import COUNTRIES, DETENTION, GOLD, HURT, MARCH, RELEASE, Json, gold_set, printed, reading

REASON = "The planned reading of marches moved to another reader."


def scores_of(folder: Path, *claims: Json) -> Scores:
    folder.mkdir()
    return replace(score_claims(gold_set(folder), reading(*claims), COUNTRIES), evidence_faults=0)


@pytest.fixture
def better(tmp_path: Path) -> Scores:
    return scores_of(tmp_path / "better", printed(DETENTION), printed(RELEASE), printed(MARCH))


@pytest.fixture
def worse(tmp_path: Path) -> Scores:
    return scores_of(tmp_path / "worse", printed(DETENTION), printed(RELEASE), printed(MARCH, modality="actual"))


def test_every_type_of_claim_is_in_one_group() -> None:
    grouped = [type for types in TYPE_GROUPS.values() for type in types]
    assert sorted(grouped) == sorted(ClaimType)


def test_figures_have_names_and_leave_out_what_nobody_has(better: Scores) -> None:
    figures = figures_of(better)
    assert figures["claim.recall"] == 0.6
    assert figures["slots.modality.f1"] == 1.0
    assert figures["types.custody.precision"] == 1.0
    assert figures["types.custody.recall"] == 0.6667
    assert "slots.penalty.f1" not in figures
    assert "types.courts.f1" not in figures


def test_a_reading_stands_on_its_own_floors(better: Scores) -> None:
    assert check_floors(better, first_floors(better)) == []


def test_a_worse_reading_breaches_by_name(better: Scores, worse: Scores) -> None:
    said = [str(breach) for breach in check_floors(worse, first_floors(better))]
    assert "made: slots.modality.f1 is 0.0, below its floor of 1.0" in said
    assert "made: shown_as_fact is 1.0, above its ceiling of 0.0" in said
    assert not any("claim.f1" in breach for breach in said)


def test_changed_gold_is_a_breach_even_where_every_figure_holds(better: Scores) -> None:
    (breach,) = check_floors(replace(better, gold_sha256="00"), first_floors(better))
    assert str(breach).startswith(f"made: gold_sha256 was {better.gold_sha256}, now is 00")


def test_one_evidence_fault_is_a_breach(better: Scores) -> None:
    (breach,) = check_floors(replace(better, evidence_faults=1), first_floors(better))
    assert str(breach) == "made: evidence_faults is 1, above its ceiling of 0"


def test_a_figure_that_is_measured_no_more_is_a_breach(better: Scores) -> None:
    (breach, *_) = check_floors(replace(better, slots={}), first_floors(better))
    assert str(breach) == "made: slots.type.precision has a floor of 1.0 but is not measured any more"


def test_raising_raises_and_never_lowers(better: Scores, worse: Scores) -> None:
    assert raise_floors(better, first_floors(worse)) == first_floors(better)
    assert raise_floors(worse, first_floors(better)) == first_floors(better)


def test_raising_takes_the_best_of_each_figure(tmp_path: Path, better: Scores) -> None:
    other = scores_of(tmp_path / "other", printed(HURT), *(printed(claim, targets=[]) for claim in GOLD[:4]))
    raised = raise_floors(other, first_floors(better)).figures
    assert raised["claim.recall"] == 1.0
    assert raised["slots.target.recall"] == figures_of(better)["slots.target.recall"] > 0


def test_raising_gives_a_new_figure_its_first_floor(better: Scores) -> None:
    floors = first_floors(better)
    without = {name: floor for name, floor in floors.figures.items() if not name.startswith("slots.when")}
    assert raise_floors(better, replace(floors, figures=without)) == floors


def test_floors_are_not_raised_on_changed_gold(better: Scores) -> None:
    with pytest.raises(GoldError, match="gold_sha256"):
        raise_floors(replace(better, gold_sha256="00"), first_floors(better))


def test_lowering_keeps_the_reason_and_what_was_let_down(better: Scores, worse: Scores) -> None:
    lowered = lower_floors(worse, first_floors(better), REASON)
    assert check_floors(worse, lowered) == []
    (lowering,) = lowered.lowered
    assert lowering.reason == REASON
    assert (lowering.was["shown_as_fact"], lowering.now["shown_as_fact"]) == (0.0, 1.0)
    assert "claim.f1" not in lowering.was


def test_lowering_lets_no_better_floor_slip_and_raises_none(better: Scores, worse: Scores) -> None:
    floors = first_floors(better)
    low = replace(floors, figures={**floors.figures, "claim.recall": 0.1})
    assert lower_floors(worse, low, REASON).figures["claim.recall"] == 0.1


def test_lowering_adopts_changed_gold_and_says_so(better: Scores) -> None:
    changed = replace(better, gold_sha256="00")
    lowered = lower_floors(changed, first_floors(better), "The gold was corrected by its authors.")
    assert lowered.gold_sha256 == "00"
    assert lowered.lowered[0].was == {}
    assert check_floors(changed, lowered) == []


def test_lowering_drops_the_floor_of_a_figure_that_is_gone(better: Scores) -> None:
    without = replace(better, slots={kind: rate for kind, rate in better.slots.items() if kind != "when"})
    lowered = lower_floors(without, first_floors(better), REASON)
    assert "slots.when.f1" not in lowered.figures
    assert lowered.lowered[0].was["slots.when.f1"] == 1.0


@pytest.mark.parametrize("reason", ["", "  ", "because", "it is worse"])
def test_lowering_needs_a_sentence(better: Scores, worse: Scores, reason: str) -> None:
    with pytest.raises(GoldError, match="lowered for a reason"):
        lower_floors(worse, first_floors(better), reason)


def test_lowering_where_nothing_is_breached_is_refused(better: Scores) -> None:
    with pytest.raises(GoldError, match="nothing to lower"):
        lower_floors(better, first_floors(better), REASON)


def test_floors_of_another_set_are_refused(better: Scores) -> None:
    floors = replace(first_floors(better), set="other")
    with pytest.raises(GoldError, match="scores of made cannot be held against floors of other"):
        check_floors(better, floors)
