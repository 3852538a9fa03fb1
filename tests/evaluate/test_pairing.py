from pathlib import Path

import pytest

from khronika.evaluate.gold import GoldSet
from khronika.evaluate.output import ReadReport
from khronika.evaluate.pairing import Pair, Position, Side, pairs, positions
from tests.evaluate.made import COUNTRIES, DETENTION, FIRST, MAMANI, QUISPE, SECOND, TEXT, Json, entry, gold_set, printed, reading

OTHER: Json = {"p": 1, "trigger": "arrested", "type": "detention", "targets": [MAMANI]}


def paired(gold: GoldSet, read: ReadReport) -> list[Pair]:
    report = gold.reports[0]
    sides = [Side.of((claim.values for claim in claims), COUNTRIES) for claims in (report.claims, read.claims)]
    return pairs(report, read, *sides)


def place_in(gold: GoldSet, text: str, words: str) -> Position:
    start = text.index(words)
    trigger: Json = {"field": "trigger", "start": start, "end": start + len(words), "quote": words}
    read = reading({"type": "release", "evidence": [trigger]}, text=text)["one"]
    return positions(gold.reports[0], read)[0]


@pytest.mark.parametrize(
    ("text", "where"),
    [
        (TEXT, Position(1, FIRST.index("freed"))),
        (f"Menu\n\nHome\n\n{TEXT}", Position(1, FIRST.index("freed"))),
        (TEXT.upper().replace("FREED", "freed"), Position(1, FIRST.index("freed"))),
        (TEXT.replace(FIRST, f"LIVE {FIRST}"), Position(1, FIRST.index("freed") + 5)),
        (TEXT.replace("Rosa Quispe", "Ana Quispe"), Position(None, 0)),
        (TEXT.replace("Police in Cusco arrested", "arrested"), Position(1, FIRST.index("freed") - 16)),
    ],
)
def test_a_trigger_is_placed_in_the_golds_own_paragraph(tmp_path: Path, text: str, where: Position) -> None:
    assert place_in(gold_set(tmp_path), text, "freed") == where


def test_a_claim_without_a_trigger_or_with_one_outside_the_text_has_no_place(tmp_path: Path) -> None:
    outside: Json = {"field": "trigger", "start": len(TEXT), "end": len(TEXT) + 4, "quote": "held"}
    read = reading({"type": "release"}, {"type": "release", "evidence": [outside]})["one"]
    assert positions(gold_set(tmp_path).reports[0], read) == (Position(), Position())


def test_the_claims_that_agree_most_are_paired_first(tmp_path: Path) -> None:
    gold = gold_set(tmp_path, printed(DETENTION) | {"p": 1, "trigger": "arrested", "targets": [QUISPE]}, OTHER)
    read = reading(printed(OTHER), printed(OTHER, targets=[QUISPE]))["one"]
    assert set(paired(gold, read)) == {Pair(0, 1), Pair(1, 0)}


def test_one_read_claim_answers_one_gold_claim(tmp_path: Path) -> None:
    gold = gold_set(tmp_path, OTHER, OTHER)
    assert len(paired(gold, reading(printed(OTHER))["one"])) == 1


def test_words_that_touch_the_triggers_words_win_over_one_more_slot(tmp_path: Path) -> None:
    gold = gold_set(tmp_path, OTHER | {"trigger": "freed"}, OTHER | {"targets": [QUISPE]})
    read = reading(printed(OTHER, targets=[MAMANI]))["one"]
    assert paired(gold, read) == [Pair(1, 0)]


@pytest.mark.parametrize(("gap", "found"), [(120, 1), (121, 0)])
def test_a_trigger_pairs_up_to_120_characters_away(tmp_path: Path, gap: int, found: int) -> None:
    text = "x" * gap + "freed"
    gold = gold_set(tmp_path, {"p": 0, "trigger": "freed", "type": "release"}, paragraphs=(text,))
    claim: Json = {"type": "release", "evidence": [{"field": "trigger", "start": 0, "end": 4, "quote": text[:4]}]}
    assert len(paired(gold, reading(claim, text=text)["one"])) == found


def test_a_claim_of_another_type_or_paragraph_pairs_with_nothing(tmp_path: Path) -> None:
    gold = gold_set(tmp_path, OTHER)
    elsewhere: Json = {"type": "detention", "evidence": [entry("trigger", SECOND[:9])]}
    assert paired(gold, reading(printed(OTHER, type="raid"), elsewhere)["one"]) == []
