"""From the sealed rows to what they hold."""

from sqlalchemy import Connection, select

from khronika.records.claim import Claim
from khronika.records.codec import decode_claim
from khronika.records.report import Report
from khronika.store import rows
from khronika.store.in_parts import is_wanted, rows_for
from khronika.store.noun import CLAIM, REPORT
from khronika.store.opened import Opened
from khronika.store.rows import Row
from khronika.store.schema import captures, claims, readings
from khronika.store.sealed_layer import SealedRecords
from khronika.store.sealing import SealingKey
from khronika.store.vault import Vault


def opened_with(connection: Connection, key: SealingKey) -> Opened | None:
    """All that the key opens; ``None`` where nothing is sealed."""
    vault = Vault(connection, key)
    if not vault.subjects():
        return None
    found = [one for one in vault.originals() if one.noun in (REPORT, CLAIM)]
    reports = {one.row["number"]: _report(connection, vault, one.row) for one in found if one.noun is REPORT}
    held = {one.row["number"]: (one.row["reading"], decode_claim(one.row["body"].encode())) for one in found if one.noun is CLAIM}
    query = select(claims.c.number, claims.c.id)
    ids = {int(str(number)): str(id) for number, id in rows_for(connection, held, query.where(is_wanted(claims.c.number)))}
    persons = SealedRecords(connection, vault).persons()
    clear = {ids[number]: claim for number, (_, claim) in held.items() if number in ids}
    hidden = [(reading, claim) for number, (reading, claim) in held.items() if number not in ids]
    return Opened(reports, clear, _by_report(connection, hidden), {one.instead: one.names for one in persons})


def _report(connection: Connection, vault: Vault, row: Row) -> Report:
    number = row["capture"]
    if number in vault.subjects():
        return rows.report_of(row | {"sha256": vault.original(number).row["sha256"]})
    return rows.report_of(row | {"sha256": connection.scalar(select(captures.c.sha256).where(captures.c.number == number))})


def _by_report(connection: Connection, hidden: list[tuple[int, Claim]]) -> dict[int, tuple[Claim, ...]]:
    found: dict[int, tuple[Claim, ...]] = {}
    for reading, claim in hidden:
        report = connection.scalar(select(readings.c.report).where(readings.c.number == reading))
        if report is not None:
            found[report] = (*found.get(report, ()), claim)
    return found
