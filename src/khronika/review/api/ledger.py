"""The ledger itself for programs: what was received, the log, and whether all is as it was stored."""

from khronika.records.body import body_of
from khronika.records.role import Role
from khronika.records.thing_schema import NUMBER, TEXT, TIME, YES_NO, many, maybe, record
from khronika.review.answers import Answer
from khronika.review.api.answering import PAGES, limit_of, listed, number_after, one, page_of, ref
from khronika.review.asked import Asked
from khronika.review.route import Kind, Route
from khronika.review.verifying import Check
from khronika.store.evidence_rows import newest_batches, newest_captures


def captures_listed(asked: Asked) -> Answer:
    """The bytes that were received, by their hashes, the newest first."""
    limit = limit_of(asked)
    with asked.ledger.looking() as looking:
        found = newest_captures(looking, number_after(asked), limit + 1)
    return listed(map(body_of, found[:limit]), [found[limit - 1].number] if len(found) > limit else None)


def batches_listed(asked: Asked) -> Answer:
    """The batches of the log with their heads, the newest first."""
    limit = limit_of(asked)
    with asked.ledger.looking() as looking:
        found = newest_batches(looking, number_after(asked), limit + 1)
    return listed(map(body_of, found[:limit]), [found[limit - 1].number] if len(found) > limit else None)


def head(asked: Asked) -> Answer:
    """The head of the log."""
    return one(body_of(asked.ledger.head()))


def counted(asked: Asked) -> Answer:
    """How much the ledger holds."""
    return one(body_of(asked.ledger.counts()))


def check_begun(asked: Asked) -> Answer:
    """Begins a check of the whole ledger, or tells of the one that goes on."""
    return one(_check(asked.desk.verifying.begin(asked.ledger, None)))


def check(asked: Asked) -> Answer:
    """How far the newest check has come, and what it found."""
    return one(_check(asked.desk.verifying.newest))


def _check(found: Check | None) -> dict[str, object]:
    if found is None:
        return {"begun": None, "ended": None, "percent": 0, "is_sound": False, "number_of_faults": 0, "faults": []}
    return {
        "begun": found.begun.isoformat(),
        "ended": None if found.ended is None else found.ended.isoformat(),
        "percent": found.percent,
        "is_sound": found.is_sound,
        "number_of_faults": found.number_of_faults,
        "faults": [{"kind": fault.kind.value, "id": fault.id, "sentence": fault.sentence} for fault in list(found.faults)],
    }


FAULT = record(kind=TEXT, id=TEXT, sentence=TEXT)
CHECK = record(begun=maybe(TIME), ended=maybe(TIME), percent=NUMBER, is_sound=YES_NO, number_of_faults=NUMBER, faults=many(FAULT))
CHECKING = "/api/v1/check"
ROUTES = (
    Route("/api/v1/captures", captures_listed, "list captures", kind=Kind.API, parameters=PAGES, gives=page_of(ref("KeptCapture"))),
    Route("/api/v1/batches", batches_listed, "list batches of the log", kind=Kind.API, parameters=PAGES, gives=page_of(ref("KeptBatch"))),
    Route("/api/v1/head", head, "get the head of the log", kind=Kind.API, gives=ref("LogHead")),
    Route("/api/v1/counts", counted, "count what the ledger holds", kind=Kind.API, gives=ref("Counts")),
    Route(CHECKING, check, "watch a check", Role.ADMIN, kind=Kind.API, gives=CHECK),
    Route(CHECKING, check_begun, "begin a check", Role.ADMIN, "POST", Kind.API, gives=CHECK),
)
