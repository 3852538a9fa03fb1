"""Judgements for programs: what people decided, made and taken back."""

from khronika.errors import LedgerError, RefusedError
from khronika.pipeline.naming_things import pair_judgement, place_judgement
from khronika.records.body import body_of
from khronika.records.judgement import Judgement, Verdict
from khronika.records.thing_schema import NUMBER, record
from khronika.review.answers import Answer
from khronika.review.api.answering import PAGES, limit_of, listed, number_after, one, page_of, ref
from khronika.review.asked import Asked
from khronika.review.judging import JUDGES, keep, take_back
from khronika.review.parameters import NUMBER as WHOLE
from khronika.review.parameters import TEXT, Parameter, Place, one_of, text_of
from khronika.review.route import Kind, Route
from khronika.store import Looking
from khronika.store.gazetteer import gazetteer

PLACED = "place"
PAIRED = (Verdict.SAME, Verdict.DIFFERENT, Verdict.UNSURE)


def judgements_listed(asked: Asked) -> Answer:
    """Every judgement, those that were taken back too, the earliest first."""
    after, limit = number_after(asked) or 0, limit_of(asked)
    found = [kept for kept in asked.ledger.judgements() if kept.number > after][: limit + 1]
    return listed(map(body_of, found[:limit]), [found[limit - 1].number] if len(found) > limit else None)


def judged(asked: Asked) -> Answer:
    """Keeps a judgement and joins anew what it touches."""
    with asked.ledger.looking() as looking:
        judgement = _judgement(asked, looking)
    return one({"number": keep(asked, judgement)})


def taken_back(asked: Asked) -> Answer:
    """Takes a judgement back, and joins anew what it touched."""
    number = asked.number("number") or 0
    take_back(asked, number, asked.text("reason") or "")
    return one({"number": number})


def _judgement(asked: Asked, looking: Looking) -> Judgement:
    """The judgement that was sent; ``RefusedError`` where the ids mean nothing that can be judged so."""
    left, right, reason = asked.text("left") or "", asked.text("right") or "", asked.text("reason") or ""
    if not reason.strip():
        raise RefusedError(422, "a judgement needs a reason")
    try:
        if asked.text("verdict") == PLACED:
            return place_judgement(looking, left, right, _place(asked), reason)
        return pair_judgement(looking, Verdict(asked.text("verdict") or ""), (left, right), reason)
    except LedgerError as error:
        raise RefusedError(404, "the ledger has no two things under these ids that can be judged so") from error


def _place(asked: Asked) -> int:
    place = asked.number("place")
    if place is None or gazetteer().place(place) is None:
        raise RefusedError(404, "the gazetteer has no place of this id")
    return place


VERDICTS = one_of((*(verdict.value for verdict in PAIRED), PLACED))
JUDGEMENT_NUMBER = Parameter("number", Place.PATH, WHOLE, "the judgement's number", required=True)
JUDGEMENT = (
    Parameter("verdict", Place.FORM, VERDICTS, "two things are the same, are different, nobody knows, or where a place is", required=True),
    Parameter("left", Place.FORM, text_of(60), "the id of a claim, incident, party or report, or its beginning", required=True),
    Parameter("right", Place.FORM, text_of(300), "the id of the other; for a place its name in the claim", required=True),
    Parameter("place", Place.FORM, WHOLE, "for a place its id in GeoNames"),
    Parameter("reason", Place.FORM, TEXT, "why", required=True),
)
REASON = Parameter("reason", Place.FORM, TEXT, "why")
MADE = record(number=NUMBER)
PATH = "/api/v1/judgements"
BACK = f"{PATH}/{{number}}/withdrawal"
ROUTES = (
    Route(PATH, judgements_listed, "list judgements", kind=Kind.API, parameters=PAGES, gives=page_of(ref("KeptJudgement"))),
    Route(PATH, judged, "judge", JUDGES, "POST", Kind.API, JUDGEMENT, MADE),
    Route(BACK, taken_back, "take a judgement back", JUDGES, "POST", Kind.API, (JUDGEMENT_NUMBER, REASON), MADE),
)
