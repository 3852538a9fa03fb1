"""Tables of reports and what must come out of them: each row a test, its ``todo`` rows strict expected failures."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from khronika.records.reading import Reading
from tests.extract.expected import faults_of
from tests.extract.made import readings_of, report_of_row

FOLDER = Path(__file__).parent / "cases"
TABLES = sorted(path.stem for path in FOLDER.glob("*.toml"))
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
    """Every row of every table, named by its table and its words."""
    return [
        pytest.param(table, number, id=f"{table}-{name_of(row)}", marks=_marks(row))
        for table in TABLES
        for number, row in enumerate(rows_of(table))
    ]


def name_of(row: Row) -> str:
    """The words by which a row is known."""
    return " ".join(str(row.get("title") or row.get("report") or row.get("caption")).split())[:70]


def _marks(row: Row) -> list[pytest.MarkDecorator]:
    return [pytest.mark.xfail(strict=True, reason="not read yet", raises=AssertionError)] if row["from"] == "todo" else []


def faults_in(table: str, number: int) -> list[str]:
    """Everything in which the reading of a row is not as the row says."""
    row, reading = rows_of(table)[number], readings_of_table(table)[number]
    claims = reading.claims or ()
    faults, taken = faults_of(row.get("claims", []), claims, reading.report)
    rest = [claim for claim in claims if not any(claim is other for other in taken)]
    for unwanted in row.get("absent", []):
        kind, _, trigger = unwanted.partition(":")
        faults += [
            f"there is {claim.type} '{claim.trigger.quote}'" for claim in rest if claim.type == kind and trigger in claim.trigger.quote
        ]
    if row.get("nothing_else", False):
        faults += [f"there is {claim.type} '{claim.trigger.quote}'" for claim in rest]
    labels = [[None if (claim := taken[member]) is None else claim.incident for member in group] for group in row.get("incidents", [])]
    faults += [f"incidents {labels}" for group in labels if len(set(group)) != 1]
    return faults + ([f"incidents {labels}"] if len({group[0] for group in labels}) != len(labels) else [])
