"""A claim, with who tells it and whether that still counts."""

from dataclasses import dataclass

from khronika.records.claim import Claim
from khronika.records.claim_type import Modality, Polarity
from khronika.records.match import Match
from khronika.records.report import Report
from khronika.records.standing import COUNTS, ReportStanding, Standing


@dataclass(frozen=True, slots=True)
class Telling:
    """A claim in the report that tells it.

    ``voice`` names those who are one source for the thing: copies of one text, and what one publisher prints. ``places`` answer the
    claim's own places in their order, ``None`` where the map is not known.
    """

    claim: Claim
    report: Report
    voice: str
    places: tuple[Match | None, ...] = ()
    standing: ReportStanding = COUNTS

    @property
    def counts(self) -> bool:
        """Whether what it says is still what its publisher says."""
        return self.standing.standing is Standing.COUNTS

    @property
    def is_denial(self) -> bool:
        """Whether it says that the thing did not happen."""
        return self.claim.polarity is not None and self.claim.polarity.value is Polarity.DENIED

    @property
    def modality(self) -> Modality:
        """Whether it says that it happened, or only that somebody alleges, plans or supposes it."""
        return Modality.ACTUAL if self.claim.modality is None else self.claim.modality.value
