"""Somebody who can write to the database and makes the log fit what they wrote."""

import sqlite3

from sqlalchemy import Connection, StaticPool, create_engine, select, update

from khronika.store.log import START, Change, commitment, head_of
from khronika.store.noun import NOUNS
from khronika.store.schema import batches, changes, salts


def rewrite_log(file: sqlite3.Connection) -> None:
    """The same in a file of SQLite."""
    engine = create_engine("sqlite://", creator=lambda: file, poolclass=StaticPool)
    with engine.begin() as connection:
        rewrite_log_in(connection)


def rewrite_log_in(connection: Connection) -> None:
    """Makes commitments, hashes of lines and heads of batches fit the rows as they are now."""
    for noun in NOUNS:
        salted = select(noun.table, salts.c.salt).join(salts, salts.c.change == noun.table.c.number)
        for row in connection.execute(salted).mappings().all():
            new = commitment(noun, dict(row), row["salt"])
            connection.execute(update(changes).where(changes.c.number == row["number"]).values(new=new))
    head = START
    for batch in connection.execute(select(batches).order_by(batches.c.number)).mappings().all():
        within = select(changes).where(changes.c.number.between(batch["first"], batch["last"])).order_by(changes.c.number)
        lines = []
        for values in connection.execute(within).mappings().all():
            line = Change(**{name: value for name, value in values.items() if name != "digest"})
            lines.append(line.line)
            connection.execute(update(changes).where(changes.c.number == line.number).values(digest=line.digest))
        previous, head = head, head_of(head, lines)
        connection.execute(update(batches).where(batches.c.number == batch["number"]).values(previous=previous, head=head))
