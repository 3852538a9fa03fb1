"""Decisions about claims for programs: a report with its claims under review; accepting, correcting, rejecting, splitting, undoing."""

import json

from khronika.records.codec import encode_claim
from khronika.records.judgement import Verdict
from khronika.records.thing_schema import NUMBER, YES_NO, many, maybe, one_of, record
from khronika.review import deciding
from khronika.review.answers import Answer
from khronika.review.api.answering import listed, one, page_of, ref
from khronika.review.asked import Asked
from khronika.review.deciding import ACCEPTING, CODES, CORRECTING, SPLITTING, UNDOING
from khronika.review.deciding import NUMBER as REPORT_NUMBER
from khronika.review.review_page import ClaimUnderReview, report_under_review
from khronika.review.route import Kind, Route


def claims_under_review(asked: Asked) -> Answer:
    """The claims of a report with their numbers and the decisions about them, rejected ones too, in the order of the text."""
    page = report_under_review(asked, asked.number("number") or 0)
    return listed(map(_written, page.claims))


def accepted(asked: Asked) -> Answer:
    """The claim says what the report says."""
    return one({"number": deciding.accept(asked).number})


def rejected(asked: Asked) -> Answer:
    """The report says no such thing."""
    return one({"number": deciding.reject(asked).number})


def split(asked: Asked) -> Answer:
    """One of the claim's targets is a claim of its own; its number is that of the decision."""
    return one({"number": deciding.split(asked).number})


def corrected(asked: Asked) -> Answer:
    """A field is otherwise, by words of the report or, without words, by one's own word."""
    return one({"number": deciding.correct(asked).number})


def undone(asked: Asked) -> Answer:
    """Takes one's own last decision about a claim back."""
    found = deciding.undo(asked)
    return one({"number": found.number, "report": found.report, "claim": found.claim})


def _written(claim: ClaimUnderReview) -> str:
    known = {"number": claim.number, "origin": claim.origin, "is_part": claim.is_part, "state": claim.state and claim.state.value}
    head = json.dumps(known | {"decisions": [kept.number for kept in claim.verdicts]})
    return f'{head[:-1]},"claim":{encode_claim(claim.claim).decode()}}}'


MADE = record(number=NUMBER)
STATE = maybe(one_of((Verdict.ACCEPTED, Verdict.REJECTED)))
CLAIM = record(number=NUMBER, origin=NUMBER, is_part=YES_NO, state=STATE, decisions=many(NUMBER), claim=ref("ClaimForm"))
CLAIMS = "/api/v1/reports/{number}/claims"
ROUTES = (
    Route(CLAIMS, claims_under_review, "list claims under review", kind=Kind.API, parameters=(REPORT_NUMBER,), gives=page_of(CLAIM)),
    Route(f"{CLAIMS}/{{claim}}/acceptance", accepted, "accept a claim", CODES, "POST", Kind.API, ACCEPTING, MADE),
    Route(f"{CLAIMS}/{{claim}}/rejection", rejected, "reject a claim", CODES, "POST", Kind.API, ACCEPTING, MADE),
    Route(f"{CLAIMS}/{{claim}}/split", split, "split a claim", CODES, "POST", Kind.API, SPLITTING, MADE),
    Route(f"{CLAIMS}/{{claim}}/correction", corrected, "correct a claim", CODES, "POST", Kind.API, CORRECTING, MADE),
    Route(
        "/api/v1/decisions/{judgement}/withdrawal",
        undone,
        "undo one's last decision",
        CODES,
        "POST",
        Kind.API,
        UNDOING,
        record(number=NUMBER, report=maybe(NUMBER), claim=maybe(NUMBER)),
    ),
)
