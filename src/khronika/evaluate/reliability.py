"""Whether confidence means what it says: of claims that are given a chance of .9, are nine in ten right?

A claim is right where it answers a gold claim. The figures are those of Guo et al. ("On calibration of modern neural networks", ICML 2017)
and Brier ("Verification of forecasts expressed in terms of probability", Monthly Weather Review 1950).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

BINS = 10
SURE = 0.95
"""The share of right claims from which a reader may take them as they are."""


@dataclass(frozen=True, slots=True)
class Checked:
    """How sure a claim was, and whether it is right."""

    confidence: float
    is_right: bool


@dataclass(frozen=True, slots=True)
class Bin:
    """The claims of like confidence, from ``low`` up: how many they are, how sure they are on average, and which share is right."""

    low: float
    claims: int
    confidence: float
    right: float


@dataclass(frozen=True, slots=True)
class Reliability:
    """How far confidence can be relied on.

    ``brier`` is the mean square of what it is off for each claim, ``error`` the mean distance between confidence and share right over
    bins, weighed by their claims: both better when lower. From ``sure_from`` on, :data:`SURE` of the claims are right, and there are
    ``sure`` of them; ``None`` where no confidence is high enough.
    """

    claims: int
    brier: float
    error: float
    sure_from: float | None
    sure: int
    bins: tuple[Bin, ...]


def reliability(checked: Iterable[Checked]) -> Reliability | None:
    """What the confidence of checked claims is worth; ``None`` where there are none."""
    claims = sorted(checked, key=lambda claim: -claim.confidence)
    if not claims:
        return None
    bins = [found for low in range(BINS) if (found := _bin(low, claims)) is not None]
    brier = sum((claim.confidence - claim.is_right) ** 2 for claim in claims) / len(claims)
    error = sum(bin.claims * abs(bin.confidence - bin.right) for bin in bins) / len(claims)
    sure = _sure(claims)
    return Reliability(len(claims), brier, error, claims[sure - 1].confidence if sure else None, sure, tuple(bins))


def _bin(low: int, claims: Iterable[Checked]) -> Bin | None:
    held = [claim for claim in claims if min(int(claim.confidence * BINS), BINS - 1) == low]
    if not held:
        return None
    return Bin(
        low / BINS, len(held), sum(claim.confidence for claim in held) / len(held), sum(claim.is_right for claim in held) / len(held)
    )


def _sure(claims: Sequence[Checked]) -> int:
    """How many of the surest claims can be taken so that :data:`SURE` of them are right; equally sure ones are taken together."""
    most = right = 0
    for number, claim in enumerate(claims, start=1):
        right += claim.is_right
        is_last = number == len(claims) or claims[number].confidence < claim.confidence
        if is_last and right >= SURE * number:
            most = number
    return most
