"""A large made ledger out of a smaller one: its rows once more, under other addresses, ids and years.

Growing a ledger of 100,000 incidents takes hours, since each is joined. What is measured of pages only needs the rows. Each copy lies four
years behind the one before, so that leap days stay days. The chain of the log is copied like all else: ``khronika verify`` finds it broken.
"""

import sqlite3
from pathlib import Path
from shutil import copyfile

from khronika.store.schema import metadata

YEARS = 4
FIRST_YEARS = (2011, 2012, 2013, 2014)
"""The years that a ledger of at most 20,000 incidents tells of."""

NUMBERS = frozenset({"number", "capture", "report", "reading", "claim", "judgement", "by", "subject", "change", "first", "last"})
THINGS = frozenset({"thing", "member"})
OWN_IDS = {"members": {"id"}, "things": {"id"}, "claims": {"id"}, "member_links": {"left", "right"}}
ADDRESSES = frozenset({"address", "left_address", "right_address"})
UNIQUE = frozenset({"sha256", "key", "head", "previous", "digest"})
DATED = frozenset({"published", "at", "earliest", "latest", "when_earliest", "when_latest"})
SIGNS = "0123456789abcdef"
ONCE = frozenset({"joined_by", "waiting", "uncounted"})
"""Tables of which one set of rows says all."""


def copied(source: Path, target: Path, copies: int) -> None:
    """Writes a ledger of so many times the rows of another."""
    copyfile(source, target)
    with sqlite3.connect(target) as connection:
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute("ATTACH ? AS source", (str(source),))
        step = connection.execute("SELECT max(number) FROM changes").fetchone()[0]
        indices = connection.execute("SELECT name, sql FROM main.sqlite_master WHERE type = 'index' AND sql IS NOT NULL").fetchall()
        for name, _ in indices:
            connection.execute(f"DROP INDEX {name}")
        for copy in range(1, copies):
            for table in metadata.sorted_tables:
                if table.name not in ONCE:
                    columns = [column.name for column in table.columns]
                    named = ", ".join(f'"{column}"' for column in columns)
                    values = ", ".join(value_of(table.name, column, copy, step) for column in columns)
                    connection.execute(f"INSERT INTO main.{table.name} ({named}) SELECT {values} FROM source.{table.name}")  # noqa: S608
        for _, sql in indices:
            connection.execute(sql)


def value_of(table: str, column: str, copy: int, step: int) -> str:
    """What a column of a copy holds, as SQL over the column of the source."""
    own = f'"{column}"'
    if column in NUMBERS:
        return f"{own} + {copy * step}"
    if column in THINGS or column in OWN_IDS.get(table, ()):
        return other_id(own, copy)
    if column in DATED or column == "body":
        return later(f"replace({own}, id, {other_id('id', copy)})" if (table, column) == ("claims", "body") else own, copy)
    behind = f"?{copy}" if column in ADDRESSES else f"{copy:x}" if column in UNIQUE else ""
    return f"{own} || '{behind}'" if behind else own


def other_id(own: str, copy: int) -> str:
    """An id of the same length whose second sign is another one of its sixteen."""
    return f"substr({own}, 1, 1) || substr('{SIGNS * 2}', instr('{SIGNS}', substr({own}, 2, 1)) + {copy}, 1) || substr({own}, 3)"


def later(own: str, copy: int) -> str:
    """The same with every year so much later; the later years first, that none is moved twice."""
    moved = own
    for year in sorted(FIRST_YEARS, reverse=True):
        moved = f"replace({moved}, '{year}-', '{year + YEARS * copy}-')"
    return moved
