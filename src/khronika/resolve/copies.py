"""Whether two reports are one text: an agency's copy, a mirror, an edited or later version.

What counts is the share of the shorter text's words that stand in the other one in runs of four words or more, as a copy may add a lead and
a tail. Words in quotation marks are left out: two outlets that quote one statement have each written a report. Reports on one template
share their words and not the numbers and names between them.
"""

from collections.abc import Iterator
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from khronika.resolve.shingles import Numbers, shared_words, unpacked
from khronika.resolve.weighed import Sign, Weighed
from khronika.resolve.wordings import Wording

Flags: TypeAlias = NDArray[np.bool_]

COPY_FROM = 0.4
"""The share of the shorter text from which two are copies."""

WEIGHT = 8
RUN_WORDS = 4
CREDIT_SHARE = 0.1
"""So much less share is asked of two that credit one agency."""

FACTS_MIN = 3
FACTS_SHARE = 0.4
"""Where at least so many, and so great a share, of the numbers and names among what both share are other ones, both are one template."""

GAP_WORDS = 8
"""The longest run of other words between shared ones that can be a template's blank."""

PIECE_SHARE = 0.6
"""Where nearly all that both share stands in a piece of the text shorter than this, it is a background that two reports were given."""

PIECE_WEIGHT = 2.0
MIDDLE = (5, 95)
"""Between which hundredths of the shared words a piece is measured, so that a stray run does not lengthen it."""

SAME_TEXT = 0.9
"""The share from which the days between two texts do not matter."""

DAYS_FREE = 3
DAYS_HALVING = 60
SHARED_MIN = 12
"""Fewer shared words than these count in proportion."""


def compare_wordings(left: Wording, right: Wording) -> Weighed:
    """How much speaks for two reports being one text; above 0 they are copies. The same whichever comes first."""
    shorter, longer = sorted((left, right), key=lambda wording: (len(wording.words), wording.words))
    return Weighed.of(_signs(shorter, longer))


def _signs(shorter: Wording, longer: Wording) -> Iterator[Sign]:
    shared = _shared(unpacked(shorter.words), unpacked(longer.words))
    share = _share(shared)
    yield Sign(WEIGHT * (share - COPY_FROM), f"{share:.0%} of the shorter text's own words stand in the other")
    if share and _piece(shared) < PIECE_SHARE:
        yield Sign(-PIECE_WEIGHT, "what both have stands in one piece")
    agencies = sorted(set(shorter.agencies) & set(longer.agencies))
    if agencies and share:
        yield Sign(WEIGHT * CREDIT_SHARE, f"both credit {agencies[0]}")
    days = _days_between(shorter, longer)
    if days > DAYS_FREE and 0 < share < SAME_TEXT:
        yield Sign(WEIGHT * share * (0.5 ** ((days - DAYS_FREE) / DAYS_HALVING) - 1), f"{days} days lie between them")
    blanks = _blanks(shorter, longer, shared)
    if blanks:
        yield Sign(-WEIGHT, f"{blanks} numbers and names between shared words are other ones: a template filled in twice")


def _shared(shorter: Numbers, longer: Numbers) -> Flags:
    """Which words of the shorter text stand in the longer one in runs; a text of a few words is shared as a whole or not."""
    if len(shorter) < SHARED_MIN:
        return np.full(len(shorter), np.array_equal(shorter, longer))
    return shared_words(shorter, longer, RUN_WORDS)


def _share(shared: Flags) -> float:
    """The share of the shorter text's words that both have; little where they are few."""
    return float(shared.mean()) * min(1.0, int(shared.sum()) / SHARED_MIN) if len(shared) else 0.0


def _piece(shared: Flags) -> float:
    """How long the piece of the text is in which nearly all that is shared stands, as a share of the text."""
    first, last = np.percentile(np.flatnonzero(shared), MIDDLE)
    return float(last - first + 1) / len(shared)


def _blanks(shorter: Wording, longer: Wording, shared: Flags) -> int:
    """How many numbers and names two fillings of one template have each for itself between what both share; 0 for no template."""
    words = unpacked(shorter.words)
    facts, known = unpacked(shorter.facts), np.concatenate([unpacked(longer.words), unpacked(longer.quoted)])
    held = np.intersect1d(words[shared], facts)
    between = np.concatenate([np.zeros(0, words.dtype), *(words[start:end] for start, end in _gaps(shared))])
    other = np.setdiff1d(np.intersect1d(between, facts), known)
    is_template = len(other) >= FACTS_MIN and len(other) >= FACTS_SHARE * len(np.union1d(held, other))
    return len(other) if is_template else 0


def _gaps(shared: Flags) -> Iterator[tuple[int, int]]:
    """The short runs between shared words, as a template has them for what changes."""
    ends = np.flatnonzero(np.diff(np.concatenate(([False], shared, [False])).astype(np.int8)))
    yield from ((start, end) for start, end in zip(ends[1:-1:2].tolist(), ends[2::2].tolist(), strict=True) if end - start <= GAP_WORDS)


def _days_between(left: Wording, right: Wording) -> int:
    if left.published is None or right.published is None:
        return 0
    return abs((left.published - right.published).days)
