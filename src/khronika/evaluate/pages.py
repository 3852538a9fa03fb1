"""How much of a web page's true text was read, and how much else: the measure of the article extraction benchmark.

Texts are compared as bags of shingles, four words each. Each page weighs the same, precision and recall are means over pages, and F1
is theirs. The benchmark's true text is the article's body alone, so that is what a reading is compared by: a title, captions and credits
are kept apart from the body, and are no part of it.
"""

import gzip
import json
import re
import tarfile
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean
from typing import IO

from khronika.errors import GoldError

SHINGLE_WORDS = 4
TRUTH = "ground-truth.json"
PAGE = "html/{id}.html.gz"

ARCHIVE = "article-extraction.tar.gz"
F1_MIN = 0.95
"""The floor under the pages' F1; it stands here, for no change of the gold moves it."""

Shingle = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GoldPage:
    """A page's markup, and the true text of its article."""

    id: str
    url: str | None
    html: bytes
    text: str


@dataclass(frozen=True, slots=True)
class PageScores:
    """Means over pages, from 0 to 1, and of how many pages."""

    f1: float
    precision: float
    recall: float
    pages: int


@dataclass(frozen=True, slots=True)
class Shares:
    """The shingles of one page: how many are common, only read, only true."""

    common: int
    only_read: int
    only_true: int


def score_pages(pairs: Iterable[tuple[str, str]]) -> PageScores:
    """The scores of pairs of true text and read text.

    A page without a word read has no precision, one without a word to read no recall: these are left out of the mean.
    """
    shares = [compared(true, read) for true, read in pairs]
    if not shares:
        raise GoldError("there is no page to score")
    precision = _mean(page.common / read for page in shares if (read := page.common + page.only_read))
    recall = _mean(page.common / true for page in shares if (true := page.common + page.only_true))
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return PageScores(f1, precision, recall, len(shares))


def compared(true: str, read: str) -> Shares:
    """The shingles that two texts have in common, as often as both have them, and those of each alone.

    >>> compared("police held ten people", "police held ten people today")
    Shares(common=1, only_read=1, only_true=0)
    """
    left, right = shingles(true), shingles(read)
    return Shares((left & right).total(), (right - left).total(), (left - right).total())


def shingles(text: str) -> Counter[Shingle]:
    """Every four words of a text that follow each other, with how often they do; a shorter text is one shingle."""
    words = re.findall(r"\w+", text)
    return Counter(
        shingle for start in range(max(1, len(words) - SHINGLE_WORDS + 1)) if (shingle := tuple(words[start : start + SHINGLE_WORDS]))
    )


def gold_pages(archive: Path) -> Iterator[GoldPage]:
    """The pages of the benchmark's archive, a gzipped tar, in the order of its truth; ``GoldError`` where that is not what it holds."""
    try:
        with tarfile.open(archive, "r:gz") as files:
            truth = json.load(_member(files, TRUTH))
            for id, page in truth.items():
                html = gzip.decompress(_member(files, PAGE.format(id=id)).read())
                yield GoldPage(id, page.get("url"), html, page["articleBody"])
    except (OSError, EOFError, tarfile.TarError, KeyError, ValueError, AttributeError) as error:
        raise GoldError(f"{archive} is not the article extraction benchmark's archive: {error}") from error


def _member(files: tarfile.TarFile, name: str) -> IO[bytes]:
    file = files.extractfile(name)
    if file is None:
        raise KeyError(name)
    return file


def _mean(values: Iterable[float]) -> float:
    """The mean of values, nought where there are none."""
    found = list(values)
    return fmean(found) if found else 0.0
