"""Review: a report beside what was read in it; claims are accepted, corrected, rejected and split, by keyboard if one likes."""

from collections.abc import Callable

from khronika.errors import RecordError, RefusedError
from khronika.records.claim_type import ClaimType
from khronika.records.correction import Field
from khronika.records.evidence import Evidence
from khronika.records.judgement import Judgement, KeptJudgement
from khronika.records.role import Role
from khronika.review.answers import Answer, Page, Redirect
from khronika.review.asked import Asked
from khronika.review.claim_rows import FieldRow, missing_fields, rows_of
from khronika.review.judging import join, keep
from khronika.review.lit_text import Light, lit_passages, sentence_of
from khronika.review.parameters import Parameter, Place, one_of, text_of, whole_number
from khronika.review.review_page import ClaimUnderReview, ReportUnderReview, report_under_review
from khronika.review.route import Route
from khronika.review.said_values import CHOICES, KINDS, PARAMETERS, said
from khronika.review.true_words import words_in_text
from khronika.review.wording import marked
from khronika.store.review_rows import last_judgement_of, report_at
from khronika.store.shelf import next_open

CODES = Role.CODER
NUMBER = Parameter("number", Place.PATH, whole_number(1), "the number of the report", required=True)
CLAIM = Parameter("claim", Place.PATH, whole_number(1), "the number of the claim", required=True)
REASON = Parameter("reason", Place.FORM, text_of(500), "why, in a few words")
FIELD = one_of(tuple(Field))
Judge = Callable[[ReportUnderReview, ClaimUnderReview], Judgement]
NO_CLAIM = marked("the report has no claim of this number, or you do not see it")


def first(asked: Asked) -> Answer:
    """The report with open claims that came last."""
    with asked.ledger.looking() as looking:
        number = next_open(looking, asked.number("after"))
    return Page("review_empty.html", {"last": _last(asked)}) if number is None else Redirect(f"/review/{number}")


def review(asked: Asked) -> Answer:
    """A report with one of its claims opened, and one of the claim's fields where somebody corrects it."""
    page = report_under_review(asked, asked.number("number") or 0)
    chosen = page.claim(asked.number("claim"))
    if chosen is None and asked.has("claim"):
        raise RefusedError(404, NO_CLAIM)
    rows = [] if chosen is None else rows_of(chosen.claim)
    context = {
        "page": page,
        "chosen": chosen,
        "rows": rows,
        "sentence": None if chosen is None else sentence_of(page.report.text, chosen.claim.trigger),
        "missing": [] if chosen is None else missing_fields(chosen.claim),
        "passages": lit_passages(page.report, _lights(page, chosen, rows)),
        "open": sum(one.state is None for one in page.claims),
        "correcting": _correcting(asked, rows),
        "field": None if asked.text("field") is None else Field(asked.text("field") or ""),
        "choices": CHOICES,
        "kinds": KINDS,
        "types": tuple(ClaimType),
        "last": _last(asked),
        "may_code": asked.user.role.may_act_as(CODES),
    }
    return Page("review.html", context)


def accepted(asked: Asked) -> Answer:
    """The claim says what the report says."""
    return _decided(asked, lambda page, claim: page.case(claim).accepted(asked.text("reason") or ""))


def rejected(asked: Asked) -> Answer:
    """The report says no such thing."""
    return _decided(asked, lambda page, claim: page.case(claim).rejected(asked.text("reason") or ""))


def split(asked: Asked) -> Answer:
    """One of the claim's targets is a claim of its own."""
    page, claim = _asked_for(asked)
    number = keep(asked, page.case(claim).split(_words_of_value(page, claim, Field.TARGETS, asked.number("start"))))
    return Redirect(f"/review/{page.number}?claim={number}")


def corrected(asked: Asked) -> Answer:
    """A field is otherwise, by words of the report or by this person's own word."""
    page, claim = _asked_for(asked)
    field = Field(asked.text("field") or "")
    instead = None if asked.number("instead") is None else _words_of_value(page, claim, field, asked.number("instead"))
    try:
        judgement = page.case(claim).corrected(
            field, said(field, asked), instead, _chosen_words(asked, page, claim), asked.text("reason") or ""
        )
    except RecordError as error:
        raise RefusedError(400, "this cannot be the value of that field: %(why)s", why=error) from error
    keep(asked, judgement)
    return Redirect(f"/review/{page.number}?claim={claim.number}")


def undone(asked: Asked) -> Answer:
    """Takes this person's last decision about a claim back, and shows the claim."""
    last = _last(asked)
    if last is None or last.number != asked.number("judgement"):
        raise RefusedError(409, "this is not your last decision any more; load the page anew to see which is")
    asked.ledger.withdraw(last.number, "undone at the desk")
    join(asked.ledger)
    with asked.ledger.looking() as looking:
        number = report_at(looking, last.judgement.left.address)
    return Redirect("/review" if number is None else f"/review/{number}")


def _decided(asked: Asked, judge: Judge) -> Answer:
    """Keeps the judgement, and goes on to the next claim that waits for a verdict."""
    page, claim = _asked_for(asked)
    keep(asked, judge(page, claim))
    after = page.next_after(claim.number)
    if after is not None and after.origin != claim.origin:
        return Redirect(f"/review/{page.number}?claim={after.number}")
    return Redirect(f"/review?after={page.number}", asked.gettext("All claims of “%(title)s” are reviewed.", title=page.report.title or ""))


def _asked_for(asked: Asked) -> tuple[ReportUnderReview, ClaimUnderReview]:
    page = report_under_review(asked, asked.number("number") or 0)
    claim = page.claim(asked.number("claim") or 0)
    if claim is None:
        raise RefusedError(404, NO_CLAIM)
    return page, claim


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
        raise RefusedError(400, "the claim has no such value any more; load the page anew")
    return page.true(words.start, words.end)


def _lights(page: ReportUnderReview, chosen: ClaimUnderReview | None, rows: list[FieldRow]) -> list[Light]:
    triggers = [Light(one.claim.trigger, claim=one.number) for one in page.claims if not one.is_part]
    if chosen is None:
        return triggers
    return triggers + [Light(words, key=row.key) for row in rows for words in row.evidence if not row.is_own]


def _correcting(asked: Asked, rows: list[FieldRow]) -> FieldRow | None:
    """The value that somebody corrects; ``None`` where they correct none, or add one."""
    field, start = asked.text("field"), asked.number("instead")
    return next((row for row in rows if row.field.value == field and row.start == start), None)


def _last(asked: Asked) -> KeptJudgement | None:
    """The last decision about a claim that this person can take back."""
    with asked.ledger.looking() as looking:
        return last_judgement_of(looking, asked.user.name)


ROUTES = (
    Route(
        "/review",
        first,
        "review what came last",
        parameters=(Parameter("after", Place.QUERY, whole_number(1), "the next that came before the report of this number"),),
    ),
    Route(
        "/review/{number}",
        review,
        "review a report",
        parameters=(
            NUMBER,
            Parameter("claim", Place.QUERY, whole_number(1), "the claim that is opened"),
            Parameter("field", Place.QUERY, FIELD, "the field that is corrected"),
            Parameter("instead", Place.QUERY, whole_number(), "where the words of the value begin that is corrected"),
        ),
    ),
    Route("/review/{number}/claims/{claim}/accept", accepted, "accept a claim", CODES, "POST", parameters=(NUMBER, CLAIM, REASON)),
    Route("/review/{number}/claims/{claim}/reject", rejected, "reject a claim", CODES, "POST", parameters=(NUMBER, CLAIM, REASON)),
    Route(
        "/review/{number}/claims/{claim}/split",
        split,
        "split a claim",
        CODES,
        "POST",
        parameters=(NUMBER, CLAIM, Parameter("start", Place.FORM, whole_number(), "where the words of the target begin", required=True)),
    ),
    Route(
        "/review/{number}/claims/{claim}/correct",
        corrected,
        "correct a claim",
        CODES,
        "POST",
        parameters=(NUMBER, CLAIM, Parameter("field", Place.FORM, FIELD, "the field", required=True), *PARAMETERS, REASON),
    ),
    Route(
        "/review/undo/{judgement}",
        undone,
        "take back a decision about a claim",
        CODES,
        "POST",
        parameters=(Parameter("judgement", Place.PATH, whole_number(1), "the number of the decision", required=True),),
    ),
)
