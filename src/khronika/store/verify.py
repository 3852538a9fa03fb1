"""Whether what the ledger holds is what was stored."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, exists, select
from sqlalchemy.exc import DBAPIError

from khronika.errors import RecordError
from khronika.store import database, rows
from khronika.store.complaint import complaint_of, words_of
from khronika.store.fault import Fault, FaultKind
from khronika.store.judging import judgement_of, judgement_row
from khronika.store.log import ADDED, digest_of
from khronika.store.measuring import problem_of_listing, problem_of_measurement
from khronika.store.noun import (
    CAPTURE,
    CONSENT,
    ERASURE,
    JUDGEMENT,
    LIFTING,
    LISTING,
    MEASUREMENT,
    NOUNS,
    PUBLICATION,
    READING,
    REPORT,
    RETRIEVAL,
    SEALED,
    VISIBILITY,
    WITHDRAWAL,
)
from khronika.store.rows import Row
from khronika.store.schema import changes
from khronika.store.stream import stream, with_log
from khronika.store.verify_claims import ClaimCheck
from khronika.store.verify_log import LogCheck
from khronika.store.verify_people import people_faults
from khronika.store.watch import Watch, nobody_watches
from khronika.store.witness import objection


def faults_in(connection: Connection, watch: Watch = nobody_watches) -> Iterator[Fault]:
    """All that is not as it was stored, one fault for one change, with few rows in memory."""
    database.read_any_bytes(connection)
    log = LogCheck(connection, watch)
    check = RowCheck(connection, log.damaged, watch)
    of_reports = (check.captures(), check.reports(), check.retrievals(), check.readings())
    of_others = (check.judgements(), check.guarded(), check.measurements(), people_faults(connection, log.damaged), check.missing())
    for faults in (database.file_faults(connection), log.faults(), *of_reports, *of_others):
        yield from _or_damage(connection, faults)


def _or_damage(connection: Connection, faults: Iterator[Fault]) -> Iterator[Fault]:
    """The faults, and one more where the database is too damaged to read on."""
    try:
        yield from faults
    except DBAPIError as error:
        if error.connection_invalidated or complaint_of(error) is None:
            raise
        connection.rollback()
        yield Fault(FaultKind.FILE, "database", f"it is damaged and cannot be read on: {words_of(error)}")


@dataclass(frozen=True, slots=True)
class RowCheck:
    """Each row against its own hash and against the log; ``damaged`` are lines of the log whose word is worth nothing."""

    connection: Connection
    damaged: set[int]
    watch: Watch = nobody_watches

    def captures(self) -> Iterator[Fault]:
        """Bytes that are not those that were received."""
        for row in stream(self.connection, with_log(CAPTURE), 1):
            self.watch(FaultKind.CAPTURE)
            problem = _problem_of_bytes(row) or objection(CAPTURE, row, self.damaged)
            if problem is not None:
                yield Fault(FaultKind.CAPTURE, str(row["sha256"]), problem)

    def retrievals(self) -> Iterator[Fault]:
        """Retrievals that are not as they were stored."""
        for row in stream(self.connection, with_log(RETRIEVAL), 1000):
            problem = objection(RETRIEVAL, row, self.damaged)
            if problem is not None:
                yield Fault(FaultKind.RETRIEVAL, str(row["number"]), problem)

    def readings(self) -> Iterator[Fault]:
        """Readings that are not as they were stored."""
        for row in stream(self.connection, with_log(READING), 1000):
            problem = objection(READING, row, self.damaged)
            if problem is None and row["version_order"] != rows.version_order(str(row["reader_version"])):
                problem = "the order of the reader's version does not fit the version"
            if problem is not None:
                yield Fault(FaultKind.READING, str(row["number"]), problem)

    def judgements(self) -> Iterator[Fault]:
        """Judgements and withdrawals that are not as they were stored."""
        for noun in (JUDGEMENT, WITHDRAWAL):
            for row in stream(self.connection, with_log(noun), 1000):
                problem = objection(noun, row, self.damaged)
                if problem is None and noun is JUDGEMENT:
                    problem = _problem_of_judgement(row)
                if problem is not None:
                    yield Fault(noun.kind, str(row["number"]), problem)

    def guarded(self) -> Iterator[Fault]:
        """Decisions about who may see what, consents, sealed values, tombstones and publications that are not as they were stored."""
        for noun in (VISIBILITY, LIFTING, CONSENT, SEALED, ERASURE, PUBLICATION):
            for row in stream(self.connection, with_log(noun), 1 if noun is SEALED else 1000):
                problem = objection(noun, row, self.damaged)
                if problem is None and noun is SEALED and digest_of(row["value"]) != row["value_sha256"]:
                    problem = "the sealed value is not what was sealed: its hash is another"
                if problem is not None:
                    yield Fault(noun.kind, str(row["number"]), problem)

    def measurements(self) -> Iterator[Fault]:
        """Measurements and listings that are not as they were stored."""
        for noun, problem_of in ((MEASUREMENT, problem_of_measurement), (LISTING, problem_of_listing)):
            for row in stream(self.connection, with_log(noun), 1000):
                problem = objection(noun, row, self.damaged) or problem_of(row)
                if problem is not None:
                    yield Fault(noun.kind, str(row["number"]), problem)

    def reports(self) -> Iterator[Fault]:
        """Texts, reports, claims and quotes that are not as they were stored, report by report."""
        for row in stream(self.connection, with_log(REPORT), 1):
            self.watch(FaultKind.REPORT)
            text = _sound_text(row)
            problem = objection(REPORT, row, self.damaged)
            if text is None:
                yield Fault(FaultKind.TEXT, str(row["key"]), f"{row['address']}: the text is not what was read: its hash is another")
            elif problem is not None:
                yield Fault(FaultKind.REPORT, str(row["key"]), f"{row['address']}: {problem}")
            else:
                yield from _loose_quotes(row, text)
            yield from ClaimCheck(self.connection, self.damaged, row, text).faults()

    def missing(self) -> Iterator[Fault]:
        """Rows that the log tells of and that are not there."""
        gone = changes.alias("gone")
        for noun in NOUNS:
            is_there = exists().where(noun.table.c.number == changes.c.number)
            is_gone = exists().where(gone.c.subject == changes.c.number, gone.c.kind != ADDED, gone.c.new.is_(None))
            told = select(changes.c.number).where(changes.c.kind == ADDED, changes.c.noun == noun.kind.value, ~is_there, ~is_gone)
            for row in stream(self.connection, told.order_by(changes.c.number), 1000):
                if row["number"] not in self.damaged:
                    yield Fault(noun.kind, str(row["number"]), f"line {row['number']} of the log tells of a {noun.kind} that is not there")


def _problem_of_bytes(row: Row) -> str | None:
    if not isinstance(row["bytes"], bytes) or hashlib.sha256(row["bytes"]).hexdigest() != row["sha256"]:
        return "the bytes are not those that were received: their hash is another"
    if len(row["bytes"]) != row["size"]:
        return f"{len(row['bytes'])} bytes are kept, not {row['size']}"
    return None


def _problem_of_judgement(row: Row) -> str | None:
    try:
        judgement = judgement_of(row)
    except (KeyError, TypeError, ValueError, RecordError):
        return "it is no judgement that khronika wrote"
    return None if judgement_row(judgement).items() <= row.items() else "its columns do not fit the words that it rests on"


def _sound_text(row: Row) -> str | None:
    """The text, where it has the hash that it had."""
    text = row["text"]
    is_sound = isinstance(text, str) and hashlib.sha256(text.encode(errors="surrogateescape")).hexdigest() == row["text_sha256"]
    return text if is_sound else None


def _loose_quotes(row: Row, text: str) -> Iterator[Fault]:
    """What the report says of itself in words that do not stand in its text."""
    try:
        quotes = list(rows.quotes_in(row))
    except (KeyError, TypeError, ValueError):
        yield Fault(FaultKind.REPORT, str(row["key"]), f"{row['address']}: its contributors and media are none that khronika wrote")
        return
    for field, words in quotes:
        if not words.stands_in(text):
            sentence = f"{row['address']}: the words {words.quote!r} are not those that stand there in the text"
            yield Fault(FaultKind.QUOTE, f"{row['key']} {field}", sentence)
