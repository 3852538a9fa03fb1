"""All that a ledger keeps, in an order that does not depend on the order in which it came, nor on the database.

Where the order of coming decides what counts (retrievals at one time, judgements), that order is kept. Texts are sorted here, for databases
differ in how they sort them.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection, select, true

from khronika.records.claim import Claim, Reader
from khronika.records.codec import decode_claim
from khronika.records.codec_kept import Kept
from khronika.records.kept_bytes import KeptBytes
from khronika.records.kept_report import KeptReport
from khronika.records.reading import Reading
from khronika.records.report import Report
from khronika.records.retrieval import Retrieval
from khronika.store import rows
from khronika.store.carrying import carried_decisions
from khronika.store.deciding import consents_in
from khronika.store.guard import Guard
from khronika.store.in_parts import is_wanted, parts, rows_for
from khronika.store.judging import judgements_where
from khronika.store.measuring import all_listings, all_measurements
from khronika.store.rows import NOT_READ, Row, left_out_of
from khronika.store.schema import captures, claims, readings, reports, retrievals
from khronika.text.redacting import Redaction

REPORTS_AT_ONCE = 50


def everything(connection: Connection) -> Iterator[Kept]:
    """Bytes, reports with their readings, retrievals, what people decided, measurements and listings, few of them in memory."""
    yield from _bytes(connection)
    yield from _reports(connection)
    yield from _retrievals(connection)
    yield from judgements_where(connection, true())
    yield from carried_decisions(connection)
    yield from consents_in(connection)
    yield from all_measurements(connection)
    yield from all_listings(connection)


def seen_reports(connection: Connection, guard: Guard) -> Iterator[KeptReport]:
    """The reports that a viewer sees, as they see them, each with its claims."""
    for number, kept in _numbered_reports(connection):
        if number in guard.reports:
            continue
        redaction = guard.redaction(number, kept.report)
        report = redaction.report(kept.report)
        made = tuple(_seen_reading(reading, report, redaction, guard) for reading in kept.readings)
        yield KeptReport(rows.report_row(report)["key"], report, made)


def _seen_reading(reading: Reading, report: Report, redaction: Redaction, guard: Guard) -> Reading:
    claims = reading.claims
    shown = None if claims is None else tuple(redaction.claim(claim) for claim in claims if claim.id not in guard.claims)
    return replace(reading, report=report, claims=shown)


def _bytes(connection: Connection) -> Iterator[KeptBytes]:
    for _, number in sorted(connection.execute(select(captures.c.sha256, captures.c.number))):
        yield KeptBytes(connection.execute(select(captures.c.bytes).where(captures.c.number == number)).scalar_one())


def _reports(connection: Connection) -> Iterator[KeptReport]:
    return (kept for _, kept in _numbered_reports(connection))


def _numbered_reports(connection: Connection) -> Iterator[tuple[int, KeptReport]]:
    listed = sorted(connection.execute(select(reports.c.address, reports.c.key, reports.c.number)))
    for part in parts([number for _, _, number in listed], REPORTS_AT_ONCE):
        source = reports.join(captures, reports.c.capture == captures.c.number)
        query = select(reports, captures.c.sha256).select_from(source).where(reports.c.number.in_(part))
        found = {row["number"]: dict(row) for row in connection.execute(query).mappings()}
        read = _readings(connection, part)
        for number in part:
            report = rows.report_of(found[number])
            made = tuple(_reading(report, row, own) for row, own in read.get(number, ()))
            yield number, KeptReport(found[number]["key"], report, made)


def _readings(connection: Connection, numbers: list[int]) -> dict[int, list[tuple[Row, list[Claim]]]]:
    """The readings of reports, each with its claims in the order of the text, by the report's number."""
    listed = [dict(row) for row in connection.execute(select(readings).where(readings.c.report.in_(numbers))).mappings()]
    listed.sort(key=lambda row: (row["reader_name"], row["version_order"], row["reader_version"]))
    query = select(claims.c.reading, claims.c.body)
    held: dict[int, list[Claim]] = {}
    for reading, body in rows_for(connection, [row["number"] for row in listed], query.where(is_wanted(claims.c.reading))):
        held.setdefault(int(str(reading)), []).append(decode_claim(str(body).encode()))
    found: dict[int, list[tuple[Row, list[Claim]]]] = {}
    for row in listed:
        own = sorted(held.get(row["number"], ()), key=lambda claim: (claim.trigger.start, claim.id))
        found.setdefault(row["report"], []).append((row, own))
    return found


def _reading(report: Report, row: Row, own: list[Claim]) -> Reading:
    name, version = row["reader_name"], row["reader_version"]
    reader = Reader(name, version) if name or version else None
    left_out = left_out_of(row["outcome"])
    is_read = row["outcome"] != NOT_READ and left_out is None
    return Reading(report, reader, tuple(own) if is_read else None, left_out)


def _retrievals(connection: Connection) -> Iterator[Retrieval]:
    numbers = sorted(connection.execute(select(retrievals.c.address, retrievals.c.at, retrievals.c.number)))
    source = retrievals.join(reports, reports.c.number == retrievals.c.report)
    columns = (retrievals.c.number, reports.c.key, retrievals.c.address, retrievals.c.at, retrievals.c.how, retrievals.c.media_type)
    for part in parts(number for _, _, number in numbers):
        query = select(*columns).select_from(source).where(retrievals.c.number.in_(part))
        found = {row[0]: row[1:] for row in connection.execute(query)}
        for key, address, at, how, media_type in (found[number] for number in part):
            yield Retrieval(key, address, datetime.fromisoformat(at), how, media_type)
