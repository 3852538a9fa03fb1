"""What is sealed, opened for somebody who has the key: it stands nowhere but in memory."""

from collections.abc import Mapping
from dataclasses import dataclass

from khronika.records.claim import Claim
from khronika.records.report import Report


@dataclass(frozen=True, slots=True)
class Opened:
    """Reports by their numbers, claims by the ids that they have under seal, and names of persons by what stands in their place.

    ``hidden`` are claims of which nothing stands in clear, by their report.
    """

    reports: Mapping[int, Report]
    claims: Mapping[str, Claim]
    hidden: Mapping[int, tuple[Claim, ...]]
    names: Mapping[str, tuple[str, ...]]
