"""Review: a report beside what was read in it; claims are accepted, corrected, rejected and split, by keyboard if one likes."""

from khronika.errors import RefusedError
from khronika.records.claim_type import ClaimType
from khronika.records.correction import Field
from khronika.review import deciding
from khronika.review.answers import Answer, Page, Redirect
from khronika.review.asked import Asked
from khronika.review.claim_rows import FieldRow, missing_fields, rows_of
from khronika.review.deciding import ACCEPTING, CODES, CORRECTING, FIELD, NO_CLAIM, NUMBER, SPLITTING, UNDOING, Decided, last_decision
from khronika.review.lit_text import Light, lit_passages, sentence_of
from khronika.review.parameters import Parameter, Place, whole_number
from khronika.review.review_page import ClaimUnderReview, ReportUnderReview, report_under_review
from khronika.review.route import Route
from khronika.review.said_values import CHOICES, KINDS
from khronika.store.shelf import next_open


def first(asked: Asked) -> Answer:
    """The report with open claims that came last."""
    with asked.ledger.looking() as looking:
        number = next_open(looking, asked.number("after"))
    return Page("review_empty.html", {"last": last_decision(asked)}) if number is None else Redirect(f"/review/{number}")


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
        "last": last_decision(asked),
        "may_code": asked.user.role.may_act_as(CODES),
    }
    return Page("review.html", context)


def accepted(asked: Asked) -> Answer:
    """The claim says what the report says; goes on to the next."""
    return _next(asked, deciding.accept(asked))


def rejected(asked: Asked) -> Answer:
    """The report says no such thing; goes on to the next."""
    return _next(asked, deciding.reject(asked))


def split(asked: Asked) -> Answer:
    """One of the claim's targets is a claim of its own, which is opened."""
    decided = deciding.split(asked)
    return Redirect(f"/review/{decided.page.number}?claim={decided.number}")


def corrected(asked: Asked) -> Answer:
    """A field is otherwise; the claim stays open."""
    decided = deciding.correct(asked)
    return Redirect(f"/review/{decided.page.number}?claim={decided.claim.number}")


def undone(asked: Asked) -> Answer:
    """Takes this person's last decision about a claim back, and shows the claim."""
    found = deciding.undo(asked)
    if found.report is None:
        return Redirect("/review")
    return Redirect(f"/review/{found.report}" if found.claim is None else f"/review/{found.report}?claim={found.claim}")


def _next(asked: Asked, decided: Decided) -> Answer:
    """The next claim that waits for a verdict."""
    page, claim = decided.page, decided.claim
    after = page.next_after(claim.number)
    if after is not None and after.origin != claim.origin:
        return Redirect(f"/review/{page.number}?claim={after.number}")
    return Redirect(f"/review?after={page.number}", asked.gettext("All claims of “%(title)s” are reviewed.", title=page.report.title or ""))


def _lights(page: ReportUnderReview, chosen: ClaimUnderReview | None, rows: list[FieldRow]) -> list[Light]:
    triggers = [Light(one.claim.trigger, claim=one.number) for one in page.claims if not one.is_part]
    if chosen is None:
        return triggers
    return triggers + [Light(words, key=row.key) for row in rows for words in row.evidence if not row.is_own]


def _correcting(asked: Asked, rows: list[FieldRow]) -> FieldRow | None:
    """The value that somebody corrects; ``None`` where they correct none, or add one."""
    field, start = asked.text("field"), asked.number("instead")
    return next((row for row in rows if row.field.value == field and row.start == start), None)


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
    Route("/review/{number}/claims/{claim}/accept", accepted, "accept a claim", CODES, "POST", parameters=ACCEPTING),
    Route("/review/{number}/claims/{claim}/reject", rejected, "reject a claim", CODES, "POST", parameters=ACCEPTING),
    Route("/review/{number}/claims/{claim}/split", split, "split a claim", CODES, "POST", parameters=SPLITTING),
    Route("/review/{number}/claims/{claim}/correct", corrected, "correct a claim", CODES, "POST", parameters=CORRECTING),
    Route("/review/undo/{judgement}", undone, "take back a decision about a claim", CODES, "POST", parameters=UNDOING),
)
