"""What a person decides about a claim of a report, as the ledger takes it."""

from dataclasses import dataclass

from khronika.records.anchor import Anchor
from khronika.records.claim import Claim
from khronika.records.correction import Correction, Field
from khronika.records.evidence import Evidence
from khronika.records.judgement import Judgement, Matter, Verdict
from khronika.records.report import Report
from khronika.resolve.anchors import anchor_at


@dataclass(frozen=True, slots=True)
class Reviewing:
    """A claim as it was read, in its report; of a part that was split off, ``part`` are the words of that part."""

    report: Report
    claim: Claim
    part: Evidence | None = None

    def accepted(self, reason: str = "") -> Judgement:
        """The judgement that the claim says what the report says."""
        return self._judgement(Verdict.ACCEPTED, reason)

    def rejected(self, reason: str = "") -> Judgement:
        """The judgement that the report says no such thing."""
        return self._judgement(Verdict.REJECTED, reason)

    def corrected(self, field: Field, value: str | None, instead: Evidence | None, words: Evidence | None, reason: str = "") -> Judgement:
        """The judgement that a field should be otherwise: by the ``words`` of the report, or by the person's own word."""
        correction = Correction(field, value, self._anchor(instead), self._anchor(words), self._anchor(self.part))
        return Judgement(Matter.CLAIM, Verdict.CORRECTED, self._claim_anchor(), reason=reason, correction=correction)

    def split(self, part: Evidence, reason: str = "") -> Judgement:
        """The judgement that what befell the target on these words is a claim of its own."""
        return Judgement(Matter.CLAIM, Verdict.SPLIT, self._claim_anchor(), reason=reason, part=self._anchor(part))

    def _judgement(self, verdict: Verdict, reason: str) -> Judgement:
        return Judgement(Matter.CLAIM, verdict, self._claim_anchor(), reason=reason)

    def _claim_anchor(self) -> Anchor:
        return anchor_at(self.report, self.claim.trigger, self.claim)

    def _anchor(self, words: Evidence | None) -> Anchor | None:
        return None if words is None else anchor_at(self.report, words)
