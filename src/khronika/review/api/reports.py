"""Reports, claims and search for programs."""

import json
from base64 import b64decode

from khronika.errors import RefusedError, SettingsError
from khronika.records.body import body_of
from khronika.records.codec import encode_claim
from khronika.records.role import Role
from khronika.records.thing_schema import NUMBER, TEXT, TIME, many, one_of, record
from khronika.review.answers import Answer
from khronika.review.api.answering import LIMIT, PAGES, limit_of, listed, number_after, one, page_of, ref
from khronika.review.api.filtering import OF_CLAIMS, wanted
from khronika.review.asked import Asked, Upload
from khronika.review.parameters import BASE64, Parameter, Place, text_of
from khronika.review.parameters import NUMBER as WHOLE
from khronika.review.parameters import one_of as words_of
from khronika.review.readings import Job, Stage
from khronika.review.route import Kind, Route
from khronika.review.screens.inbox import PASTED_CHARACTERS_MAX
from khronika.review.sent import inputs_in, inputs_of
from khronika.store import ClaimFilter
from khronika.store.claim_pages import claims_of_reports, report_with_claims
from khronika.store.shelf import ShelfAsked, State, shelf


def reports_listed(asked: Asked) -> Answer:
    """The reports that came last, without their texts."""
    limit = limit_of(asked)
    with asked.ledger.looking() as looking:
        state = State(asked.text("state") or State.ALL)
        found = shelf(looking, ShelfAsked(state, None, number_after(asked), limit + 1))
    return listed(map(body_of, found[:limit]), [found[limit - 1].number] if len(found) > limit else None)


def report(asked: Asked) -> Answer:
    """One report with its text and its claims that count."""
    with asked.ledger.looking() as looking:
        found = report_with_claims(looking, asked.number("number") or 0)
    if found is None:
        raise RefusedError(404, "the ledger has no report of this number")
    claims = ",".join(encode_claim(claim).decode() for claim in found[1])
    return one(f'{{"number":{asked.number("number")},"report":{body_of(found[0])},"claims":[{claims}]}}')


def report_sent(asked: Asked) -> Answer:
    """Begins to read addresses, a text or a file; how far that has come is told under readings."""
    readings = asked.desk.readings
    if readings is None:
        raise RefusedError(404, "this desk reads nothing itself")
    files = tuple(Upload(asked.text("name") or "", b64decode(data)) for data in asked.texts("data"))
    sent = [*inputs_in(asked.text("pasted") or "", asked.now), *inputs_of(files, asked.now)]
    if not sent:
        raise RefusedError(422, "there is nothing to read; send an address, a text or a file")
    jobs = [readings.add(input, label, asked.desk.ledger_of(asked.user.name)) for input, label in sent]
    return listed(_job(job) for job in jobs)


def readings_listed(asked: Asked) -> Answer:
    """How far what was sent under this name has come, the newest first."""
    readings = asked.desk.readings
    return listed(_job(job) for job in (() if readings is None else readings.of(asked.user.name)))


def _job(job: Job) -> str:
    form = {"number": job.number, "label": job.label, "begun": job.begun.isoformat(), "stage": job.stage.value}
    return json.dumps(form | {"reports": job.reports, "claims": job.claims, "failures": list(job.failures)}, ensure_ascii=False)


def claims_listed(asked: Asked) -> Answer:
    """The claims that pass, of as many reports as are asked for, in the order of publication."""
    asked_for = wanted(asked)
    filter = ClaimFilter(asked_for.types, asked_for.place, asked_for.person, asked_for.since, asked_for.until)
    with asked.ledger.looking() as looking:
        told, last = claims_of_reports(looking, filter, number_after(asked), limit_of(asked))
    bodies = (f'{{"report":{one.report},"claim":{encode_claim(one.claim).decode()}}}' for one in told)
    return listed(bodies, None if last is None else [last])


def searched(asked: Asked) -> Answer:
    """The reports that have all of the words, the newest first."""
    try:
        found = asked.ledger.search(asked.text("words") or "", limit_of(asked))
    except SettingsError as error:
        raise RefusedError(422, "there is no word to look for; say one with letters or digits") from error
    return listed(map(body_of, found))


STATE = Parameter("state", Place.QUERY, words_of(tuple(State)), "which reports")
REPORT_NUMBER = Parameter("number", Place.PATH, WHOLE, "the report's number in the ledger", required=True)
WORDS = Parameter("words", Place.QUERY, text_of(300), "what to look for; of the last word a beginning is enough", required=True)
TOLD = record(report=NUMBER, claim=ref("ClaimForm"))
WHOLE_REPORT = record(number=NUMBER, report=ref("Report"), claims=many(ref("ClaimForm")))
PASTED = Parameter("pasted", Place.FORM, text_of(PASTED_CHARACTERS_MAX), "addresses, or a text")
FILE_NAME = Parameter("name", Place.FORM, text_of(300), "the name of a file, by which it is known whether it is a web page")
DATA = Parameter("data", Place.FORM, BASE64, "the bytes of a file in base64")
JOB = record(number=NUMBER, label=TEXT, begun=TIME, stage=one_of(Stage), reports=NUMBER, claims=NUMBER, failures=many(TEXT))
ROUTES = (
    Route("/api/v1/reports", report_sent, "send a report", Role.CODER, "POST", Kind.API, (PASTED, FILE_NAME, DATA), page_of(JOB)),
    Route("/api/v1/readings", readings_listed, "list readings", Role.CODER, kind=Kind.API, gives=page_of(JOB)),
    Route("/api/v1/reports", reports_listed, "list reports", kind=Kind.API, parameters=(STATE, *PAGES), gives=page_of(ref("Shelved"))),
    Route("/api/v1/reports/{number}", report, "get a report", kind=Kind.API, parameters=(REPORT_NUMBER,), gives=WHOLE_REPORT),
    Route("/api/v1/claims", claims_listed, "list claims", kind=Kind.API, parameters=(*OF_CLAIMS, *PAGES), gives=page_of(TOLD)),
    Route("/api/v1/search", searched, "search reports", kind=Kind.API, parameters=(WORDS, LIMIT), gives=page_of(ref("Report"))),
)
