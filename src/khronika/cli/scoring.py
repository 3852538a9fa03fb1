"""What ``khronika evaluate`` does once its options are understood."""

import json
import random
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from khronika.cli.holding import hold
from khronika.cli.manners import SOME_FAILED
from khronika.cli.options import CLAIM_SETS, PAGES, EvaluateOptions
from khronika.cli.screen import say, tell
from khronika.errors import GoldError, InputError, SettingsError
from khronika.evaluate import GoldSet, Interval, ReadReport, Scores, compare, intervals, load_gold, read_reports, scores_of
from khronika.evaluate.pages import ARCHIVE, F1_MIN, PageScores, gold_pages, score_pages
from khronika.evaluate.printed import figures_by_part, score_lines
from khronika.evaluate.rows import bytes_of
from khronika.extract import ClaimReader, english_reader
from khronika.pipeline import Hands, batches_read
from khronika.read import report_of
from khronika.records.capture import Capture
from khronika.records.codec import encode_reading
from khronika.records.report import PassageKind
from khronika.settings import settings_of
from khronika.text.places import countries

SEED = 2021
"""Where the draws for the intervals start: the same reading gives the same intervals."""

LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Scored:
    """A set's scores, and how far they would move with other reports."""

    scores: Scores
    intervals: Mapping[str, Interval]


def score_and_show(options: EvaluateOptions) -> int:
    """Prints the figures of every set; 1 where one fell below its floor."""
    folder = _gold_folder(options)
    names = options.sets or (*CLAIM_SETS, PAGES)
    if options.read is not None and (len(names) != 1 or PAGES in names):
        raise SettingsError("--read gives the reading of one set of claims; name the set, as in: khronika evaluate claims-dev --read FILE")
    scored = [_scored(load_gold(folder, name), options.read) for name in names if name != PAGES]
    pages = _pages(folder) if PAGES in names else None
    breaches = hold([one.scores for one in scored], options)
    if pages is not None and pages.f1 < F1_MIN:
        breaches.append(f"{PAGES}: f1 is {pages.f1:.4f}, below its floor of {F1_MIN}")
    if options.json:
        say_json(scored, pages, breaches)
    else:
        _show(scored, pages, options.misses)
    for breach in breaches:
        tell("below the floor", breach, "bold red")
    return SOME_FAILED if breaches else 0


def say_json(scored: Iterable[Scored], pages: PageScores | None, breaches: list[str]) -> None:
    """One JSON object: the figures by the name of their set, and what fell below its floor."""
    sets: dict[str, object] = {one.scores.set: _figures(one) for one in scored}
    if pages is not None:
        sets[PAGES] = asdict(pages)
    say(json.dumps({"sets": sets, "breaches": breaches}, ensure_ascii=True))


def _figures(one: Scored) -> dict[str, object]:
    found = {name: [interval.low, interval.high] for name, interval in one.intervals.items()}
    return {"gold_sha256": one.scores.gold_sha256, **figures_by_part(one.scores), "intervals": found}


def _show(scored: Iterable[Scored], pages: PageScores | None, misses: int) -> None:
    for one in scored:
        for miss in one.scores.misses[:misses]:
            say(str(miss))
        for line in score_lines(one.scores, one.intervals):
            say(line)
        say("")
    if pages is not None:
        say(f"{PAGES}: pages {pages.pages}")
        say(f"text  P {pages.precision:.3f}  R {pages.recall:.3f}  F1 {pages.f1:.3f}  floor {F1_MIN:.3f}")


def _gold_folder(options: EvaluateOptions) -> Path:
    folder = options.gold or settings_of().gold
    if folder is None:
        raise SettingsError("no gold data is named; give its folder with --gold FOLDER, or in the variable KHRONIKA_GOLD")
    if not folder.is_dir():
        raise SettingsError(f"{folder} is no folder; give the folder of gold data with --gold FOLDER")
    return folder


def _scored(gold: GoldSet, read: Path | None) -> Scored:
    found = read_reports(_lines(gold.texts_path), str(gold.texts_path)) if read is None else _read_elsewhere(read)
    compared = compare(gold, found, frozenset(countries()))
    return Scored(scores_of(gold, compared), intervals(compared, random.Random(SEED)))  # noqa: S311 - draws, not secrets


def _read_elsewhere(path: Path) -> Mapping[str, ReadReport]:
    lines = bytes_of(path, "name a file that `khronika read --format jsonl` printed").split(b"\n")
    return read_reports(lines, str(path))


@cache
def _reader() -> ClaimReader:
    return english_reader()


def _lines(texts: Path) -> Iterator[bytes]:
    """The readings of a file of texts, as they are printed."""
    for batch in batches_read([str(texts)], Hands(_no_fetch, lambda: LONG_AGO, _reader())):
        for outcome in batch.outcomes:
            if isinstance(outcome, InputError):
                raise GoldError(f"{outcome}; a gold set must be whole")
            yield encode_reading(outcome[1])


def _no_fetch(address: str) -> Capture:
    raise InputError(address, "it is an address, and gold data is read from files", "name a folder")


def _pages(folder: Path) -> PageScores:
    return score_pages((page.text, body_of(page.html, page.url)) for page in gold_pages(folder / PAGES / ARCHIVE))


def body_of(html: bytes, url: str | None) -> str:
    """The body of a page, without title, captions and credits; nothing where the page cannot be read."""
    try:
        report = report_of(Capture(html, "text/html", url or "file:///page.html", LONG_AGO, "file"))
    except InputError:
        return ""
    return "\n\n".join(report.text[passage.start : passage.end] for passage in report.passages if passage.kind is PassageKind.BODY)
