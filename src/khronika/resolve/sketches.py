"""Keys by which the likely copies of a text are found among many, without holding each against each.

A copy can be a text edited throughout, or stand whole within a longer one, so there are two sorts of keys:

- from MinHash (Broder, "On the resemblance and containment of documents", 1997): texts that share many of their runs of words share a
  pair of least numbers with a likelihood that grows with what they share (Leskovec, Rajaraman and Ullman, "Mining of Massive
  Datasets", ch. 3);
- from sampled long runs (Manber, "Finding similar files in a large file system", 1994): a long run is kept where its number can be divided,
  so what stands whole in a longer text is kept there too.

The first sort holds within two months or so: news is rewritten while it is new, and texts on one matter share short runs in the long
run. A key in common is a reason to compare two texts, and no more than that.
"""

from datetime import date
from functools import cache
from hashlib import blake2b

import numpy as np

from khronika.resolve.shingles import Numbers, mixed, shingles

SHINGLE_WORDS = 3
BANDS = 24
ROWS = 2
"""How many least numbers make one key: texts that share a third of their runs have such a key in common in 94 of 100 cases."""

PERIOD_DAYS = 60
PERIODS = 2
"""In so many periods a text has its keys, so that those less than one period apart have one in common."""

LONG_WORDS = 8
SAMPLED_OF = 12
"""One long run in so many is kept."""

SAMPLES_MAX = 64
SHORT_WORDS = 5
"""A text of fewer words has no keys: nearly everybody writes such a line."""


def bands_of(words: Numbers, published: date | None = None) -> tuple[str, ...]:
    """The keys of a text whose words are given as numbers, at most ``BANDS * PERIODS + SAMPLES_MAX``; none for a text of a few words."""
    if len(words) < SHORT_WORDS:
        return ()
    short = np.unique(shingles(words, SHINGLE_WORDS))
    factors, addends = _hashes()
    least = [int((short * factor + addend).min()) for factor, addend in zip(factors, addends, strict=True)]
    pairs = [least[at : at + ROWS] for at in range(0, len(least), ROWS)]
    found = [_key(f"m{at} {period}", *pair) for period in _periods(published) for at, pair in enumerate(pairs)]
    return tuple(dict.fromkeys([*found, *(_key("s", sample) for sample in _samples(words))]))


def _periods(published: date | None) -> range:
    """The numbers of the periods in which a text has keys; those without a day have one of their own."""
    first = -1 if published is None else published.toordinal() // PERIOD_DAYS
    return range(first, first + (1 if published is None else PERIODS))


def _samples(words: Numbers) -> list[int]:
    """The least of the long runs that can be divided, so that the same ones are kept of each copy."""
    long = np.unique(shingles(words, LONG_WORDS))
    return [int(number) for number in long[long % np.uint64(SAMPLED_OF) == 0][:SAMPLES_MAX]]


def _key(sort: str, *numbers: int) -> str:
    text = "-".join([sort, *map(str, numbers)])
    return blake2b(text.encode(), digest_size=6).hexdigest()


@cache
def _hashes() -> tuple[Numbers, Numbers]:
    """The factors, all odd, and the addends of the hashes."""
    drawn = mixed(np.arange(1, 2 * BANDS * ROWS + 1, dtype=np.uint64))
    return drawn[: BANDS * ROWS] | np.uint64(1), drawn[BANDS * ROWS :]
