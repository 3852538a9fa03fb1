"""What joining mentions into events is worth, beside the rule of the lemma: CoNLL F1, its three parts, and LEA."""

import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean

from khronika.evaluate.bootstrap import Draws, Interval, percentiles
from khronika.evaluate.event_chains import FILE, NAME, Joining, Mention, Parted, by_lemma, mentions_in, parted, wrong_pairs
from khronika.evaluate.labels import LabelScores
from khronika.evaluate.partitions import CONLL, MEASURES, Agreement, Parting

Topic = Callable[[Mention], str]

TOPICS: Mapping[str, Topic] = {"": lambda mention: mention.topic, "twins_": lambda mention: mention.news}
"""What mentions are compared within: a topic; or a topic and its twin together, whose events are easily taken for each other."""

SHOWN: Mapping[str, tuple[str, ...]] = {"": ("conll", *MEASURES), "twins_": ("conll", "lea")}
"""The figures of each; of the rule of the lemma it is always these two."""

RULE, SHOWN_OF_RULE = "lemma_", ("conll", "lea")


@dataclass(frozen=True, slots=True)
class Counted:
    """What the measures say of one topic, and how many chains gold has and were read there."""

    agreements: Mapping[str, Agreement]
    gold: int
    read: int


def chain_scores(folder: Path, join: Joining, chance: random.Random) -> tuple[LabelScores, Mapping[str, Interval]]:
    """The scores of the set with the intervals of their F1, over topics drawn with replacement by ``chance``."""
    gold_sha256, mentions = mentions_in(folder / FILE)
    rates: dict[str, Parting] = {}
    intervals: dict[str, Interval] = {}
    for whose, own in (("", join), (RULE, by_lemma)):
        for prefix, topic in TOPICS.items():
            counted = [_counted(one) for one in parted(mentions, own, topic)]
            shown = SHOWN_OF_RULE if whose else SHOWN[prefix]
            rates |= {f"{whose}{prefix}{name}": parting for name, parting in _partings(counted).items() if name in shown}
            drawn = list(_drawn(counted, chance))
            intervals |= {f"{whose}{prefix}{name}.f1": percentiles([one[name].f1 for one in drawn]) for name in shown}
    wrong = wrong_pairs(mentions, parted(mentions, join, TOPICS[""]))
    reports = len({mention.report for mention in mentions})
    return LabelScores(NAME, gold_sha256, rates, reports, (), (), wrong, {}), intervals


def _counted(one: Parted) -> Counted:
    return Counted({name: measure(one.gold, one.read) for name, measure in MEASURES.items()}, len(one.gold), len(one.read))


def _partings(counted: Sequence[Counted]) -> dict[str, Parting]:
    """The figures of topics together; CoNLL's are means of three."""
    gold, read = sum(one.gold for one in counted), sum(one.read for one in counted)
    whole = {name: sum((one.agreements[name] for one in counted), Agreement()) for name in MEASURES}
    figures = {name: (found.precision.share, found.recall.share, found.f1) for name, found in whole.items()}
    precision, recall, f1 = (fmean(figures[name][part] for name in CONLL) for part in range(3))
    return {name: Parting.of(found, gold, read) for name, found in {"conll": (precision, recall, f1), **figures}.items()}


def _drawn(counted: Sequence[Counted], chance: random.Random) -> Iterator[dict[str, Parting]]:
    yield from (_partings(chance.choices(counted, k=len(counted))) for _ in range(Draws().rounds))
