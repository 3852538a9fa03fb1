"""A reader that reads only what the gate lets through."""

from collections.abc import Iterable, Iterator
from itertools import islice

from khronika.extract.gate.gate import Gate
from khronika.extract.protocol import ClaimReader
from khronika.records.claim import Reader
from khronika.records.reading import Reading
from khronika.records.report import Report

REPORTS_AT_ONCE = 16


class GatedReader:
    """Reads what another reader reads, apart from reports that the gate leaves out: these are not read, and the reading says why."""

    gate_signature = Reader("gate", "1")

    def __init__(self, reader: ClaimReader, gate: Gate) -> None:
        self._reader = reader
        self._gate = gate

    @property
    def signature(self) -> Reader:
        """That of the reader behind the gate, whose claims they are."""
        return self._reader.signature

    @property
    def languages(self) -> frozenset[str]:
        """Those of the reader behind the gate."""
        return self._reader.languages

    def read(self, reports: Iterable[Report]) -> Iterator[Reading]:
        """A reading for each report, in their order; a report in another language is left to the reader behind the gate."""
        remaining = iter(reports)
        while batch := list(islice(remaining, REPORTS_AT_ONCE)):
            why = [self._why_not(report) for report in batch]
            read = self._reader.read([report for report, reason in zip(batch, why, strict=True) if reason is None])
            for report, reason in zip(batch, why, strict=True):
                yield next(read) if reason is None else Reading(report, self.gate_signature, None, reason)

    def _why_not(self, report: Report) -> str | None:
        if report.language not in self.languages:
            return None
        weight = self._gate.weight_of(report.text)
        if weight >= self._gate.threshold:
            return None
        return f"its words weigh {weight:.2f}, and {self._gate.threshold:.2f} is what a report of such matters weighs at least"
