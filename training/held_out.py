"""How well a judge does on reports that it has not seen: ``python -m training.held_out [--fold N]``.

A fifth of the reports is left out, a judge is trained on the others, and the left out are read by the rules alone and with that judge, and
scored as ``khronika evaluate`` scores.
"""

import argparse
import hashlib
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import torch

from khronika.evaluate import Scores, load_gold, read_reports, score_claims
from khronika.extract.english import EnglishReader, EnglishRules
from khronika.extract.judge.onnx_judge import OnnxJudge
from khronika.extract.judge.scores import Judge
from khronika.records.codec import encode_reading
from khronika.settings import settings_of
from khronika.text.places import countries
from training.exporting import export
from training.labelled import DATA, LabelledReport, labelled_reports, rows_of
from training.labels import lesson_of
from training.tuning import Plan, tune
from training.wording import in_words

FOLDS = 5


class _Held(EnglishRules):
    """The rules with a judge that has not seen what it reads, and without the choice of roles, which has."""

    def __init__(self, judge: Judge) -> None:
        self._judge = judge

    def judge(self) -> Judge:
        """The judge it was given."""
        return self._judge


def fold_of(id: str) -> int:
    """In which fifth a report is left out; the same for ever."""
    return int(hashlib.sha256(id.encode()).hexdigest(), 16) % FOLDS


def main() -> int:
    """Print the figures of one fold."""
    parser = argparse.ArgumentParser(prog="python -m training.held_out", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--fold", type=int, default=0, choices=range(FOLDS), help="which fifth to leave out (default: %(default)s)")
    fold = parser.parse_args().fold
    gold = settings_of().gold
    if gold is None:
        sys.stderr.write("no gold data is named; give its folder in the variable KHRONIKA_GOLD\n")
        return 2
    torch.set_num_threads(1)
    reports = labelled_reports(gold)
    with TemporaryDirectory() as name:
        export(tune([lesson_of(one) for one in reports if fold_of(one.report.id) != fold], Plan()), Path(name))
        readers = {"rules alone": EnglishRules(), "with the judge": _Held(OnnxJudge(Path(name)))}
        held = [one for one in reports if fold_of(one.report.id) == fold]
        for kind, chosen in _kinds(held):
            for called, reader in readers.items():
                sys.stdout.write(f"{kind}, {len(chosen)} reports, {called}: {_figures(_scored(chosen, reader))}\n")
    return 0


def _kinds(reports: Sequence[LabelledReport]) -> Iterator[tuple[str, list[LabelledReport]]]:
    yield "HRDsAttack", [one for one in reports if one.report.id.startswith("hrds")]
    yield "our own", [one for one in reports if one.report.id.startswith("made")]


def _scored(reports: Sequence[LabelledReport], reader: EnglishReader) -> Scores:
    rows = {row["id"]: row for path in ("made.gold.jsonl", "hrdsattack.jsonl") for row in rows_of(DATA / path)}
    with TemporaryDirectory() as folder:
        texts, gold = Path(folder, "held", "texts.jsonl"), Path(folder, "held", "gold.jsonl")
        texts.parent.mkdir()
        paragraphs = {one.report.id: [one.report.text[p.start : p.end] for p in one.report.passages] for one in reports}
        texts.write_text("".join(json.dumps({"id": id, "paragraphs": found}) + "\n" for id, found in paragraphs.items()), encoding="utf-8")
        claims = {id: [in_words(claim, paragraphs[id]) for claim in rows[id]["claims"]] for id in paragraphs}
        gold.write_text("".join(json.dumps({"id": id, "claims": found}) + "\n" for id, found in claims.items()), encoding="utf-8")
        read = read_reports([encode_reading(reading) for reading in reader.read([one.report for one in reports])], "held")
        return score_claims(load_gold(Path(folder), "held"), read, frozenset(countries()))


def _figures(scores: Scores) -> str:
    rates = {"claim": scores.claim, "slot": scores.slot, "links": scores.links}
    return ", ".join(f"{name} P {rate.precision:.3f} R {rate.recall:.3f} F1 {rate.f1:.3f}" for name, rate in rates.items())


if __name__ == "__main__":
    sys.exit(main())
