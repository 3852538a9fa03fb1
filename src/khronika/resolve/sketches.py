"""Sketches of texts, by which copies of one text are found among many without holding each against each.

A text is the set of its shingles, runs of a few words; how much two sets share is told from the least of their hashes (Broder, "On the
resemblance and containment of documents", 1997). Bands of least hashes under several orders are keys: two texts that are much alike share
one with great likelihood (Indyk and Motwani 1998; Leskovec, Rajaraman and Ullman, "Mining of Massive Datasets", ch. 3).
"""

import hashlib
import re
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

WORDS_IN_SHINGLE = 4
LEAST_HASHES = 256
"""How many of the least hashes of a text are kept: the share of two texts is right to about three in a hundred."""

BANDS = 32
ORDERS_IN_BAND = 2
"""Texts that share three tenths of their shingles have a key in common in 95 of 100 cases."""

FEWEST_WORDS = 25
"""A shorter text is too little to be somebody's copy."""

_WORDS = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|[^\W_]+")
_TELLING = re.compile(r"\b[^\W_]*\d[^\W_]*|(?<=[^.!?…]\s)[^\W\d_a-zа-я][^\W\d_]+")
_SEED = 20260101

Hashes = NDArray[np.uint64]


@dataclass(frozen=True, slots=True)
class Sketch:
    """The least hashes of a text's shingles, how many shingles there are, and what tells it from a text on the same pattern.

    ``telling`` are its figures and the names in it.
    """

    least: tuple[int, ...]
    size: int
    telling: frozenset[str]


def sketch_of(text: str) -> Sketch:
    """The sketch of a text in any script."""
    hashes = np.unique(_hashes(text))
    return Sketch(tuple(int(one) for one in hashes[:LEAST_HASHES]), len(hashes), frozenset(_TELLING.findall(text)))


def bands_of(text: str) -> tuple[str, ...]:
    """The keys by which texts like this one are found; none for a text of a few words."""
    hashes = _hashes(text)
    if len(hashes) < FEWEST_WORDS:
        return ()
    chance = np.random.default_rng(_SEED)
    orders = BANDS * ORDERS_IN_BAND
    factors = chance.integers(1, 2**63, size=(orders, 1), dtype=np.uint64) | np.uint64(1)
    shifts = chance.integers(0, 2**63, size=(orders, 1), dtype=np.uint64)
    least = ((hashes[None, :] * factors + shifts) >> np.uint64(20)).min(axis=1)
    return tuple(
        f"{band} {':'.join(format(int(one), 'x') for one in row)}" for band, row in enumerate(least.reshape(BANDS, ORDERS_IN_BAND))
    )


def shared(left: Sketch, right: Sketch) -> tuple[float, float]:
    """How much of both texts, and how much of the shorter one, the other has too; from 0 to 1.

    >>> shared(sketch_of("a b c d e"), sketch_of("a b c d e"))
    (1.0, 1.0)
    """
    if not left.size or not right.size:
        return 0.0, 0.0
    one, other = set(left.least), set(right.least)
    least = sorted(one | other)[:LEAST_HASHES]
    resemblance = sum(hash in one and hash in other for hash in least) / len(least)
    common = resemblance * (left.size + right.size) / (1 + resemblance)
    return resemblance, min(1.0, common / min(left.size, right.size))


def _hashes(text: str) -> Hashes:
    words = [word.casefold() for word in _WORDS.findall(text)]
    runs = (" ".join(words[start : start + WORDS_IN_SHINGLE]) for start in range(max(1, len(words) - WORDS_IN_SHINGLE + 1)))
    digests = b"".join(hashlib.blake2b(run.encode(), digest_size=8).digest() for run in runs)
    return np.frombuffer(digests, dtype="<u8").astype(np.uint64)
