from pathlib import Path

import pytest

from khronika.evaluate.scores import Rate, Scores, score_claims
from khronika.evaluate.tally import Wrong
from tests.evaluate.made import (
    COUNTRIES,
    DETENTION,
    GOLD,
    HEADLINE,
    HURT,
    MARCH,
    QUISPE,
    RELEASE,
    Json,
    gold_set,
    printed,
    reading,
)


def scored(folder: Path, *claims: Json) -> Scores:
    return score_claims(gold_set(folder), reading(*claims), COUNTRIES)


def test_gold_read_back_is_perfect_but_for_its_missing_evidence(tmp_path: Path) -> None:
    scores = scored(tmp_path, *(printed(claim) for claim in GOLD))
    assert (scores.slot.f1, scores.claim.f1, scores.links.f1) == (1.0, 1.0, 1.0)
    assert (scores.hedged, scores.shown_as_fact) == (2, 0.0)
    assert scores.misses == ()
    # headline: where, description, count; detention: when, where, 2 names, actor, source; release: name; modality; polarity
    assert scores.evidence_faults == 3 + 6 + 1 + 1 + 1


def test_slots_are_counted_kind_by_kind(tmp_path: Path) -> None:
    scores = scored(tmp_path, *(printed(claim) for claim in GOLD))
    assert {kind: rate.gold for kind, rate in scores.slots.items()} == {
        "type": 5,
        "when": 1,
        "where": 1,
        "country": 1,
        "target": 4,
        "count": 1,
        "actor": 1,
        "source": 1,
        "modality": 1,
        "polarity": 1,
    }
    assert list(scores.slots) == ["type", "when", "where", "country", "target", "count", "actor", "source", "modality", "polarity"]


def test_a_missed_and_a_spurious_claim_lower_recall_and_precision_and_are_named(tmp_path: Path) -> None:
    scores = scored(tmp_path, printed(DETENTION), printed(RELEASE, type="acquittal"))
    assert scores.claim == Rate(both=1, gold=5, read=2)
    assert (scores.claim.precision, scores.claim.recall, scores.claim.f1) == (0.5, 0.2, 0.2857)
    assert [str(miss) for miss in scores.misses] == [
        "one p0 missed   detention: 'held'",
        "one p1 missed   release: 'freed'",
        "one p2 missed   protest_call: 'march'",
        "one p2 missed   injury: 'hurt'",
        "one p1 spurious acquittal: 'freed'",
    ]


def test_a_denied_or_planned_thing_read_as_plain_fact_is_shown_as_fact(tmp_path: Path) -> None:
    scores = scored(tmp_path, printed(MARCH, modality="actual"), printed(HURT))
    assert (scores.hedged, scores.shown_as_fact) == (2, 0.5)


def test_a_doubt_of_another_sort_is_not_shown_as_fact_but_a_wrong_slot(tmp_path: Path) -> None:
    scores = scored(tmp_path, printed(MARCH, modality="hypothetical"))
    assert scores.shown_as_fact == 0.0
    assert scores.slots["modality"] == Rate(both=0, gold=1, read=1)


def test_links_ask_whether_both_sides_see_one_incident(tmp_path: Path) -> None:
    scores = scored(tmp_path, printed(HEADLINE, incident="a"), printed(DETENTION, incident="b"), printed(RELEASE, incident="b"))
    assert scores.links == Rate(both=0, gold=1, read=1)


@pytest.mark.parametrize(
    ("changes", "kind", "both"),
    [
        ({"when": ["2023-03-02", "2023-03-03"]}, "when", 0),
        ({"where": [{"name": "CUSCO", "country": "PE"}]}, "where", 1),
        ({"where": [{"name": "Cusco", "country": "BO"}]}, "country", 0),
        ({"where": [{"name": "Lima", "country": "PE"}]}, "country", 0),
        ({"targets": [QUISPE]}, "target", 1),
        ({"targets": [QUISPE, QUISPE]}, "target", 1),
        ({"targets": [{"name": "Quispe"}]}, "target", 0),
        ({"targets": [{"name": "Julio Cesar Mamani"}]}, "target", 1),
        ({"targets": [{"description": "Rosa Quispe"}]}, "target", 0),
        ({"actors": [{"description": "several of the police"}]}, "actor", 1),
        ({"actors": [{"name": "Police"}]}, "actor", 1),
        ({"actors": [{"description": "soldiers"}]}, "actor", 0),
        ({"according_to": [{"description": "the farm workers' union branch"}]}, "source", 0),
    ],
)
def test_a_slot_agrees_as_the_rules_say(tmp_path: Path, changes: Json, kind: str, both: int) -> None:
    assert scored(tmp_path, printed(DETENTION, **changes)).slots[kind].both == both


@pytest.mark.parametrize(
    ("target", "both"),
    [
        ({"description": "two leaders", "count": {"min": 2, "max": 2}}, 1),
        ({"description": "farm leaders", "count": {"min": 2, "max": None}}, 0),
        ({"description": "passers-by", "count": {"min": 2, "max": 2}}, 0),
    ],
)
def test_a_count_agrees_only_on_its_own_target(tmp_path: Path, target: Json, both: int) -> None:
    assert scored(tmp_path, printed(HEADLINE, targets=[target])).slots["count"].both == both


def test_a_country_named_as_the_place_is_no_slot_on_either_side(tmp_path: Path) -> None:
    scores = scored(tmp_path, printed(HEADLINE), printed(RELEASE, where=[{"name": "Kenya", "country": "KE"}]))
    assert scores.slots["where"] == Rate(both=0, gold=1, read=0)
    assert scores.slots["country"] == Rate(both=0, gold=1, read=0)


def test_penalties_lengths_items_and_grounds_are_slots_too(tmp_path: Path) -> None:
    full: Json = {
        "p": 1,
        "trigger": "arrested",
        "type": "sentence",
        "penalty": [{"kind": "prison", "min": 18, "max": 18, "unit": "month"}, {"kind": "fine", "min": 500, "max": 500, "unit": "PEN"}],
        "held_for": {"min": 1, "max": None, "unit": "day"},
        "items": ["two loudspeakers", "the union's banner"],
        "grounds": "blocking a public road",
    }
    read = printed(
        full, penalty=[{"kind": "prison", "min": 18, "max": 18, "unit": "month"}], items=["banners"], grounds="blocking of roads"
    )
    scores = score_claims(gold_set(tmp_path, full), reading(read), COUNTRIES)
    assert {kind: (rate.both, rate.gold, rate.read) for kind, rate in scores.slots.items()} == {
        "type": (1, 1, 1),
        "penalty": (1, 2, 1),
        "held_for": (1, 1, 1),
        "item": (1, 2, 1),
        "grounds": (1, 1, 1),
    }


def test_a_report_that_was_not_read_counts_as_missed_and_is_named(tmp_path: Path) -> None:
    scores = score_claims(gold_set(tmp_path), {}, COUNTRIES)
    assert scores.not_read == ("one",)
    assert (scores.claim.precision, scores.claim.recall, scores.claim.f1) == (0.0, 0.0, 0.0)
    assert scores.shown_as_fact == 0.0
    assert len(scores.misses) == len(GOLD)


def test_errors_are_counted_by_type_and_in_answered_claims_by_slot(tmp_path: Path) -> None:
    moved = printed(DETENTION, when=["2023-03-04", "2023-03-04"], targets=[QUISPE], grounds="nothing")
    scores = scored(tmp_path, moved, printed(RELEASE, type="acquittal"))
    assert scores.wrong == {
        Wrong("detention", False): 1,
        Wrong("release", False): 1,
        Wrong("protest_call", False): 1,
        Wrong("injury", False): 1,
        Wrong("acquittal", True): 1,
        Wrong("when of detention", False): 1,
        Wrong("when of detention", True): 1,
        Wrong("target of detention", False): 1,
        Wrong("grounds of detention", True): 1,
    }
