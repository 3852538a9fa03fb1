"""The training data in the form of the gold sets, so that what scores those scores it too."""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from khronika.evaluate.hrdsattack import train_articles
from training.labelled import DATA, rows_of
from training.wording import in_words

OWN, ARTICLES = "made", "articles"


def write_gold_sets(gold: Path, folder: Path) -> None:
    """Write our own reports and the annotated articles as two sets; ``gold`` is where the articles stand."""
    _write(folder / OWN, rows_of(DATA / "made.texts.jsonl"), {row["id"]: row["claims"] for row in rows_of(DATA / "made.gold.jsonl")})
    annotated = {row["id"]: row["claims"] for row in rows_of(DATA / "hrdsattack.jsonl")}
    _write(folder / ARTICLES, (json.loads(line) for id, line in train_articles(gold) if id in annotated), annotated)


def _write(folder: Path, texts: Iterable[Mapping[str, Any]], claims: Mapping[str, list[Mapping[str, Any]]]) -> None:
    folder.mkdir(parents=True)
    reports = {text["id"]: text for text in texts}
    gold = [{"id": id, "claims": [in_words(claim, reports[id]["paragraphs"]) for claim in found]} for id, found in claims.items()]
    (folder / "texts.jsonl").write_text("".join(f"{json.dumps(text)}\n" for text in reports.values()), encoding="utf-8")
    (folder / "gold.jsonl").write_text("".join(f"{json.dumps(row)}\n" for row in gold), encoding="utf-8")
