"""The cells of a spreadsheet: a heading and rows."""

import csv
import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from charset_normalizer import from_bytes

from khronika.errors import InputError, SettingsError

DELIMITERS = ",;\t|"
BYTE_ORDER_MARKS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}


@dataclass(frozen=True, slots=True)
class Cells:
    """One row: its number in the file (the heading is row 1), and what stands under each heading, blank cells left out.

    ``data`` is the row as it stands in a CSV file, below the heading; of other files the same made from the cells.
    ``extra`` are cells beyond the heading.
    """

    number: int
    values: dict[str, str]
    data: bytes
    extra: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Grid:
    """A heading and the rows below it that are not blank; ``sheets`` are the names of all sheets of the file."""

    headings: tuple[str, ...]
    rows: tuple[Cells, ...]
    sheets: tuple[str, ...] = ()


def grid_of(path: Path, sheet: str | None = None) -> Grid:
    """The cells of a CSV or XLSX file, of its first sheet where none is named; ``InputError`` where it is neither."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise InputError(str(path), f"it cannot be read: {error.strerror}", "check the path") from error
    if data.startswith(b"PK"):
        return _grid_of_workbook(data, path, sheet)
    return _grid_of_text(_text_of(data, path), path)


def _text_of(data: bytes, path: Path) -> str:
    encoding = next((name for mark, name in BYTE_ORDER_MARKS.items() if data.startswith(mark)), "utf-8")
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        best = from_bytes(data).best()
    if best is None:
        raise InputError(str(path), "its encoding cannot be told", "save it as CSV in UTF-8, or as XLSX")
    return str(best)


def _grid_of_text(text: str, path: Path) -> Grid:
    lines = _Lines(text.replace("\x00", "\ufffd").splitlines(keepends=True))
    first = next((line for line in lines.listed if line.strip()), "")
    delimiter = max(DELIMITERS, key=first.count)
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    try:
        found = [(cells, raw) for cells, raw in ((cells, lines.taken()) for cells in reader) if any(cell.strip() for cell in cells)]
    except csv.Error as error:
        raise InputError(f"{path}, line {lines.at}", f"it is no CSV: {error}", "save it anew as CSV or XLSX") from error
    return _grid(found, path, ())


class _Lines(Iterator[str]):
    """Lines of a text, and those that were taken since somebody last asked."""

    def __init__(self, listed: Sequence[str]) -> None:
        self.listed, self.at, self._begin = listed, 0, 0

    def __next__(self) -> str:
        if self.at >= len(self.listed):
            raise StopIteration
        self.at += 1
        return self.listed[self.at - 1]

    def taken(self) -> str:
        """The lines since the last time."""
        raw = "".join(self.listed[self._begin : self.at])
        self._begin = self.at
        return raw


def _grid_of_workbook(data: bytes, path: Path, sheet: str | None) -> Grid:
    try:
        from openpyxl import load_workbook  # noqa: PLC0415 - an extra
        from openpyxl.utils.exceptions import InvalidFileException  # noqa: PLC0415
    except ImportError as error:
        raise SettingsError("XLSX needs the library openpyxl: pip install 'khronika[exchange]'; or save the file as CSV") from error
    try:
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    except (InvalidFileException, zipfile.BadZipFile, KeyError, ValueError) as error:
        raise InputError(str(path), f"it is no XLSX that can be read: {error}", "save it anew, or as CSV") from error
    names = tuple(book.sheetnames)
    if sheet is not None and sheet not in names:
        raise InputError(str(path), f"it has no sheet {sheet!r}", f"its sheets are {', '.join(names)}")
    rows = [[_words(value) for value in row] for row in book[sheet or names[0]].iter_rows(values_only=True)]
    return _grid([(row, _csv_line(row)) for row in rows], path, names)


def _words(value: object) -> str:
    """A cell as words: a day without a time as the day alone, a whole number without a point."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == datetime.min.time() else value.isoformat(sep=" ")
    if isinstance(value, date):
        return value.isoformat()
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def _csv_line(row: Sequence[str]) -> str:
    line = io.StringIO()
    csv.writer(line).writerow(row)
    return line.getvalue()


def _grid(found: list[tuple[list[str], str]], path: Path, sheets: tuple[str, ...]) -> Grid:
    if not any(any(cell.strip() for cell in row) for row, _ in found):
        raise InputError(str(path), "it has no rows", "give a file with a heading and rows")
    begin = next(number for number, (row, _) in enumerate(found) if any(cell.strip() for cell in row))
    headings = _headings(found[begin][0])
    rows = [
        _cells(number, headings, row, found[begin][1] + raw)
        for number, (row, raw) in enumerate(found[begin + 1 :], begin + 2)
        if any(cell.strip() for cell in row)
    ]
    return Grid(tuple(name for name in headings if name), tuple(rows), sheets)


def _headings(row: Sequence[str]) -> list[str]:
    """The headings; one that stands there twice gets a number, blank ones hold nothing that is read."""
    found: list[str] = []
    for cell in row:
        name, number = _clean(cell), 2
        while name and name in found:
            name, number = f"{_clean(cell)} ({number})", number + 1
        found.append(name)
    return found


def _cells(number: int, headings: Sequence[str], row: Sequence[str], data: str) -> Cells:
    values = {name: _clean(cell) for name, cell in zip(headings, row, strict=False) if name and _clean(cell)}
    extra = tuple(_clean(cell) for cell in row[len(headings) :] if _clean(cell))
    return Cells(number, values, data.encode(), extra)


def _clean(cell: str) -> str:
    """The words of a cell, in one paragraph each; what no text can hold is replaced."""
    return re.sub(r"\s*\n\s*", "\n", re.sub(r"[\x00\ud800-\udfff]", "\ufffd", cell).replace("\r", "\n")).strip()
