"""What somebody decides about a claim: it is kept beside the claim, and their last decision can be taken back."""

from collections.abc import Callable
from dataclasses import dataclass

from khronika.errors import RecordError, RefusedError
from khronika.records.correction import Field
from khronika.records.evidence import Evidence
from khronika.records.judgement import Judgement, KeptJudgement
from khronika.records.role import Role
from khronika.review.asked import Asked
from khronika.review.claim_rows import rows_of
from khronika.review.judging import join, keep
from khronika.review.parameters import Parameter, Place, one_of, text_of, whole_number
from khronika.review.review_page import ClaimUnderReview, ReportUnderReview, report_under_review
from khronika.review.said_values import PARAMETERS, said
from khronika.review.true_words import words_in_text
from khronika.review.wording import marked
from khronika.store.review_rows import last_judgement_of, report_at

CODES = Role.CODER
"""Who decides about claims."""

NUMBER = Parameter("number", Place.PATH, whole_number(1), "the number of the report", required=True)
CLAIM = Parameter("claim", Place.PATH, whole_number(1), "the number of the claim", required=True)
REASON = Parameter("reason", Place.FORM, text_of(500), "why, in a few words")
FIELD = one_of(tuple(Field))
ACCEPTING = (NUMBER, CLAIM, REASON)
SPLITTING = (NUMBER, CLAIM, Parameter("start", Place.FORM, whole_number(), "where the words of the target begin", required=True))
CORRECTING = (NUMBER, CLAIM, Parameter("field", Place.FORM, FIELD, "the field", required=True), *PARAMETERS, REASON)
UNDOING = (Parameter("judgement", Place.PATH, whole_number(1), "the number of the decision", required=True),)
NO_CLAIM = marked("the report has no claim of this number, or you do not see it")
Judge = Callable[[ReportUnderReview, ClaimUnderReview], Judgement]


@dataclass(frozen=True, slots=True)
class Decided:
    """The number of a decision, and the report and the claim as they were when it was made."""

    number: int
    page: ReportUnderReview
    claim: ClaimUnderReview


@dataclass(frozen=True, slots=True)
class Undone:
    """The number of a decision that was taken back, and those of its report and claim, ``None`` where none counts any more."""

    number: int
    report: int | None
    claim: int | None


def accept(asked: Asked) -> Decided:
    """The claim says what the report says."""
    return _decided(asked, lambda page, claim: page.case(claim).accepted(asked.text("reason") or ""))


def reject(asked: Asked) -> Decided:
    """The report says no such thing."""
    return _decided(asked, lambda page, claim: page.case(claim).rejected(asked.text("reason") or ""))


def split(asked: Asked) -> Decided:
    """One of the claim's targets is a claim of its own."""
    return _decided(asked, lambda page, claim: page.case(claim).split(_words_of_value(page, claim, Field.TARGETS, asked.number("start"))))


def correct(asked: Asked) -> Decided:
    """A field is otherwise, by words of the report or by this person's own word."""
    return _decided(asked, lambda page, claim: _correction(asked, page, claim))


def undo(asked: Asked) -> Undone:
    """Takes this person's last decision about a claim back; ``RefusedError`` where the number is that of another."""
    last = last_decision(asked)
    if last is None or last.number != asked.number("judgement"):
        raise RefusedError(409, "this is not your last decision any more; load the page anew to see which is")
    with asked.ledger.looking() as looking:
        report = report_at(looking, last.judgement.left.address)
    claims = () if report is None else report_under_review(asked, report).claims
    claim = next((one.origin for one in claims if last.number in {kept.number for kept in one.verdicts}), None)
    asked.ledger.withdraw(last.number, "undone at the desk")
    join(asked.ledger)
    return Undone(last.number, report, claim)


def last_decision(asked: Asked) -> KeptJudgement | None:
    """The last decision about a claim that this person can take back."""
    with asked.ledger.looking() as looking:
        return last_judgement_of(looking, asked.user.name)


def _decided(asked: Asked, judge: Judge) -> Decided:
    page = report_under_review(asked, asked.number("number") or 0)
    claim = page.claim(asked.number("claim") or 0)
    if claim is None:
        raise RefusedError(404, NO_CLAIM)
    return Decided(keep(asked, judge(page, claim)), page, claim)


def _correction(asked: Asked, page: ReportUnderReview, claim: ClaimUnderReview) -> Judgement:
    field = Field(asked.text("field") or "")
    instead = None if asked.number("instead") is None else _words_of_value(page, claim, field, asked.number("instead"))
    words = _chosen_words(asked, page, claim)
    try:
        return page.case(claim).corrected(field, said(field, asked), instead, words, asked.text("reason") or "")
    except RecordError as error:
        raise RefusedError(422, "this cannot be the value of that field: %(why)s", why=error) from error


def _chosen_words(asked: Asked, page: ReportUnderReview, claim: ClaimUnderReview) -> Evidence | None:
    """The words that somebody chose, where they stand in the text; ``None`` where the value is their own."""
    words, start = asked.text("words"), asked.number("start")
    if words is None or asked.has("gone"):
        return None
    if start is not None and page.report.text[start : start + len(words)] == words:
        return page.true(start, start + len(words))
    return page.true(*words_in_text(page.report.text, words, claim.claim.trigger.start))


def _words_of_value(page: ReportUnderReview, claim: ClaimUnderReview, field: Field, start: int | None) -> Evidence:
    """The words by which one value of a field is told from the others."""
    found = (words for row in rows_of(claim.claim) if row.field is field and row.start == start for words in row.evidence)
    words = min(found, default=None)
    if words is None:
        raise RefusedError(422, "the claim has no such value any more; load the page anew")
    return page.true(words.start, words.end)
