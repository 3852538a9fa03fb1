import hashlib
from pathlib import Path

import pytest

from khronika.errors import GoldError
from khronika.evaluate.gold import load_gold
from tests.evaluate.made import GOLD, MARCH, PARAGRAPHS, RELEASE, Json, gold_set, lines, write_set


def test_a_set_has_its_reports_and_the_hash_of_its_gold(tmp_path: Path) -> None:
    gold = gold_set(tmp_path)
    assert gold.name == "made"
    assert gold.texts_path == tmp_path / "made" / "texts.jsonl"
    assert gold.gold_sha256 == hashlib.sha256((tmp_path / "made" / "gold.jsonl").read_bytes()).hexdigest()
    (report,) = gold.reports
    assert (report.id, report.paragraphs, len(report.claims)) == ("one", PARAGRAPHS, len(GOLD))


def test_a_set_of_one_report_may_call_its_texts_text(tmp_path: Path) -> None:
    write_set(tmp_path)
    (tmp_path / "made" / "texts.jsonl").rename(tmp_path / "made" / "text.jsonl")
    assert load_gold(tmp_path, "made").texts_path.name == "text.jsonl"


def test_default_modality_and_polarity_are_the_same_as_none(tmp_path: Path) -> None:
    plain, spelled = gold_set(tmp_path, RELEASE, RELEASE | {"modality": "actual", "polarity": "asserted"}).reports[0].claims
    assert plain == spelled
    assert plain.values.is_fact


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"p": 3}, "there is no paragraph 3; the report has 3"),
        ({"p": -1}, "there is no paragraph -1"),
        ({"p": None}, "p is null, not a whole number"),
        ({"p": "1"}, 'p is "1", not a number'),
        ({"p": 1.5}, "p is 1.5, not a whole number"),
        ({"trigger": "rally"}, "'rally' does not stand in paragraph 2"),
        ({"trigger": ""}, "not a string that is not empty"),
        ({"type": 3}, "type is 3, not a string"),
        ({"when": "2023-03-03"}, "not a list"),
        ({"when": [2023]}, "not a list of strings"),
        ({"targets": ["Quispe"]}, 'targets[0] is "Quispe", not an object'),
        ({"targets": {"name": "Quispe"}}, "not a list"),
        ({"held_for": [1, 2]}, "held_for is [1, 2], not an object"),
        ({"targets": [{"count": {"min": "two"}}]}, 'claims[0], targets[0], count: min is "two", not a number'),
        ({"penalty": [{"min": True}]}, "min is true, not a number"),
    ],
)
def test_a_wrong_value_is_named_with_its_file_line_claim_and_key(tmp_path: Path, change: Json, complaint: str) -> None:
    write_set(tmp_path, MARCH | change)
    with pytest.raises(GoldError) as caught:
        load_gold(tmp_path, "made")
    assert str(caught.value).startswith(f"{tmp_path / 'made' / 'gold.jsonl'} line 1, claims[0]")
    assert complaint in str(caught.value)


@pytest.mark.parametrize(
    ("gold", "complaint"),
    [
        (b'{"id": "one", "claims": [', "line 1: not JSON"),
        (b'\n["one"]\n', "line 2: not a JSON object"),
        (b"\xff\xfe\n", "line 1: not JSON"),
        (b'{"claims": []}', "id is null"),
        (b'{"id": "two", "claims": []}', "report two has no text"),
        (b'{"id": "one", "claims": []}\n{"id": "one", "claims": []}', "line 2: report one stands there twice"),
        (b"", "holds no report"),
    ],
)
def test_a_wrong_file_is_named_with_what_is_wrong(tmp_path: Path, gold: bytes, complaint: str) -> None:
    write_set(tmp_path)
    (tmp_path / "made" / "gold.jsonl").write_bytes(gold)
    with pytest.raises(GoldError, match=r"gold\.jsonl.*" + complaint.replace(".", r"\.")):
        load_gold(tmp_path, "made")


def test_a_folder_without_the_set_says_what_a_gold_folder_holds(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match=r"no texts\.jsonl in there; name the folder of gold data that holds one folder a set"):
        load_gold(tmp_path, "claims-dev")


def test_a_set_without_gold_says_why_it_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "made").mkdir()
    (tmp_path / "made" / "texts.jsonl").write_bytes(lines())
    with pytest.raises(GoldError, match=r"gold\.jsonl: cannot be read \(No such file or directory\)"):
        load_gold(tmp_path, "made")
