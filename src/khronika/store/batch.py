"""One addition to the ledger: rows, and the batch of the log that tells of them."""

import secrets
from collections.abc import Iterable
from dataclasses import dataclass, field

from sqlalchemy import Connection, Table, func, insert, select

from khronika.store import schema
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

    def attach(self, table: Table, rows: Iterable[Row]) -> None:
        """Stores rows that have no line of their own: they repeat what a logged row holds."""
        listed = list(rows)
        if listed:
            self.connection.execute(insert(table), listed)

    def close(self) -> None:
        """Writes the log; a batch without rows leaves none."""
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

    def _tell_of(self, noun: Noun, row: Row) -> None:
        number, salt = row["number"], secrets.token_bytes(SALT_BYTES)
        new = commitment(noun, row, salt)
        self.changes.append(Change(number, self.at, self.who, ADDED, noun.kind.value, number, None, new))
        self.salts.append({"change": number, "salt": salt})


def _change_row(change: Change, line: bytes) -> Row:
    columns = ("number", "at", "who", "kind", "noun", "subject", "old", "new")
    return {column: getattr(change, column) for column in columns} | {"digest": digest_of(line)}
