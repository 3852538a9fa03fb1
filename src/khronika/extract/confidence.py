"""How sure a claim is: the chance that a reader who knows the codebook would make the same claim of the same words.

The chance is a logistic sum of the claim's signs, so each sign's share can be told. ``scripts/fit_confidence.py`` fits the weights in
``confidence.toml`` with a ridge penalty (le Cessie and van Houwelingen, "Ridge estimators in logistic regression", Applied Statistics
1992) to the gold that may be trained on; how far they hold for other reports is measured on reports that were left out of the fit.
"""

import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from math import exp

from khronika.extract.draft import Draft
from khronika.extract.signs import signs_of

ALWAYS = "always"
"""The sign that every claim has: its weight is the log odds of a claim without any other."""

DECIMALS = 3
LEAST, MOST = 0.01, 0.99
"""Nothing that is read is beyond doubt, or beyond hope."""


def confidences_of(drafts: Iterable[Draft]) -> list[float]:
    """How sure each of a report's drafts is, from 0 to 1."""
    return [chance(signs, weights()) for signs in signs_of(drafts)]


def chance(signs: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """The chance that signs speak of; a sign without a weight says nothing.

    >>> chance({"target named": 1.0, "unheard of": 1.0}, {"always": 0.5, "target named": 1.0})
    0.818
    """
    odds = weights.get(ALWAYS, 0.0) + sum(value * weights.get(sign, 0.0) for sign, value in signs.items())
    return round(min(max(1 / (1 + exp(-odds)), LEAST), MOST), DECIMALS)


@cache
def weights() -> Mapping[str, float]:
    """The weight of each sign."""
    text = files("khronika.extract").joinpath("en", "confidence.toml").read_text(encoding="utf-8")
    return {sign: float(weight) for sign, weight in tomllib.loads(text)["weights"].items()}
