"""The scorer gives the figures of the scorer that the gold data came with."""

import importlib.util
import json
import random
import warnings
from collections.abc import Callable
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

import pytest

from khronika.evaluate.gold import GoldSet, load_gold
from khronika.evaluate.output import read_reports
from khronika.evaluate.printed import figures_by_part
from khronika.evaluate.scores import score_claims
from khronika.extract import english_reader
from khronika.read import captures_in, report_of
from khronika.records.capture import Capture
from khronika.records.codec import encode_reading
from khronika.text.places import countries as country_names
from tests.evaluate.perturbed import Json, perturbed

Score = Callable[[dict[str, Json], list[Json], dict[str, Json]], tuple[Json, list[str]]]

SETS = ("claims-dev", "claims-own", "claims-train", "seed")


@pytest.fixture(scope="session")
def tools(gold_folder: Path) -> Path:
    folder = gold_folder.parent / "tools"
    if not (folder / "score_claims.py").is_file():
        pytest.skip("the gold data came without its own scorer")
    return folder


@pytest.fixture(scope="session")
def their_score(tools: Path) -> Score:
    spec = importlib.util.spec_from_file_location("their_scorer", tools / "score_claims.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)  # it leaves its table of countries open
        spec.loader.exec_module(module)
    score: Score = module.score
    return score


@pytest.fixture(scope="session")
def countries(tools: Path) -> frozenset[str]:
    lines = (tools / "countries.tsv").read_text(encoding="utf-8").splitlines()
    return frozenset(line.split("\t")[0] for line in lines)


def rows(path: Path) -> dict[str, Json]:
    found = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    return {row["id"]: row for row in found}


def readings(gold: GoldSet, gold_rows: dict[str, Json], seed: int) -> list[Json]:
    chance = random.Random(seed)
    made = [perturbed(gold_rows[report.id], list(report.paragraphs), chance) for report in gold.reports]
    return made if len(made) == 1 else made[:-1]


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("name", SETS)
def test_a_bent_reading_of_gold_gets_their_every_figure_and_error(
    name: str, seed: int, gold_folder: Path, their_score: Score, countries: frozenset[str]
) -> None:
    gold = load_gold(gold_folder, name)
    gold_rows = rows(gold_folder / name / "gold.jsonl")
    read = readings(gold, gold_rows, seed)
    theirs, their_errors = their_score(rows(gold.texts_path), list(gold_rows.values()), {str(row["id"]): row for row in read})
    ours = score_claims(gold, read_reports([json.dumps(row).encode() for row in read], "bent"), countries)
    assert 0.2 < ours.slot.f1 < 0.95
    assert ours.evidence_faults > 0
    assert figures_by_part(ours) == theirs
    assert [str(miss) for miss in ours.misses] == their_errors


@pytest.mark.parametrize("name", ["claims-dev", "seed"])
def test_what_khronika_reads_gets_their_every_figure_by_its_own_table_of_countries(
    name: str, gold_folder: Path, their_score: Score
) -> None:
    gold = load_gold(gold_folder, name)
    captures = captures_in([str(gold.texts_path)], no_fetch, lambda: datetime.fromtimestamp(0, UTC))
    reports = [report_of(capture) for capture in captures if isinstance(capture, Capture)]
    lines = [encode_reading(reading) for reading in english_reader().read(reports)]
    read = {row["id"]: row for row in map(json.loads, lines)}
    theirs, their_errors = their_score(rows(gold.texts_path), list(rows(gold_folder / name / "gold.jsonl").values()), read)
    ours = score_claims(gold, read_reports(lines, "read"), frozenset(country_names()))
    assert figures_by_part(ours) == theirs
    assert [str(miss) for miss in ours.misses] == their_errors
    assert ours.not_read == ()


def no_fetch(address: str) -> Capture:
    raise AssertionError(f"{address} is no file")


def test_nothing_read_at_all_gets_their_every_figure(gold_folder: Path, their_score: Score, countries: frozenset[str]) -> None:
    gold = load_gold(gold_folder, "claims-own")
    theirs, _ = their_score(rows(gold.texts_path), list(rows(gold_folder / "claims-own" / "gold.jsonl").values()), {})
    ours = score_claims(gold, {}, countries)
    assert figures_by_part(ours) == theirs
    assert len(ours.not_read) == len(gold.reports)
    assert asdict(ours.slot) == {"both": 0, "gold": ours.slot.gold, "read": 0}
