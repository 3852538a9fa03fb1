"""Fit the choice of times anew: ``python -m training.roles [--folds]``.

It reads claims-train and claims-own of the gold folder and the reports of ``training/data``, and writes
``src/khronika/extract/en/times_ranked.toml``; with ``--folds`` it prints, as Markdown, how well reports are read that were left out.
"""

import random
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from khronika.evaluate import load_gold
from khronika.extract.ranking.options import Ranking
from khronika.settings import settings_of
from training.claims_read import Days, Example, days_in, examples_of
from training.gold_sets import ARTICLES, OWN, write_gold_sets
from training.logit import ENOUGH, RIDGE, fitted

OUT = Path(__file__).parent.parent / "src/khronika/extract/en/times_ranked.toml"
GIVEN = ("claims-train", "claims-own")
FOLDS = 5
SEED = 2021

HEAD = """\
# What each sign of a time adds to its odds of being the claim's, against the other times of the report and none. Fitted, not written:
# `python -m training.roles` makes this file from claims-train, claims-own and training/data ({claims} claims of {reports} reports)
# with a ridge penalty of {ridge}. A time is taken from the chance `enough` on.
"""


@dataclass(slots=True)
class Score:
    """How many times are right, of how many that were read."""

    right: int = 0
    read: int = 0

    def row(self, gold: int) -> str:
        """Precision, recall and F1 of ``gold`` times."""
        precision, recall = self.right / max(self.read, 1), self.right / max(gold, 1)
        return f"{precision:.3f} | {recall:.3f} | {2 * precision * recall / max(precision + recall, 1e-9):.3f}"


def chosen_by(ranking: Ranking, example: Example) -> Days:
    """The days that the claim is given."""
    chances = ranking.chances(example.options)
    found = [(chance, days_in(option.value)) for chance, option in zip(chances, example.options, strict=True) if option.value is not None]
    chance, days = max(found, default=(0.0, ()))
    return days if chance >= ranking.enough else example.ruled


def left_out(examples: Sequence[Example], gold: Mapping[str, int]) -> Iterator[str]:
    """The rows of a table: each set by the rules, and by weights that were fitted without its reports."""
    ids = sorted({example.report for example in examples})
    random.Random(SEED).shuffle(ids)  # noqa: S311 - folds, not secrets
    fold = {id: number % FOLDS for number, id in enumerate(ids)}
    scores = {(name, by): Score() for name in gold for by in ("rules", "choice")}
    for number in range(FOLDS):
        ranking = fitted([example for example in examples if fold[example.report] != number])
        for example in (one for one in examples if fold[one.report] == number):
            for by, days in (("rules", example.ruled), ("choice", chosen_by(ranking, example))):
                scores[example.set, by].read += bool(days)
                scores[example.set, by].right += bool(days) and days == example.gold
    yield "| set | by | precision | recall | F1 |\n|---|---|---|---|---|\n"
    yield from (f"| {name} | {by} | {score.row(gold[name])} |\n" for (name, by), score in scores.items())


def main() -> int:
    """Write the file, or print what the folds say."""
    gold = settings_of().gold
    if gold is None:
        sys.stderr.write("no gold data is named; give its folder in the variable KHRONIKA_GOLD\n")
        return 2
    with TemporaryDirectory() as name:
        write_gold_sets(gold, Path(name))
        places = [*((gold, given) for given in GIVEN), (Path(name), ARTICLES), (Path(name), OWN)]
        examples = [example for folder, set in places for example in examples_of(folder, set)]
        told = {
            set: sum(bool(claim.values.when) for report in load_gold(folder, set).reports for claim in report.claims)
            for folder, set in places
        }
    if "--folds" in sys.argv[1:]:
        sys.stdout.writelines(left_out(examples, told))
        return 0
    answering = sum(example.gold is not None for example in examples)
    head = HEAD.format(claims=answering, reports=len({example.report for example in examples}), ridge=RIDGE)
    weights = "".join(f'"{sign}" = {weight}\n' for sign, weight in fitted(examples).weights.items() if weight)
    OUT.write_text(f"{head}\nenough = {ENOUGH}\n\n[weights]\n{weights}", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
