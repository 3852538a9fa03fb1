"""Tables of reports and what must come out of them: each row a test, its ``todo`` rows strict expected failures.

A row with ``each = true`` is a test for every claim, and one for the rest: then a claim can be ``todo`` by itself.
"""

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from khronika.records.claim import Claim
from khronika.records.reading import Reading
from tests.extract.expected import faults_of
from tests.extract.made import readings_of, report_of_row

FOLDER = Path(__file__).parent / "cases"
TABLES = sorted(path.stem for path in FOLDER.glob("*.toml"))
REST = -1
"""The part of a row that is about no single claim."""

Row = Mapping[str, Any]


@cache
def rows_of(table: str) -> tuple[Row, ...]:
    """The rows of ``cases/table.toml``."""
    return tuple(tomllib.loads((FOLDER / f"{table}.toml").read_text(encoding="utf-8"))["case"])


@cache
def readings_of_table(table: str) -> list[Reading]:
    """What the reader makes of each row, the whole table read at once."""
    return readings_of([report_of_row(row) for row in rows_of(table)])


def cases() -> list[Any]:
    """Every row of every table, or every part of it, named by its table and its words."""
    return [
        pytest.param(table, number, part, id=f"{table}-{name_of(row)}{'' if part is None else part}", marks=_marks(_source(row, part)))
        for table in TABLES
        for number, row in enumerate(rows_of(table))
        for part in parts_of(row)
    ]


def parts_of(row: Row) -> list[int | None]:
    """What is a test of its own: the row (``None``), or each of its claims and the rest."""
    return [*range(len(row["claims"])), REST] if row.get("each", False) else [None]


def name_of(row: Row) -> str:
    """The words by which a row is known."""
    return " ".join(str(row.get("title") or row.get("report") or row.get("caption")).split())[:70]


def _source(row: Row, part: int | None) -> str:
    return str(row["from"] if part in (None, REST) else row["claims"][part].get("from", "own"))


def _marks(source: str) -> list[pytest.MarkDecorator]:
    return [pytest.mark.xfail(strict=True, reason="not read yet", raises=AssertionError)] if source == "todo" else []


def faults_in(table: str, number: int, part: int | None = None) -> list[str]:
    """Everything in which the reading of a row, or of a part of it, is not as the row says."""
    row, reading = rows_of(table)[number], readings_of_table(table)[number]
    faults, taken = faults_of(row.get("claims", []), reading.claims or (), reading.report)
    rest = [*_unwanted(row, reading, taken), *_incidents(row, taken)]
    if part is None:
        return [fault for found in faults for fault in found] + rest
    return rest if part == REST else faults[part]


def _unwanted(row: Row, reading: Reading, taken: list[Claim | None]) -> Iterator[str]:
    """Claims that must not come out."""
    rest = [claim for claim in reading.claims or () if not any(claim is other for other in taken)]
    for unwanted in row.get("absent", []):
        kind, _, trigger = unwanted.partition(":")
        for claim in rest:
            if claim.type == kind and trigger in claim.trigger.quote:
                yield f"there is {claim.type} '{claim.trigger.quote}'"
    for claim in rest if row.get("nothing_else", False) else ():
        yield f"there is {claim.type} '{claim.trigger.quote}'"


def _incidents(row: Row, taken: list[Claim | None]) -> Iterator[str]:
    """Labels that part what is one, or join what is apart; claims that were not read say nothing of it."""
    groups = [{claim.incident for member in group if (claim := taken[member]) is not None} for group in row.get("incidents", [])]
    if any(len(group) > 1 for group in groups) or sum(map(len, groups)) != len(set().union(*groups)):
        yield f"incidents {groups}"
