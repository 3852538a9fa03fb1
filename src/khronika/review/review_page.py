"""A report under review: what its reader sees of it, and the same with nothing hidden, on which judgements rest."""

from collections.abc import Sequence
from dataclasses import dataclass

from khronika.errors import RefusedError
from khronika.pipeline.reviewing import Reviewing
from khronika.records.claim import Claim
from khronika.records.evidence import Evidence
from khronika.records.judgement import KeptJudgement, Verdict
from khronika.records.report import Report
from khronika.records.viewer import EVERYTHING
from khronika.resolve.anchors import words_found
from khronika.resolve.reviewing import ENDS, last_verdict, reviewed
from khronika.review.asked import Asked
from khronika.review.true_words import true_words
from khronika.review.wording import marked
from khronika.store.guard import Guard
from khronika.store.review_rows import ReportToReview, report_to_review

NO_REPORT = marked("there is no report of this number that counts; it may be an older version of its page")


@dataclass(frozen=True, slots=True)
class ClaimUnderReview:
    """A claim as its reader sees it, and the judgements about it.

    ``number`` is that of its row, of a part that was split off that of the judgement; ``origin`` the claim that it is, or is part of.
    A claim that was rejected is shown as it was read.
    """

    number: int
    origin: int
    claim: Claim
    verdicts: tuple[KeptJudgement, ...]

    @property
    def state(self) -> Verdict | None:
        """Whether it was accepted or rejected; ``None`` where it waits for a verdict."""
        last = last_verdict(self.verdicts) if self.verdicts else None
        return last if last in ENDS else None

    @property
    def is_part(self) -> bool:
        """Whether it was split off another."""
        return self.number != self.origin


@dataclass(frozen=True, slots=True)
class ReportUnderReview:
    """The report and its claims as its reader sees them; ``whole`` is the same with nothing hidden."""

    number: int
    report: Report
    claims: tuple[ClaimUnderReview, ...]
    whole: ReportToReview
    guard: Guard

    def claim(self, number: int | None) -> ClaimUnderReview | None:
        """The claim of that number; without one the first that waits for a verdict, else the first."""
        if number is not None:
            return next((one for one in self.claims if one.number == number), None)
        return next((one for one in self.claims if one.state is None), next(iter(self.claims), None))

    def next_after(self, number: int) -> ClaimUnderReview | None:
        """The next claim in the text that waits for a verdict, from the beginning again where none comes after."""
        place = next((at for at, one in enumerate(self.claims) if one.number == number), -1)
        order = (*self.claims[place + 1 :], *self.claims[: max(place, 0)])
        return next((one for one in order if one.state is None), None)

    def case(self, claim: ClaimUnderReview) -> Reviewing:
        """The claim as it was read, on which judgements rest, with the words of the part that it may be."""
        read = next(read for number, read in self.whole.held.claims if number == claim.origin)
        split = next((kept for kept in claim.verdicts if claim.is_part and kept.number == claim.number), None)
        part = None if split is None or split.judgement.part is None else words_found(split.judgement.part, self.whole.held.report)
        return Reviewing(self.whole.held.report, read, part)

    def true(self, start: int, end: int) -> Evidence:
        """Words of the text as it is shown, where they stand in the text itself; ``RefusedError`` where something there is hidden."""
        return true_words(self.guard.redaction(self.number, self.whole.held.report), start, end)


def report_under_review(asked: Asked, number: int) -> ReportUnderReview:
    """The report of that number; ``RefusedError`` where there is none, or who asks does not see it."""
    with asked.ledger.seen_by(EVERYTHING).looking() as looking:
        whole = report_to_review(looking, number)
    with asked.ledger.looking() as looking:
        guard = looking.guard
    shown = None if whole is None else guard.shown(number, whole.held.report, _all_claims(whole))
    if whole is None or shown is None:
        raise RefusedError(404, NO_REPORT)
    report, claims = shown
    return ReportUnderReview(number, report, tuple(_claims(whole, {claim.id: claim for claim in claims})), whole, guard)


def _all_claims(whole: ReportToReview) -> list[Claim]:
    """The claims after review, and those that were rejected."""
    after = reviewed(whole.held.report, whole.held.claims, whole.judgements)
    counting = {number for number, _ in after.claims}
    return [claim for _, claim in after.claims] + [claim for number, claim in whole.held.claims if number not in counting]


def _claims(whole: ReportToReview, seen: dict[str, Claim]) -> Sequence[ClaimUnderReview]:
    after = reviewed(whole.held.report, whole.held.claims, whole.judgements)
    origins = {review.number: review.origin for review in after.reviews}
    counting = dict(after.claims)
    listed = [*after.claims, *((number, claim) for number, claim in whole.held.claims if number not in counting)]
    found = []
    for number, claim in listed:
        origin = origins.get(number, number)
        if claim.id in seen:
            found.append(ClaimUnderReview(number, origin, seen[claim.id], after.verdicts.get(origin, ())))
    return sorted(found, key=lambda one: (one.claim.trigger.start, one.origin, one.is_part, one.number))
