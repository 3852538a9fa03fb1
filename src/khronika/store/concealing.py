"""Rows written over: sealed, so that the key brings them back, or erased for good.

Each row has up to three states: as it was stored; as erasing left it, its ``value``; and as sealing leaves it, which is what stands in its
table. Where the last two differ, the value is kept encrypted. They are worked out anew from the first that is still there, so that persons
are sealed, opened and erased in any order.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from sqlalchemy import Connection, delete, insert, select

from khronika.records.claim import Claim
from khronika.records.codec import decode_claim
from khronika.records.report import Report
from khronika.store import rows, searching
from khronika.store.batch import Batch
from khronika.store.guarding_schema import guarded_names
from khronika.store.in_parts import insert_rows
from khronika.store.joined_schema import areas, member_claims, placings, reviewed, waiting
from khronika.store.layer import Layer
from khronika.store.noun import CAPTURE, CLAIM, NOUNS, READING, REPORT, RETRIEVAL, SEALED, Noun
from khronika.store.rows import Row
from khronika.store.schema import captures, changes, claims, evidence, names, readings, reports, salts
from khronika.store.stream import stream
from khronika.store.vault import Original, Vault
from khronika.text.redacting import Redaction

OTHERS = tuple(noun for noun in NOUNS if noun not in (CAPTURE, REPORT, RETRIEVAL, CLAIM, READING, SEALED))
CHILDREN = (evidence, names, member_claims, placings, areas, guarded_names)
"""Tables whose rows belong to a claim's."""

SCANNED = ("address", "id", "title", "byline", "contributors", "publisher", "url", "media", "text")


@dataclass(slots=True)
class Concealing:
    """One change of what is written over, within a transaction; ``kind`` is what the log calls it, ``count`` how many rows it changed."""

    batch: Batch
    vault: Vault
    kind: str
    layers: tuple[Layer, ...]
    sealing: Layer
    count: int = 0
    touched: list[int] = field(default_factory=list)
    twins: dict[int, int] = field(default_factory=dict)

    @property
    def connection(self) -> Connection:
        """The database."""
        return self.batch.connection

    def run(self) -> None:
        """Writes over all that the layers hold, and lets the reports that it touches wait to be joined."""
        affected = self._affected()
        for number in sorted({self._value_of(REPORT, one)["capture"] for one in affected} | self._captures()):
            self._settle_capture(number)
        for number in sorted(affected):
            self._settle_report(number)
        for noun in OTHERS:
            for row, value, clear in list(self._changed(noun)):
                self._settle(noun, row, value, clear)
        known = set(self.connection.scalars(select(waiting.c.report)))
        insert_rows(self.connection, waiting, ({"report": number} for number in sorted(set(self.touched) - known)))
        searching.optimize(self.connection)

    def _through(self, row: Row, change: Callable[[Layer, Row], Row]) -> tuple[Row, Row]:
        """The value of a row, and what stands in its table."""
        value = row
        for layer in self.layers:
            value = change(layer, value)
        return value, change(self.sealing, value)

    def _changed(self, noun: Noun) -> Iterator[tuple[Row, Row, Row]]:
        """The rows of a noun that are written over or were, each with its value and with what stands in its table."""
        held = self.vault.subjects()
        for row in self._rows_of(noun):
            value, clear = self._through(row, lambda layer, one: layer.row(noun, one))
            if row["number"] in held or clear != row:
                yield row, value, clear

    def _all_layers(self) -> tuple[Layer, ...]:
        return (*self.layers, self.sealing)

    def _affected(self) -> set[int]:
        """The reports that are written over, in any of their versions at one address, and those of a capture that goes."""
        affected = {number for layer in self._all_layers() for number in (*layer.whole, *layer.stretches)}
        kinds = self.vault.subjects()
        affected |= {number for number, kind in kinds.items() if kind == REPORT.kind.value}
        for row in self._rows_of(REPORT):
            for layer in self._all_layers():
                if row["number"] in layer.whole or any(layer.spotter.is_in(row[name]) for name in SCANNED):
                    affected.add(row["number"])
                    layer.captures.add(row["capture"])
                elif row["number"] in layer.stretches:
                    layer.captures.add(row["capture"])
        for layer in self._all_layers():
            layer.captures.update(self._spotted(layer))
            self._address(layer)
        gone = {number for layer in self._all_layers() for number in layer.captures}
        moved = {address for layer in self._all_layers() for address in layer.addresses}
        return affected | {row["number"] for row in self._rows_of(REPORT) if row["capture"] in gone or row["address"] in moved}

    def _captures(self) -> set[int]:
        held = {number for number, kind in self.vault.subjects().items() if kind == CAPTURE.kind.value}
        return held | {number for layer in self._all_layers() for number in layer.captures}

    def _spotted(self, layer: Layer) -> set[int]:
        """The captures in whose bytes a name stands."""
        if not layer.persons:
            return set()
        return {row["number"] for row in self._rows_of(CAPTURE, at_once=1) if layer.spotter.is_in_bytes(row["bytes"])}

    def _address(self, layer: Layer) -> None:
        """What addresses become; two that differ stay two."""
        known = set(self.connection.scalars(select(reports.c.address)))
        for row in self._rows_of(REPORT):
            address = str(row["address"])
            left = f"{layer.word}:{row['number']}" if row["number"] in layer.whole else layer.spotter.names.masked(address)
            if address not in layer.addresses and left != address:
                layer.addresses[address] = left if left not in known else f"{left}~{row['number']}"
                known.add(layer.addresses[address])

    def _settle_capture(self, number: int) -> None:
        """Writes over a capture; one whose bytes came again since it was sealed stays, and what was read from it is of the other."""
        row = self._value_of(CAPTURE, number)
        value, clear = self._through(row, Layer.capture)
        same = select(captures.c.number).where(captures.c.sha256 == clear["sha256"], captures.c.number != number)
        twin = self.connection.scalar(same)
        if twin is None:
            self._settle(CAPTURE, row, value, clear)
        else:
            self.twins[number] = twin

    def _settle_report(self, number: int) -> None:
        """Writes over a report with its claims and retrievals."""
        row = self._value_of(REPORT, number)
        held = list(self._claims_of(number))
        capture: int = self.twins.get(row["capture"]) or row["capture"]
        report = rows.report_of(row | {"sha256": self._value_of(CAPTURE, capture)["sha256"]})
        states = list(self._states(row | {"capture": capture}, report, [(one, decode_claim(one["body"].encode())) for one in held]))
        if self.connection.scalar(select(reports.c.number).where(reports.c.key == states[-1][0]["key"], reports.c.number != number)):
            return
        before = self.connection.execute(select(reports.c.title, reports.c.text).where(reports.c.number == number)).one()
        self._settle(REPORT, row, *(left for left, _ in states))
        after = states[-1][0]
        searching.replace_words(self.connection, number, (before.title, before.text), (after["title"], after["text"]))
        for one in held:
            value, clear = (of_state.get(one["number"]) for _, of_state in states)
            self._settle(CLAIM, one, value, clear)
        for one in list(self._of_report(RETRIEVAL, number)):
            self._settle(RETRIEVAL, one, *self._through(one, lambda layer, each: layer.row(RETRIEVAL, each)))
        self.touched.append(number)

    def _states(self, row: Row, report: Report, held: list[tuple[Row, Claim]]) -> Iterator[tuple[Row, dict[int, Row]]]:
        """A report's row and its claims' rows as their value, and as they stand in their tables."""
        for layers, is_value in ((self.layers, True), ((self.sealing,), False)):
            for layer in layers:
                own = [claim for _, claim in held]
                redaction = layer.redaction(row["number"], report, own)
                sha256 = self._left_of(CAPTURE, row["capture"], is_value=is_value)["sha256"]
                report = layer.report(row["number"], report, redaction, sha256)
                is_blank = row["number"] in layer.whole
                held = [] if is_blank else [_left_claim(layer, redaction, report, *one) for one in held]
            kept = {"number": row["number"], "capture": row["capture"]}
            yield rows.report_row(report) | kept, {one["number"]: one for one, _ in held}

    def _left_of(self, noun: Noun, number: int, *, is_value: bool) -> Row:
        """A row as it was left: its value, or what stands in its table."""
        return self._value_of(noun, number) if is_value else self._current(noun, number) or {}

    def _settle(self, noun: Noun, original: Row, value: Row | None, clear: Row | None) -> None:
        """Stores a row's value, encrypted where the table does not hold it, and what the table holds."""
        number = original["number"]
        current, is_sealed = self._current(noun, number), number in self.vault.subjects()
        if value is not None and clear != value:
            if not is_sealed or self.vault.original(number).row != value:
                vouched = self._vouched(number) if not is_sealed and value == current else (0, b"")
                self.vault.drop(self.batch, number, self.kind)
                self.vault.put(self.batch, Original(noun, value, *vouched))
        elif is_sealed:
            self.vault.drop(self.batch, number, self.kind)
        if clear != current:
            self._write(noun, number, clear, is_there=current is not None)

    def _write(self, noun: Noun, number: int, clear: Row | None, *, is_there: bool) -> None:
        self.count += 1
        if noun is CLAIM:
            for table in CHILDREN if clear is None else CHILDREN[:2]:
                self.connection.execute(delete(table).where(table.c.claim == number))
            self.connection.execute(delete(reviewed).where(reviewed.c.origin == number))
        if clear is None:
            self.batch.remove(noun, number, self.kind)
            return
        if not is_there:
            self.connection.execute(insert(noun.table), [clear])
        self.batch.replace(noun, clear, self.kind)
        if noun is CLAIM:
            claim = decode_claim(clear["body"].encode())
            self.batch.attach(evidence, (one | {"claim": number} for one in rows.evidence_rows(claim)))
            self.batch.attach(names, (one | {"claim": number} for one in rows.name_rows(claim)))

    def _vouched(self, number: int) -> tuple[int, bytes]:
        """The newest line about a row, and its salt."""
        query = select(changes.c.number, salts.c.salt).join(salts, salts.c.change == changes.c.number).where(changes.c.subject == number)
        line, salt = self.connection.execute(query.order_by(changes.c.number.desc()).limit(1)).one()
        return line, salt

    def _value_of(self, noun: Noun, number: int) -> Row:
        """A row as it was before it was sealed."""
        if number in self.vault.subjects():
            return self.vault.original(number).row
        return self._current(noun, number) or {}

    def _current(self, noun: Noun, number: int) -> Row | None:
        found = self.connection.execute(select(noun.table).where(noun.table.c.number == number)).mappings().one_or_none()
        return None if found is None else dict(found)

    def _rows_of(self, noun: Noun, at_once: int = 100) -> Iterator[Row]:
        """Every row of a noun as it was before it was sealed."""
        held = {number for number, kind in self.vault.subjects().items() if kind == noun.kind.value}
        for row in stream(self.connection, select(noun.table).order_by(noun.table.c.number), at_once):
            yield self.vault.original(row["number"]).row if row["number"] in held else row

    def _of_report(self, noun: Noun, number: int) -> Iterator[Row]:
        query = select(noun.table.c.number).where(noun.table.c.report == number).order_by(noun.table.c.number)
        return (self._value_of(noun, one) for one in self.connection.scalars(query).all())

    def _claims_of(self, number: int) -> Iterator[Row]:
        """The claims of a report as they were, those that a sealed report hides too."""
        of_report = set(self.connection.scalars(select(readings.c.number).where(readings.c.report == number)))
        query = select(claims.c.number).where(claims.c.reading.in_(of_report))
        hidden = (one for one, kind in self.vault.subjects().items() if kind == CLAIM.kind.value)
        numbers = {*self.connection.scalars(query), *(one for one in hidden if self.vault.original(one).row["reading"] in of_report)}
        return (self._value_of(CLAIM, one) for one in sorted(numbers))


def _left_claim(layer: Layer, redaction: Redaction, report: Report, row: Row, claim: Claim) -> tuple[Row, Claim]:
    """A claim as a layer leaves it, and its row; the same row where it leaves it as it is."""
    left = layer.claim(row["number"], claim, redaction, report)
    if left == claim:
        return row, claim
    return rows.claim_row(left) | {"number": row["number"], "reading": row["reading"]}, left
