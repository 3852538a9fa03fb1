"""The ledger itself for programs: what was received, the log, and whether all is as it was stored."""

from khronika.records.body import body_of
from khronika.records.role import Role
from khronika.records.thing_schema import NUMBER, TEXT, TIME, YES_NO, many, maybe, record
from khronika.review.answers import Answer
from khronika.review.api.answering import PAGES, limit_of, listed, number_after, one, page_of, ref
from khronika.review.asked import Asked
from khronika.review.parameters import NUMBER as WHOLE
from khronika.review.parameters import Parameter, Place, text_of
from khronika.review.route import Kind, Route
from khronika.review.screens.evidence import NUMBER as BATCH
from khronika.review.screens.evidence import batch_asked, head_in, signed_now
from khronika.review.verifying import Check
from khronika.store.evidence_rows import lines_of, newest_batches, newest_captures
from khronika.store.shelf import changed_since, newest_change


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


def batch_lines(asked: Asked) -> Answer:
    """The lines of one batch of the log: what was done to which row, never a value."""
    limit = limit_of(asked)
    with asked.ledger.looking() as looking:
        found = lines_of(looking, batch_asked(asked, looking), number_after(asked) or 0, limit + 1)
    return listed(map(body_of, found[:limit]), [found[limit - 1].number] if len(found) > limit else None)


def news(asked: Asked) -> Answer:
    """How much came behind a line of the log, by noun, and the newest line."""
    line = asked.number("line") or 0
    with asked.ledger.looking() as looking:
        came = asked.desk.remembered.value(("came", line), looking.settled_at(), lambda: changed_since(looking, line))
        return one({"newest": newest_change(looking), "came": came})


def head_signed(asked: Asked) -> Answer:
    """The head of the log, signed by the desk's key, to be kept elsewhere."""
    return one(body_of(signed_now(asked)))


def head(asked: Asked) -> Answer:
    """The head of the log."""
    return one(body_of(asked.ledger.head()))


def counted(asked: Asked) -> Answer:
    """How much the ledger holds."""
    return one(body_of(asked.ledger.counts()))


def check_begun(asked: Asked) -> Answer:
    """Begins a check of the whole ledger, against a signed head where one is sent, or tells of the one that goes on."""
    sent = asked.text("signed_head")
    return one(_check(asked.desk.verifying.begin(asked.ledger, None if sent is None else head_in(sent.encode()))))


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
SIGNED = Parameter("signed_head", Place.FORM, text_of(2_000), "a signed head of the log to hold the ledger against, as JSON")
LINE = Parameter("line", Place.QUERY, WHOLE, "the number of the line; without it everything is new")
LINES = page_of(ref("Line"))
NEWS = record(newest=NUMBER, came={"type": "object", "additionalProperties": NUMBER})
ROUTES = (
    Route("/api/v1/captures", captures_listed, "list captures", kind=Kind.API, parameters=PAGES, gives=page_of(ref("KeptCapture"))),
    Route("/api/v1/batches", batches_listed, "list batches of the log", kind=Kind.API, parameters=PAGES, gives=page_of(ref("KeptBatch"))),
    Route("/api/v1/head", head, "get the head of the log", kind=Kind.API, gives=ref("LogHead")),
    Route("/api/v1/counts", counted, "count what the ledger holds", kind=Kind.API, gives=ref("Counts")),
    Route("/api/v1/head/signed", head_signed, "sign the head of the log", Role.PUBLISHER, "POST", Kind.API, gives=ref("SignedHead")),
    Route(
        "/api/v1/batches/{number}",
        batch_lines,
        "list lines of a batch",
        kind=Kind.API,
        parameters=(BATCH, *PAGES),
        gives=page_of(ref("Line")),
    ),
    Route("/api/v1/news", news, "count what came", kind=Kind.API, parameters=(LINE,), gives=NEWS),
    Route(CHECKING, check, "watch a check", kind=Kind.API, gives=CHECK),
    Route(CHECKING, check_begun, "begin a check", method="POST", kind=Kind.API, parameters=(SIGNED,), gives=CHECK),
)
