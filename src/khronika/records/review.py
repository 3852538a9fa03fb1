"""What people made of a claim."""

from dataclasses import dataclass

from khronika.records.claim import Claim
from khronika.records.judgement import Verdict


@dataclass(frozen=True, slots=True)
class Review:
    """The last verdict about a claim, by the number of its row, and the claim ``after`` it where it counts otherwise than it was read.

    A part that was split off has the number of the judgement that did so, and as ``origin`` the claim that it came from; others themselves.
    """

    number: int
    origin: int
    verdict: Verdict
    after: Claim | None = None
