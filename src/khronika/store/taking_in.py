"""What another ledger kept into this one, what it already holds left alone."""

from collections import Counter
from dataclasses import dataclass, field
from functools import singledispatchmethod
from itertools import groupby

from sqlalchemy import Select, select

from khronika.errors import RecordError
from khronika.records.carried_decision import CarriedDecision
from khronika.records.codec_kept import Kept
from khronika.records.consent import KeptConsent
from khronika.records.judgement import KeptJudgement
from khronika.records.kept_bytes import KeptBytes
from khronika.records.kept_report import KeptReport
from khronika.records.listing import Listing
from khronika.records.measurement import Measurement
from khronika.records.retrieval import Retrieval
from khronika.store import rows
from khronika.store.added import Added
from khronika.store.batch import Batch
from khronika.store.carrying import take_consent, take_decision
from khronika.store.judging import judgement_row, judgements_where, let_wait
from khronika.store.measuring import keep_listing, keep_measurement
from khronika.store.noun import CAPTURE, JUDGEMENT, REPORT, RETRIEVAL, WITHDRAWAL
from khronika.store.rows import Row
from khronika.store.schema import captures, judgements, reports, retrievals
from khronika.store.writing import check_words, keep_reading

Coming = tuple[int, str, str]
"""The number of the report that a retrieval gave, how it came, and its media type."""


@dataclass(slots=True)
class Intake:
    """An addition of what another ledger kept; ``end`` stores what had to wait for the rest."""

    batch: Batch
    added: Added = field(default_factory=Added)
    retrieved: list[Retrieval] = field(default_factory=list)
    judged: "Counter[tuple[object, ...]]" = field(default_factory=Counter)
    addresses: set[str] = field(default_factory=set)

    @singledispatchmethod
    def take(self, kept: Kept) -> None:
        """Stores what is new of one record; ``RecordError`` where the ledger could not vouch for it."""
        raise TypeError(f"a ledger keeps no {type(kept).__name__}")

    @take.register
    def _(self, kept: KeptBytes) -> None:
        sha256 = kept.sha256
        if self._number(select(captures.c.number).where(captures.c.sha256 == sha256)) is None:
            self.batch.keep(CAPTURE, {"sha256": sha256, "size": len(kept.data), "bytes": kept.data})

    @take.register
    def _(self, kept: KeptReport) -> None:
        begin, report = self.batch.next_number, kept.report
        row = rows.report_row(report)
        if row["key"] != kept.key:
            raise RecordError(f"the report of {report.address} is not the one of the key {kept.key}: its key is {row['key']}")
        is_known_address = self._number(select(reports.c.number).where(reports.c.address == report.address)) is not None
        number, is_new = self._report(row, report.capture_sha256)
        claims = 0
        for reading in kept.readings:
            check_words(reading)
            claims += keep_reading(self.batch, number, reading)
        known = int(self.batch.next_number == begin)
        self.added += Added(int(is_new and not is_known_address), int(is_new and is_known_address), claims, known)
        if not known:
            self.addresses.add(report.address)

    @take.register
    def _(self, kept: Retrieval) -> None:
        self.retrieved.append(kept)

    @take.register
    def _(self, kept: KeptJudgement) -> None:
        row = judgement_row(kept.judgement) | {"who": kept.who, "at": rows.time_text(kept.at)}
        key = _identity(row)
        self.judged[key] += 1
        known = self._judgements_like(row)
        if len(known) < self.judged[key]:
            [number] = self.batch.keep(JUDGEMENT, row)
            is_withdrawn = False
        else:
            number, is_withdrawn = known[self.judged[key] - 1]
        if kept.withdrawn is not None and not is_withdrawn:
            back = {"who": kept.withdrawn.who, "at": rows.time_text(kept.withdrawn.at), "reason": kept.withdrawn.reason}
            self.batch.keep(WITHDRAWAL, back | {"judgement": number})
        self.addresses.update(side.address for side in (kept.judgement.left, kept.judgement.right) if side is not None)

    @take.register
    def _(self, kept: CarriedDecision) -> None:
        take_decision(self.batch, kept)

    @take.register
    def _(self, kept: KeptConsent) -> None:
        take_consent(self.batch, kept)

    @take.register
    def _(self, kept: Measurement) -> None:
        keep_measurement(self.batch, kept)

    @take.register
    def _(self, kept: Listing) -> None:
        keep_listing(self.batch, kept)

    def end(self) -> Added:
        """Stores the retrievals, and lets what is new wait to be joined; what was new."""
        order = sorted(self.retrieved, key=lambda one: (one.address, rows.time_text(one.at)))
        for (address, at), group in groupby(order, key=lambda one: (one.address, rows.time_text(one.at))):
            self._keep_retrievals(address, at, list(group))
        if self.batch.changes:
            let_wait(self.batch.connection, sorted(self.addresses))
        return self.added

    def _report(self, row: Row, capture_sha256: str) -> tuple[int, bool]:
        known = self._number(select(reports.c.number).where(reports.c.key == row["key"]))
        if known is not None:
            return known, False
        capture = self._number(select(captures.c.number).where(captures.c.sha256 == capture_sha256))
        if capture is None:
            raise RecordError(f"the bytes of the report of {row['address']} are missing: {capture_sha256}")
        [number] = self.batch.keep(REPORT, row | {"capture": capture})
        return number, True

    def _keep_retrievals(self, address: str, at: str, came: list[Retrieval]) -> None:
        """Stores the retrievals of an address at one time that do not follow each other so in the ledger already."""
        columns = (retrievals.c.report, retrievals.c.how, retrievals.c.media_type)
        same = select(*columns).where(retrievals.c.address == address, retrievals.c.at == at).order_by(retrievals.c.number)
        known = [tuple(row) for row in self.batch.connection.execute(same)]
        new = _after_common([(self._report_of(one), one.how, one.media_type) for one in came], known)
        for report, how, media_type in new:
            self.batch.keep(RETRIEVAL, {"address": address, "at": at, "report": report, "how": how, "media_type": media_type})
        if new:
            self.addresses.add(address)

    def _report_of(self, retrieval: Retrieval) -> int:
        number = self._number(select(reports.c.number).where(reports.c.key == retrieval.report))
        if number is None:
            raise RecordError(f"{retrieval.address} gave a report that is missing: {retrieval.report}")
        return number

    def _judgements_like(self, row: Row) -> list[tuple[int, bool]]:
        """The numbers of the ledger's judgements that are this one, and whether each was taken back."""
        same = (judgements.c.left_address == row["left_address"], judgements.c.left == row["left"])
        found = judgements_where(self.batch.connection, same[0] & same[1])
        return [(one.number, not one.holds) for one in found if _identity(_told(one)) == _identity(row)]

    def _number(self, query: Select[int]) -> int | None:
        return self.batch.connection.scalar(query.limit(1))


def _told(kept: KeptJudgement) -> Row:
    return judgement_row(kept.judgement) | {"who": kept.who, "at": rows.time_text(kept.at)}


def _identity(row: Row) -> tuple[object, ...]:
    return tuple(row[name] for name in ("matter", "verdict", "left", "right", "place", "reason", "who", "at", "correction", "part"))


def _after_common(came: list[Coming], known: list[Coming]) -> list[Coming]:
    """What is left of ``came`` once as much of its beginning as possible is found in ``known``, in its order.

    >>> _after_common([(1, "file", "text/plain"), (2, "file", "text/plain")], [(1, "file", "text/plain")])
    [(2, 'file', 'text/plain')]
    """
    found = 0
    for one in known:
        if found < len(came) and came[found] == one:
            found += 1
    return came[found:]
