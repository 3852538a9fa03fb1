"""Editions and exports for programs: what an edition would contain, what the check finds, the edition itself, and what left before."""

from dataclasses import asdict

from khronika.errors import RefusedError
from khronika.export.leaks.leak import Verdict
from khronika.pipeline.publishing import Plan
from khronika.records.body import body_of
from khronika.records.thing_schema import NUMBER, TEXT, YES_NO, many, one_of, record
from khronika.review import leaving
from khronika.review.answers import Answer
from khronika.review.api.answering import PAGES, limit_of, listed, number_after, one, page_of, ref
from khronika.review.asked import Asked
from khronika.review.leaving import ARCHIVE, CHOICES, EXPORTED, LETS_LEAVE
from khronika.review.route import Kind, Route


def publications_listed(asked: Asked) -> Answer:
    """The editions that left, the newest first."""
    before, limit = number_after(asked), limit_of(asked)
    found = [one for one in asked.ledger.publications()[::-1] if before is None or one.number < before][: limit + 1]
    return listed(map(body_of, found[:limit]), [found[limit - 1].number] if len(found) > limit else None)


def planned(asked: Asked) -> Answer:
    """What the edition would contain and lose, and what the check has against it."""
    return one(_written(asked, leaving.plan_of(asked)))


def published(asked: Asked) -> Answer:
    """The edition as a ZIP archive, which is noted as published; a refusal where the check has something against it."""
    made = leaving.made(asked)
    if made.file is None:
        raise RefusedError(409, "the check has something against this edition; ask for its plan, which says what")
    return made.file


def exported(asked: Asked) -> Answer:
    """Everything that the key may see, as a ZIP archive with its loss report; it is not checked, and is not for everybody."""
    return leaving.exported(asked)


def _written(asked: Asked, plan: Plan) -> dict[str, object]:
    return {
        "may_leave": plan.may_leave,
        "format": plan.contents.format,
        "written": plan.contents.written,
        "losses": [asdict(loss) for loss in plan.contents.losses],
        "open": [
            {"verdict": leak.verdict.value, "words": leak.words, "why": leak.why, "places": leak.places, "number": leak.number}
            for leak in leaving.seen(asked, plan.open)
        ],
    }


LEAK = record(verdict=one_of((Verdict.REFUSE, Verdict.ASK)), words=TEXT, why=TEXT, places=many(TEXT), number=NUMBER)
WRITTEN = {"type": "object", "additionalProperties": NUMBER}
LOSS = record(what=TEXT, number=NUMBER, why=TEXT)
PLAN = record(may_leave=YES_NO, format=TEXT, written=WRITTEN, losses=many(LOSS), open=many(LEAK))
EDITIONS = "/api/v1/editions"
ROUTES = (
    Route(EDITIONS, publications_listed, "list editions", LETS_LEAVE, "GET", Kind.API, PAGES, page_of(ref("KeptPublication"))),
    Route(EDITIONS, published, "make an edition", LETS_LEAVE, "POST", Kind.API, CHOICES, media_type=ARCHIVE),
    Route(f"{EDITIONS}/plan", planned, "plan an edition", LETS_LEAVE, "POST", Kind.API, CHOICES, PLAN),
    Route("/api/v1/export", exported, "export", LETS_LEAVE, "GET", Kind.API, EXPORTED, media_type=ARCHIVE),
)
