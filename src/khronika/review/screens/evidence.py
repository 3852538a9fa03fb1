"""Evidence: what is kept, the log with its heads, and the check that all of it is as it was stored."""

from khronika.errors import RecordError, RefusedError
from khronika.records.body import body_of
from khronika.records.role import Role
from khronika.records.signed_head import SignedHead
from khronika.review.answers import Answer, File, Page, Redirect
from khronika.review.asked import Asked
from khronika.review.parameters import Parameter, Place, whole_number
from khronika.review.route import Kind, Route
from khronika.store import Looking
from khronika.store.evidence_rows import KeptBatch, kept_rows, lines_of, newest_batches, newest_captures
from khronika.store.signing import sign, signed_head_in, signing_key

ON_FIRST_PAGE = 5
ON_PAGE = 50
LINES_ON_PAGE = 200
BEFORE = Parameter("before", Place.QUERY, whole_number(), "only what came before the one of this number")
NUMBER = Parameter("number", Place.PATH, whole_number(1), "the number of the batch", required=True)
AFTER = Parameter("after", Place.QUERY, whole_number(), "only lines behind the one of this number")


def overview(asked: Asked) -> Answer:
    """How much is kept, the newest heads of the log, and the newest check."""
    with asked.ledger.looking() as looking:
        batches, captured = newest_batches(looking, None, ON_FIRST_PAGE), newest_captures(looking, None, ON_FIRST_PAGE)
        context = {"batches": batches, "captures": captured, "kept": kept_rows(looking)}
    may_sign = asked.desk.key is not None and asked.user.role.may_act_as(Role.PUBLISHER)
    return Page("evidence.html", {**context, "check": asked.desk.verifying.newest, "may_sign": may_sign})


def captures(asked: Asked) -> Answer:
    """The captures, the newest first."""
    with asked.ledger.looking() as looking:
        found = newest_captures(looking, asked.number("before"), ON_PAGE + 1)
    before = found[ON_PAGE - 1].number if len(found) > ON_PAGE else None
    return Page("evidence_captures.html", {"captures": found[:ON_PAGE], "before": before})


def log(asked: Asked) -> Answer:
    """The batches of the log, the newest first."""
    with asked.ledger.looking() as looking:
        found = newest_batches(looking, asked.number("before"), ON_PAGE + 1)
    before = found[ON_PAGE - 1].number if len(found) > ON_PAGE else None
    return Page("evidence_log.html", {"batches": found[:ON_PAGE], "before": before})


def batch(asked: Asked) -> Answer:
    """One batch of the log, line by line."""
    with asked.ledger.looking() as looking:
        found = batch_asked(asked, looking)
        lines = lines_of(looking, found, asked.number("after") or 0, LINES_ON_PAGE + 1)
    after = lines[LINES_ON_PAGE - 1].number if len(lines) > LINES_ON_PAGE else None
    return Page("evidence_batch.html", {"batch": found, "lines": lines[:LINES_ON_PAGE], "after": after})


def batch_asked(asked: Asked, looking: Looking) -> KeptBatch:
    """The batch of the number that is asked for."""
    number = asked.number("number") or 0
    found = [one for one in newest_batches(looking, number + 1, 1) if one.number == number]
    if not found:
        raise RefusedError(404, "the log has no batch of this number")
    return found[0]


def verified(asked: Asked) -> Answer:
    """Begins a check of the whole ledger, against a signed head where one was sent."""
    asked.desk.verifying.begin(asked.ledger, _signed_head(asked))
    return Redirect("/evidence#check")


def progress(asked: Asked) -> Answer:
    """How far the check has come."""
    return Page("evidence_check.html", {"check": asked.desk.verifying.newest})


def head(asked: Asked) -> Answer:
    """The head of the log, signed by the desk's key, to be kept elsewhere."""
    signed = signed_now(asked)
    return File(f"{body_of(signed)}\n".encode(), "application/json", f"head-of-batch-{signed.head.batch}.json")


def signed_now(asked: Asked) -> SignedHead:
    """The head of the log, signed by the desk's key; ``RefusedError`` where the desk has none."""
    if asked.desk.key is None:
        raise RefusedError(404, "this desk has no key to sign with")
    return sign(asked.ledger.head(), signing_key(asked.desk.key), asked.now, asked.user.name)


def _signed_head(asked: Asked) -> SignedHead | None:
    sent = [upload for upload in asked.uploads if upload.data]
    return head_in(sent[0].data) if sent else None


def head_in(data: bytes) -> SignedHead:
    """The signed head that was sent; ``RefusedError`` where it is none."""
    try:
        return signed_head_in(data)
    except RecordError as error:
        raise RefusedError(422, "the file is no signed head that can be used; choose one that the desk or khronika head made") from error


ROUTES = (
    Route("/evidence", overview, "evidence"),
    Route("/evidence/captures", captures, "captures", parameters=(BEFORE,)),
    Route("/evidence/log", log, "the log", parameters=(BEFORE,)),
    Route("/evidence/log/{number}", batch, "a batch of the log", parameters=(NUMBER, AFTER)),
    Route("/evidence/check", progress, "how far the check has come", kind=Kind.PART),
    Route("/evidence/check", verified, "check the ledger", method="POST"),
    Route("/evidence/head", head, "sign the head of the log", role=Role.PUBLISHER, method="POST"),
)
