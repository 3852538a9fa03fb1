#!/usr/bin/env python3
"""Fit ``src/khronika/extract/en/confidence.toml`` anew: what each sign of a claim says of whether it is right.

    python scripts/fit_confidence.py            fit the weights to claims-train and claims-own, and write the file
    python scripts/fit_confidence.py --folds    print, as Markdown, how far such a fit can be relied on for reports that it has not seen

Gold comes from the folder in ``KHRONIKA_GOLD``. Fit anew whenever the reader's rules or the judge have changed. A claim is right where it
answers a gold claim, as ``khronika evaluate`` pairs them. The weights are those of a logistic regression with a ridge penalty, by
Newton's method.
"""

import random
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Never

import numpy as np
from numpy.typing import NDArray

from khronika.evaluate import load_gold, read_reports
from khronika.evaluate.accuracy_page import reliability_rows
from khronika.evaluate.gold import GoldReport
from khronika.evaluate.pairing import Side, pairs
from khronika.evaluate.reliability import Checked, reliability
from khronika.extract.claims import claims_of, in_order
from khronika.extract.confidence import ALWAYS, chance
from khronika.extract.english import EnglishReader
from khronika.extract.layout import lay_out, parse
from khronika.extract.parser import english_parser
from khronika.extract.signs import signs_of
from khronika.read import captures_in, report_of
from khronika.records.capture import Capture
from khronika.records.codec import encode_reading
from khronika.records.reading import Reading
from khronika.settings import settings_of
from khronika.text.places import countries

OUT = Path(__file__).parent.parent / "src/khronika/extract/en/confidence.toml"
SETS = ("claims-train", "claims-own")
"""The gold that a model which is given away may be trained on."""

RIDGE = 3.0
"""The penalty: of .3, 1, 3, 10 and 30 the one with the least loss on reports left out."""

FOLDS = 10
SEED = 2021
STEPS = 30
RARE = 5
"""A sign that fewer claims have gets no weight."""

Matrix = NDArray[np.float64]

HEAD = """\
# What each sign of a claim adds to the log odds of its being right; `always` is what every claim has. Fitted, not written:
# `python scripts/fit_confidence.py` makes this file from the gold sets claims-train and claims-own ({claims} claims of {reports} reports,
# {right:.1%} right) with a ridge penalty of {ridge}. `rule` is multiplied by the log odds of the rule's own confidence in triggers.toml,
# `judge` by the log odds of the chance that the trained judge gives the claim.
"""


@dataclass(frozen=True, slots=True)
class Example:
    """A read claim: its report, its signs, and whether it is right."""

    report: str
    signs: Mapping[str, float]
    is_right: bool


def examples_of(folder: Path, name: str) -> Iterator[Example]:
    """The claims that are read of a gold set."""
    gold = load_gold(folder, name)
    answers = {report.id: report for report in gold.reports}
    captures = captures_in([str(gold.texts_path)], _no_fetch, lambda: datetime.fromtimestamp(0, UTC))
    layouts = [lay_out(report_of(capture)) for capture in captures if isinstance(capture, Capture)]
    for layout, sentences in zip(layouts, parse(layouts, english_parser()), strict=True):
        drafts = in_order(EnglishReader().drafts(layout, sentences))
        reading = Reading(layout.report, EnglishReader.signature, claims_of(layout.report, drafts, EnglishReader.signature))
        right = _right(reading, answers)
        yield from (Example(layout.report.id, signs, number in right) for number, signs in enumerate(signs_of(drafts)))


def _right(reading: Reading, answers: Mapping[str, GoldReport]) -> set[int]:
    """The places of the claims that answer a gold claim."""
    (read,) = read_reports([encode_reading(reading)], reading.report.id).values()
    gold, lands = answers[read.id], frozenset(countries())
    sides = (Side.of((claim.values for claim in claims), lands) for claims in (gold.claims, read.claims))
    return {pair.read for pair in pairs(gold, read, *sides)}


def _no_fetch(address: str) -> Never:
    raise AssertionError(f"gold data is read from files, not from {address}")


def fitted(examples: Sequence[Example]) -> dict[str, float]:
    """The weight of each sign that is not rare."""
    met: dict[str, int] = {}
    for example in examples:
        for sign in example.signs:
            met[sign] = met.get(sign, 0) + 1
    names = [ALWAYS, *sorted(sign for sign, number in met.items() if number >= RARE)]
    rows = np.array([[1.0, *(example.signs.get(name, 0.0) for name in names[1:])] for example in examples])
    found = _logistic(rows, np.array([float(example.is_right) for example in examples]))
    return dict(zip(names, (round(float(weight), 3) for weight in found), strict=True))


def _logistic(rows: Matrix, right: Matrix) -> Matrix:
    """The weights of the columns; the first, which every row has, is not held down."""
    weights = np.zeros(rows.shape[1])
    penalty = np.full(rows.shape[1], RIDGE)
    penalty[0] = 0.0
    for _ in range(STEPS):
        chances = 1 / (1 + np.exp(-rows @ weights))
        slope = rows.T @ (right - chances) - penalty * weights
        curve = (rows.T * (chances * (1 - chances))) @ rows + np.diag(penalty)
        weights = weights + np.linalg.solve(curve, slope)
    return weights


def left_out(examples: Sequence[Example]) -> list[Checked]:
    """Each claim by weights that were fitted without its report."""
    ids = sorted({example.report for example in examples})
    random.Random(SEED).shuffle(ids)  # noqa: S311 - folds, not secrets
    fold = {id: number % FOLDS for number, id in enumerate(ids)}
    found = []
    for number in range(FOLDS):
        weights = fitted([example for example in examples if fold[example.report] != number])
        found += [Checked(chance(one.signs, weights), one.is_right) for one in examples if fold[one.report] == number]
    return found


def main() -> int:
    """Write the file, or print what the folds say."""
    gold = settings_of().gold
    if gold is None:
        sys.stderr.write("no gold data is named; give its folder in the variable KHRONIKA_GOLD\n")
        return 2
    examples = [example for name in SETS for example in examples_of(gold, name)]
    if "--folds" in sys.argv[1:]:
        found = reliability(left_out(examples))
        sys.stdout.writelines(f"{row}\n" for row in reliability_rows(found)) if found is not None else None
        return 0
    right = sum(example.is_right for example in examples) / len(examples)
    head = HEAD.format(claims=len(examples), reports=len({example.report for example in examples}), right=right, ridge=RIDGE)
    weights = "".join(f'"{sign}" = {weight}\n' for sign, weight in fitted(examples).items())
    OUT.write_text(f"{head}\n[weights]\n{weights}", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
