"""What ``khronika evaluate`` does once its options are understood."""

import json
import random
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from pathlib import Path

from khronika.cli.events import events
from khronika.cli.gating import LABELS, GateScores, gate_scores
from khronika.cli.gold_reading import body_of, read_elsewhere, read_file, read_lines
from khronika.cli.holding import hold
from khronika.cli.locating import locating
from khronika.cli.manners import SOME_FAILED
from khronika.cli.ooni_verdict import ooni_verdict
from khronika.cli.options import ALL_SETS, CHAINS, GATE, LABEL_SETS, LINES, PAGES, EvaluateOptions
from khronika.cli.screen import say, tell
from khronika.errors import SettingsError
from khronika.evaluate import (
    GoldSet,
    LabelScores,
    Means,
    Scores,
    compare,
    intervals,
    label_intervals,
    labelled_set,
    load_gold,
    score_labels,
    scores_of,
)
from khronika.evaluate.accuracy_page import Lines, Scored, accuracy_page
from khronika.evaluate.chain_scores import chain_scores
from khronika.evaluate.labelled_sets import READ_SETS
from khronika.evaluate.pages import ARCHIVE, F1_MIN, PageScores, gold_pages, score_pages
from khronika.evaluate.printed import error_lines, figures_by_part, label_lines, labels_by_name, score_lines
from khronika.extract.judge.weights import trained_on
from khronika.reach.judging import spells_of
from khronika.records.mention import Kind
from khronika.resolve import compare_names
from khronika.settings import settings_of
from khronika.text.places import countries

SEED = 2021
"""Where the draws for the intervals start: the same reading gives the same intervals."""

NOT_READ_INTO_CLAIMS = frozenset({PAGES, CHAINS, GATE, *LABEL_SETS}.difference(READ_SETS))
"""The sets of which no reading can be given with ``--read``."""


def score_and_show(options: EvaluateOptions) -> int:
    """Prints the figures of every set; 1 where one fell below its floor, or has none in the file of floors."""
    folder = _gold_folder(options)
    names = options.sets or ALL_SETS
    if options.read is not None and (len(names) != 1 or names[0] in NOT_READ_INTO_CLAIMS):
        raise SettingsError("--read gives the reading of one set of claims; name the set, as in: khronika evaluate claims-dev --read FILE")
    scored = [_scored(folder, name, options.read) for name in names if name not in (PAGES, GATE)]
    pages = _pages(folder) if PAGES in names else None
    gate = gate_scores(folder) if GATE in names and (options.sets or LABELS.exists()) else None
    breaches = hold([one.scores for one in scored], options)
    if pages is not None and pages.f1 < F1_MIN:
        breaches.append(f"{PAGES}: f1 is {pages.f1:.4f}, below its floor of {F1_MIN}")
    breaches += [] if gate is None else gate.breaches
    if options.json:
        say_json(scored, pages, gate, breaches)
    elif options.markdown:
        for line in accuracy_page(scored, pages, _lines_to_reach()):
            say(line)
    else:
        _show(scored, pages, options)
        for line in () if gate is None else gate.lines(options.misses):
            say(line)
    for breach in breaches:
        tell("breach", breach, "bold red")
    return SOME_FAILED if breaches else 0


def say_json(scored: Iterable[Scored], pages: PageScores | None, gate: GateScores | None, breaches: list[str]) -> None:
    """One JSON object: the figures by the name of their set, and the breaches of floors."""
    sets: dict[str, object] = {one.scores.set: _figures(one) for one in scored}
    if pages is not None:
        sets[PAGES] = asdict(pages)
    if gate is not None:
        sets[GATE] = asdict(gate)
    say(json.dumps({"sets": sets, "breaches": breaches}, ensure_ascii=True))


def _figures(one: Scored) -> dict[str, object]:
    figures = labels_by_name(one.scores) if isinstance(one.scores, LabelScores) else figures_by_part(one.scores)
    if isinstance(one.scores, Scores) and one.scores.reliability is not None:
        figures["reliability"] = asdict(one.scores.reliability)
    found = {name: [interval.low, interval.high] for name, interval in one.intervals.items()}
    return {"gold_sha256": one.scores.gold_sha256, **figures, "intervals": found}


def _show(scored: Iterable[Scored], pages: PageScores | None, options: EvaluateOptions) -> None:
    for one in scored:
        for miss in one.scores.misses[: options.misses]:
            say(str(miss))
        for line in (*_lines(one), *error_lines(one.scores.wrong, options.errors)):
            say(line)
        say("")
    if pages is not None:
        say(f"{PAGES}: pages {pages.pages}")
        say(f"text  P {pages.precision:.3f}  R {pages.recall:.3f}  F1 {pages.f1:.3f}  floor {F1_MIN:.3f}")


def _lines_to_reach() -> Lines:
    """The lines of the file below the folder that one is in; none where it is not there."""
    return tomllib.loads(LINES.read_text(encoding="utf-8")) if LINES.exists() else {}


def _lines(one: Scored) -> Iterator[str]:
    if isinstance(one.scores, LabelScores):
        return label_lines(one.scores, one.intervals)
    return score_lines(one.scores, one.intervals)


def _gold_folder(options: EvaluateOptions) -> Path:
    folder = options.gold or settings_of().gold
    if folder is None:
        raise SettingsError("no gold data is named; give its folder with --gold FOLDER, or in the variable KHRONIKA_GOLD")
    if not folder.is_dir():
        raise SettingsError(f"{folder} is no folder; give the folder of gold data with --gold FOLDER")
    return folder


def _scored(folder: Path, name: str, read: Path | None) -> Scored:
    chance = random.Random(SEED)  # noqa: S311 - draws, not secrets
    if name == CHAINS:
        return Scored(*chain_scores(folder, events, chance))
    if name in LABEL_SETS:
        readings = read_lines if read is None else lambda _: read_elsewhere(read)
        labelled = labelled_set(name, folder, Means(readings, countries(), _same_name, locating, ooni_verdict, spells_of))
        return Scored(score_labels(labelled), label_intervals(labelled.reports, chance))
    gold = load_gold(folder, name)
    _refuse_known(gold)
    found = read_file(gold.texts_path) if read is None else read_elsewhere(read)
    compared = compare(gold, found, frozenset(countries()))
    return Scored(scores_of(gold, compared), intervals(compared, chance))


def _refuse_known(gold: GoldSet) -> None:
    """A set with reports that the reader was trained on is no measure of it."""
    known = sorted({report.id for report in gold.reports} & trained_on())
    if known:
        raise SettingsError(
            f"{gold.name}: the reader was trained on {len(known)} of its reports, {known[0]} first; leave them out of the set"
        )


def _same_name(left: str, right: str, kind: Kind) -> bool:
    return compare_names(left, right, kind).is_same


def _pages(folder: Path) -> PageScores:
    return score_pages((page.text, body_of(page.html, page.url)) for page in gold_pages(folder / PAGES / ARCHIVE))
