"""Test lists in the form of the Citizen Lab: which addresses are worth measuring, and why (github.com/citizenlab/test-lists)."""

import csv
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import PurePath

from khronika.errors import InputError
from khronika.records.listing import Listing
from khronika.records.site import site_of

ADDRESS, CATEGORY, DESCRIPTION, ADDED, SOURCE, NOTES = "url", "category_code", "category_description", "date_added", "source", "notes"


def is_test_list(line: bytes) -> bool:
    """Whether a first line is the heading of such a list."""
    columns = next(csv.reader([line.decode("utf-8-sig", "replace")]), [])
    return {ADDRESS, CATEGORY} <= set(map(str.strip, columns))


def listings_in(name: str, lines: Iterable[bytes]) -> Iterator[Listing | InputError]:
    """The listings of a file, its heading first, and what is wrong in place of a bad row; the file's own name is that of the list."""
    rows = csv.DictReader((line.decode("utf-8-sig", "replace") for line in lines), skipinitialspace=True)
    listed = PurePath(name.rpartition(":")[2]).stem
    try:
        for row in rows:
            yield _listing(f"{name} line {rows.line_num}", listed, row)
    except csv.Error as error:
        yield InputError(name, f"it is no CSV from line {rows.line_num} on ({error})", "what came before is kept; mend that line")


def _listing(place: str, listed: str, row: Mapping[str, str | None]) -> Listing | InputError:
    values = {key: (row.get(key) or "").strip() for key in (ADDRESS, CATEGORY, DESCRIPTION, ADDED, SOURCE, NOTES)}
    if not site_of(values[ADDRESS]):
        return InputError(place, f"{values[ADDRESS]!r} is no address", "the rest is kept")
    return Listing(values[ADDRESS], listed, values[CATEGORY], values[DESCRIPTION], _day(values[ADDED]), values[SOURCE], values[NOTES])


def _day(words: str) -> date | None:
    try:
        return date.fromisoformat(words)
    except ValueError:
        return None
