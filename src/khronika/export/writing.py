"""Files of several kinds, each written the same way by every exporter."""

import csv
import json
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

from khronika.export.column import Value
from khronika.export.marks import BETWEEN

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
"""Spreadsheets work out a cell that begins so; a page could have one of its words do something on the reader's machine."""


def write_csv(path: Path, headings: Sequence[str], rows: Iterable[Sequence[Value]]) -> int:
    """Writes a heading and rows in UTF-8; how many rows."""
    number = 0
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\r\n")
        writer.writerow(headings)
        for row in rows:
            writer.writerow([cell(value) for value in row])
            number += 1
    return number


def cell(value: Value) -> str:
    """A value as a spreadsheet shows it and does not work it out; numbers stay as they are, what is not told is empty.

    >>> cell("=1+1"), cell(-3.5), cell(("a", "b")), cell(None)
    ("'=1+1", '-3.5', 'a; b', '')
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | float | date):
        return str(value)
    words = value if isinstance(value, str) else BETWEEN.join(value)
    return f"'{words}" if words.startswith(FORMULA_STARTS) else words


def write_json_lines(path: Path, forms: Iterable[dict[str, object]]) -> int:
    """Writes a line of JSON for each form; how many."""
    number = 0
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for form in forms:
            file.write(json.dumps(form, ensure_ascii=False, separators=(",", ":")) + "\n")
            number += 1
    return number


def without_empty(form: dict[str, object]) -> dict[str, object]:
    """The form without what is not told."""
    return {name: value for name, value in form.items() if value not in (None, "", [], ())}
