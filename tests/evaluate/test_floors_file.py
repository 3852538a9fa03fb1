from dataclasses import replace
from pathlib import Path

import pytest

from khronika.errors import GoldError
from khronika.evaluate.floors import Floors, Lowering
from khronika.evaluate.floors_file import floors_as_json, load_floors, store_floors

LOWERING = Lowering("Two reports left the set.", {"claim.f1": 0.8}, {"claim.f1": 0.7})
FLOORS = {
    "b": Floors("b", "cd", {"slot.f1": 0.5, "claim.f1": 0.7, "evidence_faults": 0}, (LOWERING,)),
    "a": Floors("a", "ab", {}),
}


def test_floors_come_back_as_they_were_stored(tmp_path: Path) -> None:
    store_floors(tmp_path / "floors.json", FLOORS)
    assert load_floors(tmp_path / "floors.json") == FLOORS


def test_the_file_does_not_depend_on_the_order_of_sets_and_figures() -> None:
    turned = {name: replace(FLOORS[name], figures=dict(sorted(FLOORS[name].figures.items()))) for name in ("a", "b")}
    assert list(turned) != list(FLOORS)
    assert list(turned["b"].figures) != list(FLOORS["b"].figures)
    assert floors_as_json(turned) == floors_as_json(FLOORS)


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        ("", "not JSON"),
        ('{"a": {"figures": {}}}', "a: gold_sha256 is null"),
        ('{"a": {"gold_sha256": "ab", "figures": {"claim.f1": "high"}}}', 'a, figures: claim.f1 is "high", not a number'),
        ('{"a": {"gold_sha256": "ab", "figures": {"claim.f1": null}}}', "claim.f1 is null, not a number"),
        ('{"a": {"gold_sha256": "ab", "lowered": [{"was": {}}]}}', r"lowered\[0\]: reason is null"),
    ],
)
def test_a_wrong_file_is_named_with_the_key(tmp_path: Path, content: str, complaint: str) -> None:
    (tmp_path / "floors.json").write_text(content, encoding="utf-8")
    with pytest.raises(GoldError, match=complaint):
        load_floors(tmp_path / "floors.json")


def test_a_missing_file_says_which_to_name(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match=r"cannot be read .* name the file of floors"):
        load_floors(tmp_path / "floors.json")
