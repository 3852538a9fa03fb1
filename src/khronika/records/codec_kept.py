"""All that a ledger keeps as lines of JSON, from which the same is made again."""

import json
from base64 import b64decode, b64encode
from binascii import Error as Base64Error
from collections.abc import Callable
from datetime import datetime
from functools import singledispatch

from khronika.errors import RecordError
from khronika.records.body import body_of, record_in
from khronika.records.carried_decision import CarriedDecision
from khronika.records.claim import Claim, Reader
from khronika.records.codec import decode_claim, encode_claim
from khronika.records.consent import Consent, KeptConsent
from khronika.records.judgement import Judgement, KeptJudgement, Withdrawal
from khronika.records.kept_bytes import KeptBytes
from khronika.records.kept_report import KeptReport
from khronika.records.listing import Listing
from khronika.records.measurement import Measurement
from khronika.records.reading import Reading
from khronika.records.report import Report
from khronika.records.retrieval import Retrieval

Kept = KeptBytes | KeptReport | Retrieval | KeptJudgement | CarriedDecision | KeptConsent | Measurement | Listing
"""What a ledger keeps, apart from the log of its own changes."""

Form = dict[str, object]


def encode_kept(kept: Kept) -> bytes:
    """One line of JSON, without the line's end; equal records give equal bytes, whatever number a judgement has in its ledger."""
    return json.dumps(_form(kept), ensure_ascii=False, separators=(",", ":")).encode()


def decode_kept(form: Form, number: int) -> Kept:
    """What a line holds, once its JSON is read; a judgement gets ``number``. ``RecordError`` where the line holds none."""
    decode = DECODERS.get(str(form.get("noun")))
    if decode is None:
        raise RecordError(f"nothing that a ledger keeps is called {form.get('noun')!r}")
    try:
        return decode(form, number)
    except (KeyError, TypeError, ValueError) as error:
        raise RecordError(f"this is no {form['noun']}: {error}") from error


@singledispatch
def _form(kept: object) -> Form:
    raise TypeError(f"a ledger keeps no {type(kept).__name__}")


@_form.register
def _(kept: KeptBytes) -> Form:
    return {"noun": "capture", "sha256": kept.sha256, "bytes": b64encode(kept.data).decode()}


@_form.register
def _(kept: KeptReport) -> Form:
    report = json.loads(body_of(kept.report))
    return {"noun": "report", "key": kept.key, "report": report, "readings": [_reading_form(one) for one in kept.readings]}


@_form.register
def _(kept: Retrieval) -> Form:
    return {"noun": "retrieval", **json.loads(body_of(kept))}


@_form.register
def _(kept: KeptJudgement) -> Form:
    back = None if kept.withdrawn is None else json.loads(body_of(kept.withdrawn))
    judgement = json.loads(body_of(kept.judgement))
    return {"noun": "judgement", "who": kept.who, "at": kept.at.isoformat(), "judgement": judgement, "withdrawn": back}


@_form.register
def _(kept: CarriedDecision) -> Form:
    return {"noun": "visibility", "decision": json.loads(body_of(kept))}


@_form.register
def _(kept: KeptConsent) -> Form:
    return {"noun": "consent", "who": kept.who, "at": kept.at.isoformat(), "consent": json.loads(body_of(kept.consent))}


@_form.register
def _(kept: Measurement) -> Form:
    return {"noun": "measurement", "measurement": json.loads(body_of(kept))}


@_form.register
def _(kept: Listing) -> Form:
    return {"noun": "listing", "listing": json.loads(body_of(kept))}


def _reading_form(reading: Reading) -> Form:
    reader = None if reading.reader is None else json.loads(body_of(reading.reader))
    claims = None if reading.claims is None else [json.loads(encode_claim(claim)) for claim in reading.claims]
    left_out = {} if reading.left_out is None else {"left_out": reading.left_out}
    return {"reader": reader, "claims": claims, **left_out}


def _bytes_of(form: Form, _: int) -> Kept:
    try:
        kept = KeptBytes(b64decode(str(form["bytes"]), validate=True))
    except Base64Error as error:
        raise RecordError(f"the bytes are no Base64: {error}") from error
    if kept.sha256 != form["sha256"]:
        raise RecordError(f"the bytes are not those of {form['sha256']}: their hash is {kept.sha256}")
    return kept


def _report_of(form: Form, _: int) -> Kept:
    report = record_in(Report, json.dumps(form["report"]))
    listed = form["readings"]
    if not isinstance(listed, list):
        raise RecordError("readings are a list")
    return KeptReport(str(form["key"]), report, tuple(_reading_of(report, one) for one in listed))


def _reading_of(report: Report, form: Form) -> Reading:
    claims = form["claims"]
    reader = None if form["reader"] is None else record_in(Reader, json.dumps(form["reader"]))
    left_out = None if form.get("left_out") is None else str(form["left_out"])
    return Reading(report, reader, tuple(map(_claim_of, claims)) if isinstance(claims, list) else None, left_out)


def _claim_of(form: object) -> Claim:
    return decode_claim(json.dumps(form).encode())


def _retrieval_of(form: Form, _: int) -> Kept:
    return record_in(Retrieval, json.dumps(form))


def _judgement_of(form: Form, number: int) -> Kept:
    back = None if form["withdrawn"] is None else record_in(Withdrawal, json.dumps(form["withdrawn"]))
    judgement = record_in(Judgement, json.dumps(form["judgement"]))
    return KeptJudgement(number, judgement, str(form["who"]), datetime.fromisoformat(str(form["at"])), back)


def _decision_of(form: Form, _: int) -> Kept:
    return record_in(CarriedDecision, json.dumps(form["decision"]))


def _consent_of(form: Form, number: int) -> Kept:
    consent = record_in(Consent, json.dumps(form["consent"]))
    return KeptConsent(number, consent, str(form["who"]), datetime.fromisoformat(str(form["at"])))


def _measurement_of(form: Form, _: int) -> Kept:
    return record_in(Measurement, json.dumps(form["measurement"]))


def _listing_of(form: Form, _: int) -> Kept:
    return record_in(Listing, json.dumps(form["listing"]))


DECODERS: dict[str, Callable[[Form, int], Kept]] = {
    "capture": _bytes_of,
    "report": _report_of,
    "retrieval": _retrieval_of,
    "judgement": _judgement_of,
    "visibility": _decision_of,
    "consent": _consent_of,
    "measurement": _measurement_of,
    "listing": _listing_of,
}
