"""The gate, trained anew.

``KHRONIKA_GOLD=../shared/gold python -m training.gate src/khronika/extract/gate/weights.tsv``

It learns which sentences carry claims. Five times a fifth of the texts is left out of the training. The threshold is as low as
the articles on other subjects that were left out allow: a page too many costs a reading, a page too few a claim. What is then kept of the
reports is printed.
"""

import random
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from khronika.extract.gate.gate import Gate
from khronika.extract.gate.weights import THRESHOLD
from khronika.settings import settings_of
from training.gate_lessons import Lesson, lessons

SEEN_MIN = 3
"""A sign that fewer sentences have is none."""

PULL = 3e-5
"""How strongly weights are drawn to nought: most are nought in the end."""

STEPS = 300
FOLDS = 5
THROUGH = 0.1
"""The share of articles on other subjects that may pass."""

ARTICLE_SENTENCES = 5
"""An ordinary text with fewer is no page."""

Numbers = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Table:
    """All sentences as a table of their signs, cell by cell: ``rows`` and ``columns`` of the cells and their ``values``."""

    rows: NDArray[np.int64]
    columns: NDArray[np.int64]
    values: Numbers
    truth: Numbers
    weight: Numbers


def fitted(taught: Sequence[Lesson]) -> Gate:
    """The gate that logistic regression over sentences gives, without a threshold."""
    seen = Counter(sign for lesson in taught for signs in lesson.signs for sign in signs)
    names = sorted(sign for sign, count in seen.items() if count >= SEEN_MIN)
    found = _regressed(_table(taught, {name: number for number, name in enumerate(names)}), len(names))
    return Gate({name: float(weight) for name, weight in zip(names, found, strict=True) if weight}, 0.0)


def _table(taught: Sequence[Lesson], places: dict[str, int]) -> Table:
    sentences = [sentence for lesson in taught for sentence in zip(lesson.signs, lesson.holds, lesson.weights, strict=True)]
    cells = [
        (row, places[sign], 1 / sqrt(len(signs))) for row, (signs, _, _) in enumerate(sentences) for sign in sorted(signs) if sign in places
    ]
    rows, columns, values = zip(*cells, strict=True)
    weight = np.array([weight for _, _, weight in sentences])
    truth = np.array([float(holds) for _, holds, _ in sentences])
    return Table(np.array(rows), np.array(columns), np.array(values), truth, weight / weight.mean())


def _regressed(table: Table, count: int) -> Numbers:
    """The weights of signs, by gradient descent with momentum, each drawn to nought (FISTA)."""
    size = len(table.truth)
    weights, bias, ahead, bias_ahead, pace = np.zeros(count), 0.0, np.zeros(count), 0.0, 1.0
    step = 2 / (0.25 * np.percentile(np.bincount(table.rows, table.values**2, size), 99))
    for _ in range(STEPS):
        score = np.bincount(table.rows, ahead[table.columns] * table.values, size) + bias_ahead
        fault = table.weight * (1 / (1 + np.exp(-score)) - table.truth)
        moved = ahead - step * np.bincount(table.columns, fault[table.rows] * table.values, count) / size
        drawn = np.sign(moved) * np.maximum(np.abs(moved) - step * PULL, 0)
        bias_drawn = bias_ahead - step * float(fault.mean())
        faster = (1 + sqrt(1 + 4 * pace * pace)) / 2
        ahead, bias_ahead = drawn + (pace - 1) / faster * (drawn - weights), bias_drawn + (pace - 1) / faster * (bias_drawn - bias)
        weights, bias, pace = drawn, bias_drawn, faster
    return weights


def left_out(taught: Sequence[Lesson]) -> tuple[list[float], list[float]]:
    """The weights of reports, and of articles on other subjects, by gates that had not seen them or their subject; the lightest first."""
    subjects = sorted({lesson.subject for lesson in taught})
    random.Random(2021).shuffle(subjects)  # noqa: S311 - a draw, not a secret
    fold_of = {subject: number % FOLDS for number, subject in enumerate(subjects)}
    reports, articles = [], []
    for fold in range(FOLDS):
        gate = fitted([lesson for lesson in taught if fold_of[lesson.subject] != fold])
        for lesson in (lesson for lesson in taught if fold_of[lesson.subject] == fold):
            if lesson.is_report:
                reports.append(gate.weight_of(lesson.text))
            elif len(lesson.signs) >= ARTICLE_SENTENCES:
                articles.append(gate.weight_of(lesson.text))
    return sorted(reports), sorted(articles)


def main() -> None:
    """Trains, tells what was kept of what was left out, and writes the weights."""
    gold = settings_of().gold
    if gold is None:
        sys.exit("name the folder of gold data in KHRONIKA_GOLD")
    taught = lessons(gold)
    reports, articles = left_out(taught)
    threshold = round(articles[int(len(articles) * (1 - THROUGH))], 3)
    through = sum(weight >= threshold for weight in articles)
    kept = sum(weight >= threshold for weight in reports)
    sys.stdout.write(f"left out: {kept} of {len(reports)} reports are kept, {through} of {len(articles)} others let through\n")
    lines = [(THRESHOLD, threshold), *sorted(fitted(taught).weights.items())]
    rounded = [(sign, round(1000 * weight)) for sign, weight in lines]
    Path(sys.argv[1]).write_text("".join(f"{sign}\t{weight}\n" for sign, weight in rounded if weight), encoding="utf-8")


if __name__ == "__main__":
    main()
