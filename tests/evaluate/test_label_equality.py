"""The figures of labels are those of the scorers that the gold data came with: on the miniatures, and on some of the real reports."""

import gzip
import json
import re
import subprocess
import sys
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path

import pytest

from khronika.evaluate import labelled_set, score_labels
from khronika.evaluate.labels import LabelScores, Readings
from khronika.evaluate.output import ReadReport, read_reports
from khronika.evaluate.scores import Rate
from khronika.extract import english_reader
from khronika.read import report_of
from khronika.records.capture import Capture
from khronika.records.codec import encode_reading
from tests.evaluate.labelled import READ_HRDS, READ_INDIA, given, means, write_hrds, write_india
from tests.evaluate.made import Json

FIGURES = re.compile(r"(.+): P (\S+) R (\S+) F1 (\S+) \(gold (\d+), read (\d+)\)")
NAMES = {"victim name": "victim", "country (filled)": "country", "town named among places (filled)": "town"}
ARTICLES = 8

Told = tuple[str, str, str, str, str]


@pytest.fixture(scope="session")
def tools(gold_folder: Path) -> Path:
    folder = gold_folder.parent / "tools"
    if not (folder / "score_india.py").is_file():
        pytest.skip("the gold data came without its own scorers")
    return folder


def printed(tools: Path, tool: str, *arguments: object) -> str:
    command = [sys.executable, "-W", "ignore", str(tools / tool), *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def theirs(lines: str) -> dict[str, Told]:
    found = [match for line in lines.splitlines() if (match := FIGURES.fullmatch(line))]
    return {NAMES.get(match[1], match[1]): (match[2], match[3], match[4], match[5], match[6]) for match in found}


def ours(scores: LabelScores) -> dict[str, Told]:
    return {label: told(rate) for label, rate in scores.rates.items() if isinstance(rate, Rate)}


def told(rate: Rate) -> Told:
    """The rate to three decimals, rounded once."""
    precision, recall = (rate.both / whole if whole else 0.0 for whole in (rate.read, rate.gold))
    f1 = 2 * precision * recall / (precision + recall) if rate.both else 0.0
    return f"{precision:.3f}", f"{recall:.3f}", f"{f1:.3f}", str(rate.gold), str(rate.read)


def written(path: Path, rows: Iterable[Json]) -> Path:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def hrds_by_them(tools: Path, folder: Path, read: Path) -> dict[str, Told]:
    return theirs(printed(tools, "score_hrds.py", folder / "hrdsattack" / "dev.jsonl.gz", "dev", read))


def india_files(folder: Path) -> tuple[Path, Path]:
    return folder / "indiapoliceevents" / "dev-sents.jsonl.gz", folder / "indiapoliceevents" / "dev-docs.jsonl.gz"


def india_by_them(tools: Path, folder: Path, texts: Path, read: Path) -> dict[str, Told]:
    return theirs(printed(tools, "score_india.py", "score", india_files(folder)[0], texts, read))


def read_with(seen: list[bytes], printed_lines: list[bytes]) -> Readings:
    """Reads the reports, and keeps both them and what was printed of them."""

    def read(lines: Iterable[bytes]) -> Mapping[str, ReadReport]:
        seen.extend(lines)
        captures = [Capture(line, "application/json", "file:///x.jsonl#L1", datetime.fromtimestamp(0, UTC), "file") for line in seen]
        printed_lines.extend(encode_reading(reading) for reading in english_reader().read([report_of(one) for one in captures]))
        return read_reports(printed_lines, "read")

    return read


def test_a_miniature_of_hrdsattack_gets_their_every_figure(tools: Path, tmp_path: Path) -> None:
    write_hrds(tmp_path)
    scores = score_labels(labelled_set("hrdsattack", tmp_path, means(given(*READ_HRDS))))
    assert ours(scores) == hrds_by_them(tools, tmp_path, written(tmp_path / "read.jsonl", READ_HRDS))


def test_a_miniature_of_indiapoliceevents_gets_their_every_figure(tools: Path, tmp_path: Path) -> None:
    write_india(tmp_path)
    texts = tmp_path / "texts.jsonl"
    texts.write_text(printed(tools, "score_india.py", "layout", *india_files(tmp_path)), encoding="utf-8")
    scores = score_labels(labelled_set("indiapoliceevents", tmp_path, means(given(*READ_INDIA))))
    assert ours(scores) == india_by_them(tools, tmp_path, texts, written(tmp_path / "read.jsonl", READ_INDIA))


def test_the_first_articles_of_hrdsattack_get_their_texts_and_every_figure(tools: Path, gold_folder: Path, tmp_path: Path) -> None:
    first_lines(gold_folder / "hrdsattack" / "dev.jsonl.gz", tmp_path / "hrdsattack" / "dev.jsonl.gz", ARTICLES)
    seen: list[bytes] = []
    lines: list[bytes] = []
    scores = score_labels(labelled_set("hrdsattack", tmp_path, means(read_with(seen, lines))))
    (tmp_path / "read.jsonl").write_bytes(b"\n".join(lines))
    laid_out = printed(tools, "gold_texts.py", tmp_path / "hrdsattack" / "dev.jsonl.gz", "dev")
    assert [json.loads(line) for line in seen] == [json.loads(line) for line in laid_out.splitlines()]
    assert ours(scores) == hrds_by_them(tools, tmp_path, tmp_path / "read.jsonl")
    assert scores.rates["violation"].f1 > 0


def test_the_first_articles_of_indiapoliceevents_get_their_texts_and_every_figure(tools: Path, gold_folder: Path, tmp_path: Path) -> None:
    sentences, articles = india_files(tmp_path)
    real_sentences, real_articles = india_files(gold_folder)
    first_lines(real_sentences, sentences, 300)
    first_lines(real_articles, articles, 2 * ARTICLES)
    seen: list[bytes] = []
    lines: list[bytes] = []
    scores = score_labels(labelled_set("indiapoliceevents", tmp_path, means(read_with(seen, lines))))
    (tmp_path / "read.jsonl").write_bytes(b"\n".join(lines))
    texts = tmp_path / "texts.jsonl"
    texts.write_text(printed(tools, "score_india.py", "layout", sentences, articles), encoding="utf-8")
    assert [json.loads(line) for line in seen] == [json.loads(line) for line in texts.read_text(encoding="utf-8").splitlines()]
    assert ours(scores) == india_by_them(tools, tmp_path, texts, tmp_path / "read.jsonl")
    assert scores.rates["ARREST"].gold > 0


def first_lines(source: Path, target: Path, number: int) -> None:
    """The first lines of a gzipped file as a file of their own."""
    target.parent.mkdir(exist_ok=True)
    with gzip.open(source, "rb") as lines:
        target.write_bytes(gzip.compress(b"".join(islice(lines, number))))
