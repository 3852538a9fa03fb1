"""Readings into the ledger, what it already holds left alone."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import Connection, Select, select

from khronika.errors import RecordError
from khronika.records.capture import Capture
from khronika.records.claim import Claim
from khronika.records.evidence import Evidence
from khronika.records.reading import Reading
from khronika.store import rows
from khronika.store.added import Added
from khronika.store.batch import Batch
from khronika.store.judging import let_wait
from khronika.store.noun import CAPTURE, CLAIM, READING, REPORT, RETRIEVAL
from khronika.store.schema import captures, evidence, names, readings, reports, retrievals


def check(capture: Capture, reading: Reading) -> None:
    """Refuses a reading that the ledger could not vouch for: of another capture, or with words that do not stand in its text."""
    report = reading.report
    if (report.capture_sha256, report.address) != (capture.sha256, capture.address):
        raise RecordError(f"the report of {report.address} was not read from the capture of {capture.address}")
    check_words(reading)


def check_words(reading: Reading) -> None:
    """Refuses a reading with words that do not stand in its report's text."""
    report = reading.report
    for field, words in rows.quotes_of(report):
        _check_quote(reading, field, words)
    if reading.claims is not None:
        _check_claims(reading, reading.claims)


def add_reading(batch: Batch, capture: Capture, reading: Reading) -> Added:
    """Stores what is new of a capture, its report and the report's claims."""
    begin = batch.next_number
    is_known_address = _number(batch.connection, select(retrievals.c.number).where(retrievals.c.address == capture.address)) is not None
    report, is_new_report = _keep_report(batch, capture, reading)
    _keep_retrieval(batch, capture, report)
    claims = keep_reading(batch, report, reading)
    if batch.next_number > begin:
        let_wait(batch.connection, [capture.address])
    return Added(
        reports=int(is_new_report and not is_known_address),
        versions=int(is_new_report and is_known_address),
        claims=claims,
        known=int(batch.next_number == begin),
    )


def keep_disappearance(batch: Batch, address: str, at: datetime, how: str) -> bool:
    """Stores that an address was asked and gave nothing, beside the report that it gave last; whether it is known to have given one."""
    newest = select(retrievals.c.report).where(retrievals.c.address == address).order_by(retrievals.c.at.desc(), retrievals.c.number.desc())
    report = _number(batch.connection, newest)
    if report is None:
        return False
    batch.keep(RETRIEVAL, {"address": address, "at": rows.time_text(at), "how": how, "media_type": "", "report": report})
    return True


def _keep_report(batch: Batch, capture: Capture, reading: Reading) -> tuple[int, bool]:
    row = rows.report_row(reading.report)
    known = _number(batch.connection, select(reports.c.number).where(reports.c.key == row["key"]))
    if known is not None:
        return known, False
    [number] = batch.keep(REPORT, row | {"capture": _keep_capture(batch, capture)})
    return number, True


def _keep_capture(batch: Batch, capture: Capture) -> int:
    row = rows.capture_row(capture)
    known = _number(batch.connection, select(captures.c.number).where(captures.c.sha256 == row["sha256"]))
    return known if known is not None else batch.keep(CAPTURE, row)[0]


def _keep_retrieval(batch: Batch, capture: Capture, report: int) -> None:
    """Stores when the address began to give this report, unless it is known to have given it at that time."""
    row = rows.retrieval_row(capture)
    then = (
        select(retrievals.c.report)
        .where(retrievals.c.address == row["address"], retrievals.c.at <= row["at"])
        .order_by(retrievals.c.at.desc(), retrievals.c.number.desc())
    )
    if _number(batch.connection, then) != report:
        batch.keep(RETRIEVAL, row | {"report": report})


def keep_reading(batch: Batch, report: int, reading: Reading) -> int:
    """Stores a reading, unless this version of the reader has read the report before; how many claims are new."""
    row = rows.reading_row(reading)
    by_this_reader = (readings.c.report == report, readings.c.reader_name == row["reader_name"])
    known = select(readings.c.number).where(*by_this_reader, readings.c.reader_version == row["reader_version"])
    if _number(batch.connection, known) is not None:
        return 0
    [number] = batch.keep(READING, row | {"report": report})
    claims = reading.claims or ()
    _keep_claims(batch, number, claims)
    return len(claims)


def _keep_claims(batch: Batch, reading: int, claims: Iterable[Claim]) -> None:
    listed = list(claims)
    if not listed:
        return
    numbers = batch.keep(CLAIM, *(rows.claim_row(claim) | {"reading": reading} for claim in listed))
    numbered = list(zip(numbers, listed, strict=True))
    batch.attach(evidence, (row | {"claim": number} for number, claim in numbered for row in rows.evidence_rows(claim)))
    batch.attach(names, (row | {"claim": number} for number, claim in numbered for row in rows.name_rows(claim)))


def _number(connection: Connection, query: Select[int]) -> int | None:
    return connection.scalar(query.limit(1))


def _check_claims(reading: Reading, claims: tuple[Claim, ...]) -> None:
    if reading.reader is None:
        raise RecordError(f"claims of {reading.report.address} without a reader")
    if len({claim.id for claim in claims}) != len(claims):
        raise RecordError(f"two claims of {reading.report.address} have one id")
    for claim in claims:
        if claim.reader != reading.reader:
            raise RecordError(f"claim {claim.id} of {reading.report.address} is by another reader than the reading")
        for field, words in claim.evidence():
            _check_quote(reading, f"claim {claim.id}, {field}", words)


def _check_quote(reading: Reading, field: str, words: Evidence) -> None:
    if not words.stands_in(reading.report.text):
        raise RecordError(f"{reading.report.address}, {field}: the words {words.quote!r} do not stand at {words.start}..{words.end}")
