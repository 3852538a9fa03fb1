#!/usr/bin/env python3
"""Fit the weights under ``[words]`` in ``src/khronika/resolve/sameness.toml`` anew: what words say of two texts telling of one event.

    python scripts/fit_sameness.py            fit the weights to ECB+ train, and write them into the file
    python scripts/fit_sameness.py --folds    print how weights that are fitted to two thirds of the topics do on the third that is left out

Gold comes from the folder in ``KHRONIKA_GOLD``. The weights are those of a logistic regression with a ridge penalty, by Newton's method,
over all pairs of mentions that are news of one sort; every such topic weighs the same. ``two_texts`` is moved afterwards to where
the clusters of topics left out are nearest to gold's. The weights under ``[facts]`` stay: they are set by hand, for ECB+ marks no days,
places and counts to learn them from.
"""

import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean

import numpy as np
from numpy.typing import NDArray

from khronika.evaluate.event_chains import TRAIN_FILE, Mention, by_lemma, mentions_in
from khronika.evaluate.partitions import CONLL, MEASURES, Agreement, Sets, by_key
from khronika.resolve.clustering import clusters
from khronika.resolve.event_mentions import EventMention, told_of
from khronika.resolve.retelling import measures
from khronika.settings import settings_of

OUT = Path(__file__).parent.parent / "src/khronika/resolve/sameness.toml"
ALWAYS = "two_texts"
RIDGE = 3.0
STEPS = 20
FOLDS = 3
SHIFTS = (0.0, 0.25, 0.5, 0.75, 1.0, 1.25, 1.5)

Matrix = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Topic:
    """The pairs of mentions that are news of one sort: the measures of each, and whether gold takes it for one event."""

    name: str
    mentions: Sequence[Mention]
    pairs: Sequence[tuple[int, int]]
    rows: Matrix
    are_one: Matrix
    fold: int


def topics_of(mentions: Iterable[Mention]) -> Iterator[Topic]:
    """The topics, those that are of one sort together."""
    by_news: dict[str, list[Mention]] = {}
    for mention in mentions:
        by_news.setdefault(mention.news, []).append(mention)
    for number, (name, own) in enumerate(sorted(by_news.items())):
        told = [told_of(EventMention(one.id, one.document, one.places, one.lemma)) for one in own]
        pairs = [(left, right) for left in range(len(own)) for right in range(left + 1, len(own))]
        rows = np.array([[share for share, _ in measures(told[left], told[right]).values()] for left, right in pairs])
        are_one = np.array([float(own[left].chain == own[right].chain) for left, right in pairs])
        yield Topic(name, own, pairs, rows, are_one, number % FOLDS)


def fitted(topics: Sequence[Topic]) -> Matrix:
    """The weights of the measures; every topic weighs the same, and the first measure, which every pair has, is not held down."""
    rows, are_one = np.vstack([topic.rows for topic in topics]), np.concatenate([topic.are_one for topic in topics])
    shares = np.concatenate([np.full(len(topic.pairs), 1 / len(topic.pairs)) for topic in topics])
    shares *= len(shares) / shares.sum()
    weights, penalty = np.zeros(rows.shape[1]), np.full(rows.shape[1], RIDGE)
    penalty[0] = 0.0
    for _ in range(STEPS):
        chances = 1 / (1 + np.exp(-rows @ weights))
        slope = rows.T @ (shares * (are_one - chances)) - penalty * weights
        curve = (rows.T * (shares * chances * (1 - chances))) @ rows + np.diag(penalty)
        weights = weights + np.linalg.solve(curve, slope)
    return weights


def joined(topic: Topic, weights: Matrix, *, are_news_apart: bool) -> list[frozenset[str]]:
    """The mentions by their events; with ``are_news_apart`` those of two topics are never one."""
    own, found = topic.mentions, topic.rows @ weights
    kept = {
        (own[left].id, own[right].id): float(score)
        for (left, right), score in zip(topic.pairs, found, strict=True)
        if not are_news_apart or own[left].topic == own[right].topic
    }
    return clusters([mention.id for mention in own], kept)


def scored(parts: Sequence[tuple[Sets, Sets]]) -> dict[str, float]:
    """The F1 of every measure over topics, and the CoNLL F1."""
    found = {name: sum((measure(*sets) for sets in parts), Agreement()).f1 for name, measure in MEASURES.items()}
    return found | {"conll": fmean(found[name] for name in CONLL)}


def left_out(topics: Sequence[Topic], shift: float, *, are_news_apart: bool) -> dict[str, float]:
    """How well topics are clustered by weights that were fitted without them."""
    parts: list[tuple[Sets, Sets]] = []
    for fold in range(FOLDS):
        weights = fitted([topic for topic in topics if topic.fold != fold])
        weights[0] += shift
        parts += [
            (by_key({one.id: one.chain for one in topic.mentions}), joined(topic, weights, are_news_apart=are_news_apart))
            for topic in topics
            if topic.fold == fold
        ]
    return scored(parts)


def lemma_rule(topics: Sequence[Topic], *, are_news_apart: bool) -> dict[str, float]:
    """The same of the rule of the lemma."""
    parts: list[tuple[Sets, Sets]] = []
    for topic in topics:
        groups = sorted({one.topic for one in topic.mentions}) if are_news_apart else [topic.name]
        found = [by_lemma([one for one in topic.mentions if not are_news_apart or one.topic == group]) for group in groups]
        parts.append((by_key({one.id: one.chain for one in topic.mentions}), [one for sets in found for one in sets]))
    return scored(parts)


def best_shift(topics: Sequence[Topic]) -> float:
    """How far the weight of every pair is moved, so that clusters and not pairs are right: by topics left out, told apart and not."""

    def worth(shift: float) -> float:
        return fmean(left_out(topics, shift, are_news_apart=apart)["conll"] for apart in (True, False))

    return max(SHIFTS, key=worth)


def written(text: str, weights: Mapping[str, float]) -> str:
    """The text of the table with other weights under the same names."""
    for name, weight in weights.items():
        text = re.sub(rf"(?m)^{name} = \[[^,]+,", f"{name} = [{weight:.2f},", text)
    return text


def fold_lines(topics: Sequence[Topic], shift: float) -> Iterator[str]:
    """The figures on topics left out, beside those of the rule of the lemma, with topics given and with twin topics together."""
    for apart, within in ((True, "topics given"), (False, "twin topics together")):
        rows = {"words": left_out(topics, shift, are_news_apart=apart), "lemma": lemma_rule(topics, are_news_apart=apart)}
        for name, found in rows.items():
            yield f"{within}: {name}  {'  '.join(f'{measure} {figure:.4f}' for measure, figure in found.items())}\n"


def main() -> int:
    """Write the weights, or print what the folds say."""
    gold = settings_of().gold
    if gold is None:
        sys.stderr.write("no gold data is named; give its folder in the variable KHRONIKA_GOLD\n")
        return 2
    _, mentions = mentions_in(gold / TRAIN_FILE)
    topics = list(topics_of(mentions))
    shift = best_shift(topics)
    if "--folds" in sys.argv[1:]:
        sys.stdout.writelines(fold_lines(topics, shift))
        return 0
    weights = fitted(topics)
    weights[0] += shift
    names = measures(*[told_of(EventMention("", ("a",), (0,), "a"))] * 2)
    OUT.write_text(written(OUT.read_text(encoding="utf-8"), dict(zip(names, weights.tolist(), strict=True))), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
