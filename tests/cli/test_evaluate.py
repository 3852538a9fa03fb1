import importlib.util
import json
import warnings
from pathlib import Path

import pytest

from khronika.cli.options import ALL_SETS, FLOORS, GATE, PAGES
from khronika.evaluate import load_floors
from khronika.evaluate.places import LABELS
from khronika.extract.judge.weights import trained_on
from tests.cli.running import Ran, khronika
from tests.evaluate.labelled import (
    HRDS,
    READ_HRDS,
    READ_INDIA,
    geovirus_article,
    lgl_article,
    timeml,
    timex,
    write_hrds,
    write_india,
    write_places,
    write_timebank,
)
from tests.evaluate.made import DETENTION, FIRST, HEADLINE, RELEASE, SECOND, TITLE

ROOT = Path(__file__).parents[2]
DOCS = (ROOT / "docs" / "evaluation.md").read_text(encoding="utf-8")


@pytest.fixture
def gold(home: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of gold data with one set of one report, and the variable that names it."""
    folder = home / "gold" / "small"
    folder.mkdir(parents=True)
    text = {"id": "a", "published": "2023-03-05", "paragraphs": [TITLE, FIRST, SECOND]}
    (folder / "texts.jsonl").write_text(json.dumps(text) + "\n")
    (folder / "gold.jsonl").write_text(json.dumps({"id": "a", "claims": [HEADLINE, DETENTION, RELEASE]}) + "\n")
    monkeypatch.setenv("KHRONIKA_GOLD", str(folder.parent))
    return folder.parent


def f1(ran: Ran, name: str = "small") -> float:
    found = json.loads(ran.out)["sets"][name]["claim"]["f1"]
    assert isinstance(found, float)
    return found


def test_a_set_is_read_and_scored_with_intervals(gold: Path) -> None:
    ran = khronika("evaluate", "small")
    assert ran.code == 0
    assert "small: reports 1, not read 0, evidence faults 0" in ran.out
    assert any(line.startswith("claim P ") and " to " in line for line in ran.out.splitlines())
    assert "no floors held: there is no file benchmarks/floors.json, so nothing says whether small fell" in ran.err


def test_a_set_that_the_reader_was_trained_on_is_refused(gold: Path) -> None:
    id = min(trained_on())
    text = {"id": id, "published": "2023-03-05", "paragraphs": [TITLE, FIRST, SECOND]}
    (gold / "small" / "texts.jsonl").write_text(json.dumps(text) + "\n")
    (gold / "small" / "gold.jsonl").write_text(json.dumps({"id": id, "claims": [HEADLINE]}) + "\n")
    ran = khronika("evaluate", "small")
    assert ran.code == 2
    assert f"trained on 1 of its reports, {id} first" in " ".join(ran.err.split())


def test_the_option_names_another_folder(gold: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KHRONIKA_GOLD", "nowhere")
    assert khronika("evaluate", "small").code == 2
    assert khronika("evaluate", "small", "--gold", gold).code == 0


def test_without_gold_it_says_what_supplies_it() -> None:
    ran = khronika("evaluate")
    assert (ran.code, ran.out) == (2, "")
    assert "--gold FOLDER" in ran.err
    assert "KHRONIKA_GOLD" in ran.err


def test_a_set_that_is_not_there_is_told(gold: Path) -> None:
    ran = khronika("evaluate", "large")
    assert ran.code == 2
    assert "texts.jsonl" in ran.err


def test_what_was_read_elsewhere_is_scored_too(gold: Path, home: Path) -> None:
    read = khronika("read", gold / "small" / "texts.jsonl", "--format", "jsonl", "--no-store")
    (home / "read.jsonl").write_text(read.out)
    assert khronika("evaluate", "small", "--read", "read.jsonl").out == khronika("evaluate", "small").out
    (home / "read.jsonl").write_text('{"id": "a", "text": "", "claims": []}\n')
    assert f1(khronika("evaluate", "small", "--read", "read.jsonl", "--json")) == 0


@pytest.mark.parametrize(
    "arguments", [["--read", "read.jsonl"], ["small", "web-pages", "--read", "read.jsonl"], ["web-pages", "--read", "x"]]
)
def test_what_was_read_elsewhere_is_of_one_set_of_claims(gold: Path, arguments: list[str]) -> None:
    ran = khronika("evaluate", *arguments)
    assert ran.code == 2
    assert "khronika evaluate claims-dev --read FILE" in ran.err


def test_floors_are_set_held_and_let_down_for_a_reason(gold: Path, home: Path) -> None:
    (home / "read.jsonl").write_text('{"id": "a", "text": "", "claims": []}\n')
    floors = ("--floors", "floors.json")
    assert khronika("evaluate", "small", *floors).code == 2
    assert khronika("evaluate", "small", *floors, "--raise").code == 0
    assert khronika("evaluate", "small", *floors).code == 0
    below = khronika("evaluate", "small", *floors, "--read", "read.jsonl")
    assert below.code == 1
    assert "breach: small: claim.f1 is 0.0, below its floor of" in below.err
    assert khronika("evaluate", "small", *floors, "--read", "read.jsonl", "--raise").code == 1
    no_reason = khronika("evaluate", "small", *floors, "--read", "read.jsonl", "--lower", "because")
    assert no_reason.code == 2
    assert "a sentence of at least" in no_reason.err
    reason = "The reader was taken away."
    assert khronika("evaluate", "small", *floors, "--read", "read.jsonl", "--lower", reason).code == 0
    assert json.loads((home / "floors.json").read_text())["small"]["lowered"][0]["reason"] == reason
    assert khronika("evaluate", "small", *floors, "--read", "read.jsonl", "--lower", reason).code == 2


def test_floors_beside_the_folder_hold_without_being_named(gold: Path, home: Path) -> None:
    (home / "benchmarks").mkdir()
    (home / "benchmarks" / "floors.json").write_text(
        json.dumps({"small": {"gold_sha256": "0" * 64, "figures": {"claim.f1": 1.1}}, "other": {"gold_sha256": "0", "figures": {}}})
    )
    ran = khronika("evaluate", "small", "--json")
    assert ran.code == 1
    assert len(json.loads(ran.out)["breaches"]) == 2
    refused = khronika("evaluate", "small", "--raise")
    assert refused.code == 2
    assert "gold_sha256 was" in refused.err
    khronika("evaluate", "small", "--lower", "The gold was mended by hand.")
    assert set(json.loads((home / "benchmarks" / "floors.json").read_text())) == {"small", "other"}


@pytest.mark.parametrize("named", [[], ["--floors", "benchmarks/floors.json"]])
def test_a_set_that_the_file_of_floors_leaves_out_is_a_breach_until_it_gets_floors(gold: Path, home: Path, named: list[str]) -> None:
    (home / "benchmarks").mkdir()
    (home / "benchmarks" / "floors.json").write_text('{"other": {"gold_sha256": "0", "figures": {}}}')
    ran = khronika("evaluate", "small", *named)
    assert ran.code == 1
    assert "breach: small: benchmarks/floors.json has no floors for it; khronika evaluate --raise sets them" in ran.err
    assert len(json.loads(khronika("evaluate", "small", *named, "--json").out)["breaches"]) == 1
    assert khronika("evaluate", "small", *named, "--raise").code == 0
    assert khronika("evaluate", "small", *named).code == 0


def test_every_set_but_the_pages_and_the_gate_which_have_their_own_has_floors_in_the_repository() -> None:
    floors = load_floors(ROOT / FLOORS)
    assert [name for name in ALL_SETS if name not in (PAGES, GATE) and not (name in floors and floors[name].figures)] == []


def test_a_file_of_floors_that_is_named_must_be_there(gold: Path) -> None:
    ran = khronika("evaluate", "small", "--floors", "floors.json")
    assert (ran.code, ran.out) == (2, "")
    assert "floors.json" in ran.err


def test_the_claims_that_were_missed_or_made_up_are_shown_on_request(gold: Path, home: Path) -> None:
    (home / "read.jsonl").write_text('{"id": "a", "text": "", "claims": []}\n')
    shown = khronika("evaluate", "small", "--read", "read.jsonl", "--misses", "2").out.splitlines()[:3]
    assert [line.startswith("a p") and "missed" in line for line in shown] == [True, True, False]


def test_the_figures_are_those_of_the_scorer_that_the_gold_came_with(gold_folder: Path, home: Path) -> None:
    scorer = gold_folder.parent / "tools" / "score_claims.py"
    if not scorer.is_file():
        pytest.skip("the gold data came without its own scorer")
    spec = importlib.util.spec_from_file_location("their_scorer", scorer)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)  # it leaves its table of countries open
        spec.loader.exec_module(module)
    texts = gold_folder / "seed" / "text.jsonl"
    read = [json.loads(line) for line in khronika("read", texts, "--format", "jsonl", "--no-store").out.splitlines()]
    rows = [json.loads(line) for line in texts.read_text().splitlines() if line.strip()]
    gold_rows = [json.loads(line) for line in (gold_folder / "seed" / "gold.jsonl").read_text().splitlines() if line.strip()]
    theirs, _ = module.score({row["id"]: row for row in rows}, gold_rows, {row["id"]: row for row in read})
    ours = json.loads(khronika("evaluate", "seed", "--gold", gold_folder, "--json").out)["sets"]["seed"]
    assert {name: ours[name] for name in theirs} == theirs


def test_the_pages_have_a_floor_of_their_own(gold: Path, home: Path) -> None:
    ran = khronika("evaluate", "web-pages")
    assert ran.code == 2
    assert "article extraction benchmark" in ran.err


def test_sets_of_labels_are_read_and_scored_beside_sets_of_claims(gold: Path) -> None:
    write_hrds(gold, HRDS[:1])
    write_india(gold)
    write_timebank(gold, {"one": timeml(f"They marched on {timex('Tuesday', '1998-03-17')}.")})
    ran = khronika("evaluate", "small", "hrdsattack", "indiapoliceevents", "timebank")
    assert ran.code == 0
    for line in ("hrdsattack: reports 1, not read 0", "indiapoliceevents: reports 2, not read 0", "timebank: reports 1, not read 0"):
        assert line in ran.out.splitlines()
    assert "given      P 1.000  R 1.000  F1 1.000  gold     1 read     1  (1.000 to 1.000)" in ran.out
    assert "whether small, hrdsattack, indiapoliceevents, timebank fell" in ran.err
    found = json.loads(khronika("evaluate", "timebank", "--json").out)["sets"]["timebank"]
    assert (found["own"]["f1"], found["intervals"]["own.f1"], found["reports"]) == (1.0, [1.0, 1.0], 1)


def test_a_set_of_labels_keeps_its_floors(gold: Path, home: Path) -> None:
    write_timebank(gold, {"one": timeml(f"They marched on {timex('Tuesday', '1998-03-17')}.")})
    assert khronika("evaluate", "timebank", "--floors", "floors.json", "--raise").code == 0
    assert json.loads((home / "floors.json").read_text())["timebank"]["figures"]["own.f1"] == 1.0
    assert khronika("evaluate", "timebank", "--floors", "floors.json").code == 0


def test_places_are_found_and_put_on_the_map(gold: Path) -> None:
    text = "Police held two women in Brest, Belarus, and a man in Minsk."
    named = [("Brest", "52.1 23.7"), ("Belarus", "53.0 28.0"), ("Minsk", "53.9 27.6")]
    write_places(gold, "lgl.xml.gz", lgl_article("one", text, named))
    write_places(gold, "GeoVirus.xml.gz", geovirus_article(text, named))
    found = json.loads(khronika("evaluate", "lgl", "geovirus", "--json").out)["sets"]
    for name, labels in LABELS.items():
        assert {label: found[name][label]["f1"] for label in labels} == dict.fromkeys(labels, 1.0)


def test_a_reading_from_elsewhere_is_scored_by_labels_too(gold: Path, home: Path) -> None:
    write_hrds(gold)
    (home / "read.jsonl").write_text("".join(json.dumps(row) + "\n" for row in READ_HRDS))
    ran = khronika("evaluate", "hrdsattack", "--read", "read.jsonl", "--misses", "1")
    assert "hrdsattack: reports 5, not read 1" in ran.out
    assert ran.out.startswith("hrds-dev-001 missed   victim: 'rosa mamani'\n")
    assert khronika("evaluate", "timebank", "--read", "read.jsonl").code == 2


def test_the_commonest_sorts_of_errors_are_shown_on_request(gold: Path, home: Path) -> None:
    write_india(gold)
    (home / "read.jsonl").write_text('{"id": "a", "text": "", "claims": []}\n')
    assert khronika("evaluate", "small", "--read", "read.jsonl", "--errors", "9").out.splitlines()[-3:] == [
        "missed       2  detention",
        "missed       1  release",
        "",
    ]
    (home / "read.jsonl").write_text("".join(json.dumps(row) + "\n" for row in READ_INDIA))
    assert "spurious     2  FORCE\n" in khronika("evaluate", "indiapoliceevents", "--read", "read.jsonl", "--errors", "1").out


def test_without_a_name_every_set_is_measured(gold: Path) -> None:
    ran = khronika("evaluate")
    assert ran.code == 2
    assert all(f"`{name}`" in DOCS for name in ALL_SETS)
    told = khronika("evaluate", "--help").out.replace("-\n", "-").split()
    assert [name for name in ALL_SETS if name not in "".join(told)] == []


def test_figures_are_printed_as_tables_of_markdown(gold: Path) -> None:
    ran = khronika("evaluate", "small", "--markdown")
    assert "| set | figure | precision | recall | F1 | 95 in 100 draws | line |  |" in ran.out.splitlines()
    assert "## small" in ran.out.splitlines()
