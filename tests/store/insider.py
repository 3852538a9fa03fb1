"""Somebody who can write to the file and makes the log fit what they wrote."""

import sqlite3

from khronika.store.log import START, Change, commitment, head_of
from khronika.store.noun import NOUNS


def rewrite_log(connection: sqlite3.Connection) -> None:
    """Makes commitments, hashes of lines and heads of batches fit the rows as they are now."""
    connection.row_factory = sqlite3.Row
    for noun in NOUNS:
        joined = f"SELECT t.*, salts.salt FROM {noun.table.name} t JOIN salts ON salts.change = t.number"  # noqa: S608
        for row in connection.execute(joined).fetchall():
            new = commitment(noun, dict(row), row["salt"])
            connection.execute("UPDATE changes SET new = ? WHERE number = ?", [new, row["number"]])
    head = START
    for batch in connection.execute("SELECT * FROM batches ORDER BY number").fetchall():
        lines = []
        for row in connection.execute("SELECT * FROM changes WHERE number BETWEEN ? AND ?", [batch["first"], batch["last"]]).fetchall():
            line = Change(*tuple(row)[:-1])
            lines.append(line.line)
            connection.execute("UPDATE changes SET digest = ? WHERE number = ?", [line.digest, line.number])
        previous, head = head, head_of(head, lines)
        connection.execute("UPDATE batches SET previous = ?, head = ? WHERE number = ?", [previous, head, batch["number"]])
