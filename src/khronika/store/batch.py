"""One addition to the ledger: rows, and the batch of the log that tells of them."""

import secrets
from collections.abc import Iterable
from dataclasses import dataclass, field
from dataclasses import replace as dataclass_replace

from sqlalchemy import Connection, Table, delete, func, insert, select, update

from khronika.store import schema
from khronika.store.in_parts import parts
from khronika.store.log import ADDED, START, Change, commitment, digest_of, head_of
from khronika.store.noun import Noun
from khronika.store.rows import Row

SALT_BYTES = 32


@dataclass(slots=True)
class Batch:
    """Rows on their way into the ledger in one transaction, and the lines of the log about them.

    ``keep`` gives each row its number; ``close`` writes the lines and chains them to the batch before.
    """

    connection: Connection
    at: str
    who: str
    next_number: int
    changes: list[Change] = field(default_factory=list)
    salts: list[Row] = field(default_factory=list)

    @classmethod
    def begin(cls, connection: Connection, at: str, who: str) -> "Batch":
        """An empty batch after the last line of the log."""
        last = connection.scalar(select(func.max(schema.changes.c.number)))
        return cls(connection, at, who, (last or 0) + 1)

    def keep(self, noun: Noun, *rows: Row) -> list[int]:
        """Stores rows of one noun, each with a line of the log; their numbers."""
        numbered = [row | {"number": number} for number, row in enumerate(rows, self.next_number)]
        self.next_number += len(numbered)
        self.attach(noun.table, numbered)
        for row in numbered:
            self._tell_of(noun, row)
        return [row["number"] for row in numbered]

    def replace(self, noun: Noun, row: Row, kind: str) -> None:
        """Puts a row in the place of the one with its number; the salts of lines before are destroyed, and so is what they vouched for."""
        number = row["number"]
        self.connection.execute(update(noun.table).where(noun.table.c.number == number).values(row))
        self._tell(noun, kind, number, row)

    def remove(self, noun: Noun, number: int, kind: str) -> None:
        """Takes a row away, and the salts of the lines that told of it."""
        self.connection.execute(delete(noun.table).where(noun.table.c.number == number))
        self._tell(noun, kind, number, None)

    def attach(self, table: Table, rows: Iterable[Row]) -> None:
        """Stores rows that have no line of their own: they repeat what a logged row holds."""
        listed = list(rows)
        if listed:
            self.connection.execute(insert(table), listed)

    def close(self) -> None:
        """Writes the log; a batch without rows leaves none. What is kept after that is another batch."""
        if not self.changes:
            return
        lines = [change.line for change in self.changes]
        self.attach(schema.changes, map(_change_row, self.changes, lines))
        self.attach(schema.salts, self.salts)
        newest = select(schema.batches.c.number, schema.batches.c.head).order_by(schema.batches.c.number.desc()).limit(1)
        number, previous = self.connection.execute(newest).one_or_none() or (0, START)
        chained = {
            "number": number + 1,
            "first": self.changes[0].number,
            "last": self.changes[-1].number,
            "previous": previous,
            "head": head_of(previous, lines),
        }
        self.attach(schema.batches, [chained])
        self.changes, self.salts = [], []

    def _tell_of(self, noun: Noun, row: Row) -> None:
        self._write(Change(row["number"], self.at, self.who, ADDED, noun.kind.value, row["number"], None, None), noun, row)

    def _tell(self, noun: Noun, kind: str, subject: int, row: Row | None) -> None:
        """Writes the line of a row that is another one from now on, or none."""
        own = select(schema.changes.c.number, schema.changes.c.new).where(schema.changes.c.subject == subject)
        lines = [*self.connection.execute(own).all(), *((one.number, one.new) for one in self.changes if one.subject == subject)]
        numbers = [number for number, _ in lines]
        for part in parts(numbers):
            self.connection.execute(delete(schema.salts).where(schema.salts.c.change.in_(part)))
        self.salts = [salt for salt in self.salts if salt["change"] not in numbers]
        _, old = max(lines)
        number, self.next_number = self.next_number, self.next_number + 1
        self._write(Change(number, self.at, self.who, kind, noun.kind.value, subject, old, None), noun, row)

    def _write(self, change: Change, noun: Noun, row: Row | None) -> None:
        """Takes a line for the log, with its commitment to the row."""
        if row is None:
            self.changes.append(change)
            return
        salt = secrets.token_bytes(SALT_BYTES)
        self.changes.append(dataclass_replace(change, new=commitment(noun, row, salt)))
        self.salts.append({"change": change.number, "salt": salt})


def _change_row(change: Change, line: bytes) -> Row:
    columns = ("number", "at", "who", "kind", "noun", "subject", "old", "new")
    return {column: getattr(change, column) for column in columns} | {"digest": digest_of(line)}
