"""Whether a report's claims, their quotes and their columns are what was stored."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

from sqlalchemy import Connection, Select, Table, select

from khronika.errors import RecordError
from khronika.records.claim import Claim
from khronika.records.codec import decode_claim
from khronika.store import rows
from khronika.store.fault import Fault, FaultKind
from khronika.store.noun import CLAIM
from khronika.store.rows import Row
from khronika.store.schema import claims, evidence, names, readings
from khronika.store.stream import as_stored, stream, with_log
from khronika.store.witness import objection


@dataclass(frozen=True, slots=True)
class ClaimCheck:
    """The claims of one report against its text, against the log and against the rows that repeat them.

    ``text`` is ``None`` where the text itself was changed: then it says nothing about quotes.
    """

    connection: Connection
    damaged: set[int]
    report: Row
    text: str | None

    def faults(self) -> Iterator[Fault]:
        """Every claim and every quote that is not as it was stored."""
        of_report = claims.c.reading.in_(select(readings.c.number).where(readings.c.report == self.report["number"]))
        numbers = select(claims.c.number).where(of_report)
        quotes, named = self._by_claim(evidence, numbers), self._by_claim(names, numbers)
        for row in stream(self.connection, with_log(CLAIM).where(of_report), 100):
            quoted = quotes.get(row["number"], [])
            problem = objection(CLAIM, row, self.damaged)
            claim = None if problem is not None else _claim_in(row)
            if claim is not None:
                problem = _difference(claim, row, named.get(row["number"], []))
            elif problem is None:
                problem = "its body is no claim"
            if problem is not None:
                yield Fault(FaultKind.CLAIM, str(row["id"]), f"{self.report['address']}: {problem}")
            yield from self._quote_faults(row, quoted, claim)

    def _by_claim(self, table: Table, numbers: Select[int]) -> dict[int, list[Row]]:
        """The rows of the report's claims that a table holds, without the claim's number, under that number."""
        query = as_stored(table).where(table.c.claim.in_(numbers)).order_by(*table.primary_key.columns)
        found = groupby(stream(self.connection, query, 1000), key=itemgetter("claim"))
        return {number: [{name: row[name] for name in row if name != "claim"} for row in group] for number, group in found}

    def _quote_faults(self, row: Row, stored: list[Row], claim: Claim | None) -> Iterator[Fault]:
        """Quotes that do not stand in the text, or are not those of the claim (where the claim itself is sound)."""
        kept = {words["position"]: words for words in stored}
        said = kept if claim is None else {words["position"]: words for words in rows.evidence_rows(claim)}
        for position, words in (said | kept).items():
            if kept.get(position) != said.get(position) or not self._stands(words):
                sentence = f"{self.report['address']}: the words {words['quote']!r} are not those that stand there in the text"
                yield Fault(FaultKind.QUOTE, f"{row['id']} {words['field']}", sentence)

    def _stands(self, quote: Row) -> bool:
        start, end = quote["start"], quote["end"]
        is_place = isinstance(start, int) and isinstance(end, int)
        return self.text is None or (is_place and self.text[start:end] == quote["quote"])


def _claim_in(row: Row) -> Claim | None:
    body = row["body"]
    try:
        return decode_claim(body.encode(errors="surrogateescape")) if isinstance(body, str) else None
    except RecordError:
        return None


def _difference(claim: Claim, row: Row, named: list[Row]) -> str | None:
    """In what the rows for searching differ from what the claim says."""
    columns = [name for name, value in rows.claim_row(claim).items() if name != "body" and row[name] != value]
    if columns:
        return f"what searches see of it is not what it says: {', '.join(columns)}"
    if named != sorted(rows.name_rows(claim), key=itemgetter("role", "name")):
        return "the names that searches see are not those that it says"
    return None
