"""What the columns of a spreadsheet seem to mean, from their headings and from what stands in them; a person confirms it."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from khronika.export.spreadsheets.grid import Grid
from khronika.export.spreadsheets.mapping import ColumnMapping, DayOrder, Field
from khronika.export.spreadsheets.values import YEAR_LAST, count_of, country_of, when_of
from khronika.records.claim_type import ClaimType
from khronika.text.word_lists import lists_in, table, words_under

MOST_SAMPLES = 200
MOST_WORDS = 60
"""How many different cells of a column may stand for types or marks; more are free text."""

ENOUGH = 0.7
"""Which share of a column's cells must be of a sort for it to be of that sort."""

UNSAID = "what stands for what; khronika does not know these words, so say it:"


@dataclass(frozen=True, slots=True)
class Proposal:
    """A mapping to be confirmed, and what a person should look at, by the table of the file under which it stands."""

    mapping: ColumnMapping
    notes: Mapping[str, list[str]]


def _is_day(words: str) -> bool:
    return any(when_of(words, order) is not None for order in DayOrder)


FITS: dict[Field, Callable[[str], bool]] = {
    Field.DAY: _is_day,
    Field.LAST_DAY: _is_day,
    Field.PUBLISHED: _is_day,
    Field.COUNT: lambda words: count_of(words) is not None,
    Field.URL: lambda words: words.startswith(("http://", "https://")),
}
"""What cells of a field look like, where that can be told."""

BY_VALUES = (Field.URL, Field.DAY)
"""What a column can be taken for by its cells alone."""


def propose(grid: Grid) -> Proposal:
    """The mapping that headings and cells suggest."""
    samples = {heading: _samples(grid, heading) for heading in grid.headings}
    columns = _columns(samples)
    types, unknown_types = _known(samples, columns.get(Field.TYPE), "types")
    marks, unknown_marks = _known(samples, columns.get(Field.MARK), "marks")
    if Field.MARK in columns and not marks:
        del columns[Field.MARK]
        unknown_marks = []
    unread = [heading for heading in grid.headings if heading not in columns.values()]
    order, order_note = _day_order(samples, columns)
    notes = {
        "": ["What the columns mean. Look it through, mend it, then: khronika import FILE --mapping THIS", *order_note, *_sheets(grid)],
        "columns": [f"kept as words of the report, no value of the claim: {heading!r}" for heading in unread],
        "types": _questions(unknown_types),
        "marks": _questions(unknown_marks),
        "countries": _questions(_unknown_countries(samples, columns)),
    }
    type = None if Field.TYPE in columns else ClaimType.OTHER
    if type is not None:
        notes[""].append("no column tells what happened, so every row is of one type: say which below")
    mapping = ColumnMapping(columns, day_order=order, type=type, types={word: ClaimType(type) for word, type in types.items()}, marks=marks)
    return Proposal(mapping, notes)


def _samples(grid: Grid, heading: str) -> list[str]:
    return list(dict.fromkeys(row.values[heading] for row in grid.rows if heading in row.values))[:MOST_SAMPLES]


def _columns(samples: Mapping[str, list[str]]) -> dict[Field, str]:
    """Each field with the column that fits it best; a column whose cells cannot be of the field does not."""
    scored = sorted(
        ((_score(heading, field), -place, field, heading) for place, heading in enumerate(samples) for field in Field), reverse=True
    )
    found: dict[Field, str] = {}
    for score, _, field, heading in scored:
        if score and field not in found and heading not in found.values() and _can_be(field, samples[heading]):
            found[field] = heading
    for field in BY_VALUES:
        left = (heading for heading in samples if heading not in found.values() and samples[heading] and _can_be(field, samples[heading]))
        first = next(left, None)
        if field not in found and first is not None:
            found[field] = first
    return {field: found[field] for field in Field if field in found}


def _score(heading: str, field: Field) -> int:
    """How surely a heading names a field: 2 where it is such a word, 1 where it has it among others, else 0."""
    plain = _plain(heading)
    words = [_plain(word) for word in words_under(table(_lists(), "headings"), field.value)]
    if plain in words:
        return 2
    return int(any(re.search(rf"\b{re.escape(word)}\b", plain) for word in words if len(word) > 2))


def _can_be(field: Field, cells: list[str]) -> bool:
    fits = FITS.get(field)
    return fits is None or not cells or sum(map(fits, cells)) >= ENOUGH * len(cells)


def _known(samples: Mapping[str, list[str]], heading: str | None, lists: str) -> tuple[dict[str, str], list[str]]:
    """The cells of a column for which a type or mark is known, and those for which none is."""
    cells = [] if heading is None else samples[heading]
    if len(cells) > MOST_WORDS:
        return {}, []
    listed = table(_lists(), lists)
    by_word = {_plain(word): name for name in listed for word in (name.replace("_", " "), *words_under(listed, name))}
    found = {cell: by_word.get(_plain(cell)) for cell in cells}
    return {cell: name for cell, name in found.items() if name is not None}, [cell for cell, name in found.items() if name is None]


def _unknown_countries(samples: Mapping[str, list[str]], columns: Mapping[Field, str]) -> list[str]:
    cells = samples[columns[Field.COUNTRY]] if Field.COUNTRY in columns else []
    return [cell for cell in cells if country_of(cell) is None][:MOST_WORDS]


def _day_order(samples: Mapping[str, list[str]], columns: Mapping[Field, str]) -> tuple[DayOrder, list[str]]:
    """How days are written, and a question where the cells do not tell."""
    days = [cell for field in (Field.DAY, Field.LAST_DAY, Field.PUBLISHED) if field in columns for cell in samples[columns[field]]]
    found = [match for cell in days if (match := YEAR_LAST.fullmatch(cell))]
    is_day_first, is_month_first = any(int(match[1]) > 12 for match in found), any(int(match[2]) > 12 for match in found)
    if is_month_first and not is_day_first:
        return DayOrder.MONTH_FIRST, []
    if not found or is_day_first:
        return DayOrder.DAY_FIRST, []
    return DayOrder.DAY_FIRST, [f"is {found[0][0]} written day first or month first? The cells do not tell; say it in day_order"]


def _sheets(grid: Grid) -> list[str]:
    return [f"the file has the sheets {', '.join(grid.sheets)}; say which in sheet"] if len(grid.sheets) > 1 else []


def _questions(words: Iterable[str]) -> list[str]:
    listed = [repr(word)[1:-1].replace('"', "'") for word in words]
    return [UNSAID, *(f'"{word}" = ""' for word in listed)] if listed else []


def _plain(words: str) -> str:
    return re.sub(r"[\s_\-:.]+", " ", words).strip().casefold()


@cache
def _lists() -> Mapping[str, object]:
    return lists_in("khronika.export.spreadsheets", "headings.toml")
